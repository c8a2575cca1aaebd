import type { Db } from '../connect'

/** Who may close meetings of a competition now: its chair and deputies, with where they live and work. */
export function listClosers(db: Db, competitionId: number, now: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select([
      'person.id as personId',
      'person.name',
      'person.home_region as homeRegion',
      'person.work_region as workRegion',
    ])
    .distinct()
    .where('role_grant.role', 'in', ['chair', 'deputy'])
    .where('role_grant.competition_id', '=', competitionId)
    .where('role_grant.revoked_at', 'is', null)
    .where('role_grant.valid_from', '<=', now)
    .where((eb) => eb.or([eb('role_grant.valid_until', 'is', null), eb('role_grant.valid_until', '>', now)]))
    .where('person.disabled_at', 'is', null)
    .orderBy('person.id')
    .execute()
}
