import type { ConflictKind, Tie } from '~/domain/conflicts'
import type { Db } from '../connect'

/** Ties of these persons that hold in a competition; an organization's stands for its region. */
export function listActiveConflicts(db: Db, competitionId: number, personIds: readonly number[]) {
  return db
    .selectFrom('conflict')
    .leftJoin('entry', 'entry.id', 'conflict.entry_id')
    .leftJoin('organization', 'organization.id', 'conflict.organization_id')
    .select((eb) => [
      'conflict.id',
      'conflict.uid',
      'conflict.person_id as person',
      'conflict.kind',
      eb.fn.coalesce('conflict.region_code', 'organization.region_code').as('region'),
      'conflict.entry_id as entry',
      'conflict.innovation_id as innovation',
      'conflict.from_year as fromYear',
      'conflict.until_year as untilYear',
      'entry.label as entryLabel',
      'conflict.note',
      'conflict.declared_at as declaredAt',
    ])
    .where('conflict.person_id', 'in', personIds)
    .where('conflict.ended_at', 'is', null)
    .where((eb) =>
      eb.or([eb('conflict.competition_id', '=', competitionId), eb('conflict.competition_id', 'is', null)]),
    )
    .orderBy('conflict.id')
    .execute()
}

/** Teams that these persons are in at `moment`, in any competition, or ever were in this one. */
function listTeamRegions(db: Db, competitionId: number, personIds: readonly number[], moment: string) {
  return db
    .selectFrom('role_grant')
    .select(['person_id as person', 'region_code as region'])
    .where('person_id', 'in', personIds)
    .where('role', 'in', ['drafter', 'responsible'])
    .where('region_code', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('competition_id', '=', competitionId),
        eb.and([
          eb('revoked_at', 'is', null),
          eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', moment)]),
        ]),
      ]),
    )
    .execute()
}

/** All that stands between these persons and entries: membership of a team first, then what was declared. */
export async function listTies(
  db: Db,
  competitionId: number,
  personIds: readonly number[],
  moment: string,
): Promise<(Tie & { person: number })[]> {
  const kind: ConflictKind = 'tim_peserta'
  const teams = await listTeamRegions(db, competitionId, personIds, moment)
  const declared = await listActiveConflicts(db, competitionId, personIds)
  return [...teams.map((team) => ({ ...team, kind, entry: null, innovation: null })), ...declared]
}

export function findConflict(db: Db, uid: string) {
  return db.selectFrom('conflict').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** Innovations of entries, as pairs. */
export function listEntryInnovations(db: Db, entryIds: readonly number[]) {
  return db
    .selectFrom('dossier')
    .select(['entry_id as entry', 'innovation_id as innovation'])
    .where('entry_id', 'in', entryIds)
    .execute()
}
