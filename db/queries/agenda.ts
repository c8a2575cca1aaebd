import type { AgendaVersion } from '~/domain/agenda'
import type { Db } from '../connect'

/** Every version of a competition's meetings, oldest first. */
export async function listAgenda(
  db: Db,
  competitionId: number,
): Promise<(AgendaVersion & { uid: string })[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('number')
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    uid: row.uid,
    number: row.number,
    version: row.version,
    kind: row.kind,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    mapUrl: row.map_url,
    route: JSON.parse(row.route),
    audience: row.audience,
    entries: JSON.parse(row.entries),
    note: row.note,
    published: row.published === 1,
    cancelled: row.cancelled === 1,
    reason: row.reason,
    writtenAt: row.written_at,
  }))
}

/** Entries of a competition with where they come from, by label. */
export function listAgendaEntries(db: Db, competitionId: number) {
  return db
    .selectFrom('entry')
    .select([
      'id',
      'uid',
      'label',
      'region_code as region',
      'region_name as regionName',
      'kecamatan_name as kecamatanName',
    ])
    .where('competition_id', '=', competitionId)
    .orderBy('label')
    .execute()
}

/** Entries that a person is assigned to score now, over all stages of a competition. */
export function listAssignedEntries(db: Db, personId: number, competitionId: number, moment: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('seat_occupant as occupant', 'occupant.seat_id', 'seat.id')
    .select(['entry.id', 'entry.uid', 'entry.competition_id', 'entry.region_code'])
    .where('entry.competition_id', '=', competitionId)
    .where('stage_entry.removed_at', 'is', null)
    .where('assignment.state', '=', 'active')
    .where('seat.closed_at', 'is', null)
    .where('occupant.person_id', '=', personId)
    .where('occupant.valid_from', '<=', moment)
    .where((eb) => eb.or([eb('occupant.valid_until', 'is', null), eb('occupant.valid_until', '>', moment)]))
    .distinct()
    .execute()
}

const NAME = [
  'person.id',
  'person.uid',
  'person.title_before as titleBefore',
  'person.name',
  'person.title_after as titleAfter',
] as const

/** Who is a member of the teams of these wards now, by ward and name. */
export function listTeamMembers(db: Db, competitionId: number, regions: readonly string[], moment: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select([...NAME, 'person.office', 'role_grant.role', 'role_grant.region_code as region'])
    .where('role_grant.role', 'in', ['drafter', 'responsible'])
    .where('role_grant.competition_id', '=', competitionId)
    .where('role_grant.region_code', 'in', regions)
    .where('role_grant.revoked_at', 'is', null)
    .where('role_grant.valid_from', '<=', moment)
    .where((eb) =>
      eb.or([eb('role_grant.valid_until', 'is', null), eb('role_grant.valid_until', '>', moment)]),
    )
    .where('person.disabled_at', 'is', null)
    .orderBy('role_grant.region_code')
    .orderBy('role_grant.role', 'desc')
    .orderBy('person.name')
    .execute()
}

/** Who holds a seat of a competition's panels now, in the order of panels and seats. */
export function listJudgesNow(db: Db, competitionId: number, moment: string) {
  return db
    .selectFrom('seat_occupant as occupant')
    .innerJoin('seat', 'seat.id', 'occupant.seat_id')
    .innerJoin('panel', 'panel.id', 'seat.panel_id')
    .innerJoin('person', 'person.id', 'occupant.person_id')
    .leftJoin('organization', 'organization.id', 'seat.organization_id')
    .select([...NAME, 'seat.label as seat', 'organization.name as organization'])
    .where('panel.competition_id', '=', competitionId)
    .where('seat.closed_at', 'is', null)
    .where('occupant.valid_from', '<=', moment)
    .where((eb) => eb.or([eb('occupant.valid_until', 'is', null), eb('occupant.valid_until', '>', moment)]))
    .where('person.disabled_at', 'is', null)
    .orderBy('panel.id')
    .orderBy('seat.position')
    .orderBy('occupant.id')
    .execute()
}
