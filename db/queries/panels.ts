import type { Db } from '../connect'

export function listPanels(db: Db, competitionId: number) {
  return db
    .selectFrom('panel')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('id')
    .execute()
}

export function findPanel(db: Db, uid: string) {
  return db.selectFrom('panel').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** A seat with the panel and competition that it belongs to. */
export function findSeat(db: Db, uid: string) {
  return db
    .selectFrom('seat')
    .innerJoin('panel', 'panel.id', 'seat.panel_id')
    .innerJoin('competition', 'competition.id', 'panel.competition_id')
    .selectAll('seat')
    .select([
      'panel.competition_id as competitionId',
      'panel.stage',
      'panel.region_code as panelRegion',
      'panel.decree_number as decreeNumber',
      'panel.decree_date as decreeDate',
      'competition.uid as competitionUid',
      'competition.host_region as hostRegion',
    ])
    .where('seat.uid', '=', uid)
    .executeTakeFirst()
}

/** Seats of all panels of a competition, in the order of panel and position. */
export function listSeats(db: Db, competitionId: number) {
  return db
    .selectFrom('seat')
    .innerJoin('panel', 'panel.id', 'seat.panel_id')
    .leftJoin('organization', 'organization.id', 'seat.organization_id')
    .selectAll('seat')
    .select(['panel.stage', 'panel.region_code as panelRegion', 'organization.name as organization'])
    .where('panel.competition_id', '=', competitionId)
    .orderBy('panel.id')
    .orderBy('seat.position')
    .orderBy('seat.id')
    .execute()
}

/** Everybody who ever held a seat of the competition, earliest first. */
export function listOccupants(db: Db, competitionId: number) {
  return db
    .selectFrom('seat_occupant as occupant')
    .innerJoin('seat', 'seat.id', 'occupant.seat_id')
    .innerJoin('panel', 'panel.id', 'seat.panel_id')
    .innerJoin('person', 'person.id', 'occupant.person_id')
    .select([
      'occupant.id',
      'occupant.uid',
      'occupant.seat_id as seatId',
      'occupant.person_id as personId',
      'occupant.valid_from as from',
      'occupant.valid_until as until',
      'occupant.basis_number as basisNumber',
      'person.uid as personUid',
      'person.account',
      'person.name',
      'person.title_before as titleBefore',
      'person.title_after as titleAfter',
      'person.home_region as homeRegion',
      'person.work_region as workRegion',
    ])
    .where('panel.competition_id', '=', competitionId)
    .orderBy('occupant.id')
    .execute()
}

export type OccupantRow = Awaited<ReturnType<typeof listOccupants>>[number]

/** The last position taken in a panel; 0 without seats. */
export async function lastSeatPosition(db: Db, panelId: number): Promise<number> {
  const { last } = await db
    .selectFrom('seat')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('panel_id', '=', panelId)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

export function findOrganizationByName(db: Db, name: string) {
  return db.selectFrom('organization').select('id').where('name', '=', name).executeTakeFirst()
}

/** Grants of a role in one competition that are not revoked and have no end before `moment`. */
export function listCompetitionGrants(db: Db, personId: number, competitionId: number, moment: string) {
  return db
    .selectFrom('role_grant')
    .select(['id', 'role', 'valid_from'])
    .where('person_id', '=', personId)
    .where('competition_id', '=', competitionId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', moment)]))
    .execute()
}
