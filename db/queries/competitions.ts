import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from './scope'

export function findCompetitionBySlug(db: Db, slug: string) {
  return db.selectFrom('competition').selectAll().where('slug', '=', slug).executeTakeFirst()
}

export function findCompetitionById(db: Db, id: number) {
  return db.selectFrom('competition').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Competitions that the scope shows, newest first. */
export function listCompetitions(db: Db, scope: ListScope) {
  return db
    .selectFrom('competition')
    .selectAll('competition')
    .where((eb) =>
      whereInScope(eb, scope, { competition: 'competition.id', host: 'competition.host_region' }),
    )
    .orderBy('competition.year', 'desc')
    .orderBy('competition.id', 'desc')
    .execute()
}

/** What anybody may see: opened, or published as a draft for comment. */
export function listPublicCompetitions(db: Db) {
  return db
    .selectFrom('competition')
    .selectAll()
    .where((eb) => eb.or([eb('opened_at', 'is not', null), eb('draft_public', '=', 1)]))
    .where('archived_at', 'is', null)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Every competition, for sums over all of them inside services. */
export function listAllCompetitions(db: Db) {
  return db.selectFrom('competition').selectAll().orderBy('id').execute()
}
