import type { Db } from '../connect'

/** People who act for a place in a competition now: in roles that hold for the region or for one above it. */
export function listActing(
  db: Db,
  input: {
    competitionId: number
    regions: readonly string[]
    roles: readonly ('verifier' | 'drafter' | 'responsible')[]
    now: string
  },
) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id', 'person.uid', 'person.name', 'person.locale'])
    .where('role_grant.role', 'in', input.roles)
    .where('role_grant.region_code', 'in', input.regions)
    .where((eb) =>
      eb.or([
        eb('role_grant.competition_id', '=', input.competitionId),
        eb('role_grant.competition_id', 'is', null),
      ]),
    )
    .where('role_grant.revoked_at', 'is', null)
    .where('role_grant.valid_from', '<=', input.now)
    .where((eb) =>
      eb.or([eb('role_grant.valid_until', 'is', null), eb('role_grant.valid_until', '>', input.now)]),
    )
    .where('person.disabled_at', 'is', null)
    .distinct()
    .orderBy('person.id')
    .execute()
}
