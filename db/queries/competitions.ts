import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'
import { whereInScope } from './scope'

const bySlug = prepared((db: Db, slot: Slots<{ slug: string }>) =>
  db.selectFrom('competition').selectAll().where('slug', '=', slot('slug')),
)

export async function findCompetitionBySlug(db: Db, slug: string) {
  return (await bySlug(db, { slug })).rows[0]
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

export async function isSlugTaken(db: Db, slug: string): Promise<boolean> {
  return (
    (await db.selectFrom('competition').select('id').where('slug', '=', slug).executeTakeFirst()) !==
    undefined
  )
}

/** Slugs that begin like this one, to find a free one. */
export async function listSlugsLike(db: Db, slug: string): Promise<Set<string>> {
  const rows = await db.selectFrom('competition').select('slug').where('slug', 'like', `${slug}%`).execute()
  return new Set(rows.map((row) => row.slug))
}

export function findSeriesBySlug(db: Db, slug: string) {
  return db.selectFrom('series').selectAll().where('slug', '=', slug).executeTakeFirst()
}

export function findSeriesById(db: Db, id: number) {
  return db.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The newest snapshot of a draft that was made public for comment. */
export function findPublishedDraft(db: Db, competitionId: number) {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .where('kind', '=', 'rules_draft')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
