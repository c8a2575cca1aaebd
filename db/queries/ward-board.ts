import { sql } from 'kysely'
import type { Db } from '../connect'

/** The newest link of each kelurahan that was invited as such. */
export function listNewestWardLinks(db: Db, competitionId: number) {
  return db
    .selectFrom('invitation')
    .select(['region_code', 'uid', 'created_at', 'expires_at', 'consumed_at', 'declined_at', 'revoked_at'])
    .where('id', 'in', (query) =>
      query
        .selectFrom('invitation')
        .select((eb) => eb.fn.max('id').as('id'))
        .where('competition_id', '=', competitionId)
        .where('purpose', '=', 'join')
        .where('role', 'is', null)
        .groupBy('region_code'),
    )
    .execute()
}

/** Kelurahan with members whose role holds at `now`, and how many. */
export function countTeamMembers(db: Db, competitionId: number, now: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['region_code', (eb) => eb.fn.countAll<number>().as('members')])
    .where('competition_id', '=', competitionId)
    .where('role', 'in', ['drafter', 'responsible'])
    .where('person.disabled_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .groupBy('region_code')
    .execute()
}

/** Kelurahan with a dossier, and whether one has been submitted. */
export function listDossierProgress(db: Db, competitionId: number) {
  return db
    .selectFrom('entry')
    .innerJoin('dossier', 'dossier.entry_id', 'entry.id')
    .select(['entry.region_code', sql<number>`max(dossier.state <> 'draft')`.as('submitted')])
    .where('entry.competition_id', '=', competitionId)
    .groupBy('entry.region_code')
    .execute()
}
