import type { Db } from '../connect'

/** The stages in which a person has an active assignment for an entry, with where that person lives and works. */
export function listAssignedStages(db: Db, personId: number, entryId: number, moment: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('seat_occupant', 'seat_occupant.seat_id', 'seat.id')
    .innerJoin('person', 'person.id', 'seat_occupant.person_id')
    .select([
      'stage_entry.stage',
      'stage_entry.rendition',
      'person.home_region as homeRegion',
      'person.work_region as workRegion',
    ])
    .where('stage_entry.entry_id', '=', entryId)
    .where('stage_entry.removed_at', 'is', null)
    .where('assignment.state', '=', 'active')
    .where('seat.closed_at', 'is', null)
    .where('person.id', '=', personId)
    .where('seat_occupant.valid_from', '<=', moment)
    .where((eb) =>
      eb.or([eb('seat_occupant.valid_until', 'is', null), eb('seat_occupant.valid_until', '>', moment)]),
    )
    .distinct()
    .execute()
}

/** Wards of the entries that a person scores in a competition: assigned to a seat held now, or with a sheet sent. */
export function listScoredRegions(db: Db, personId: number, competitionId: number, moment: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .select('entry.region_code as region')
    .where('entry.competition_id', '=', competitionId)
    .where('stage_entry.removed_at', 'is', null)
    .where('assignment.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('seat_occupant as occupant')
            .select('occupant.id')
            .whereRef('occupant.seat_id', '=', 'assignment.seat_id')
            .where('occupant.person_id', '=', personId)
            .where('occupant.valid_from', '<=', moment)
            .where((or) =>
              or.or([or('occupant.valid_until', 'is', null), or('occupant.valid_until', '>', moment)]),
            ),
        ),
        eb.exists(
          eb
            .selectFrom('scoresheet_revision as sheet')
            .select('sheet.id')
            .whereRef('sheet.assignment_id', '=', 'assignment.id')
            .where('sheet.person_id', '=', personId),
        ),
      ]),
    )
    .distinct()
    .execute()
}

/** Entries without names that a person is to score: assigned to a seat held at `moment`, in any competition. */
export function listBlindWork(db: Db, personId: number, moment: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .innerJoin('competition', 'competition.id', 'entry.competition_id')
    .innerJoin('seat_occupant as occupant', 'occupant.seat_id', 'assignment.seat_id')
    .select([
      'competition.id as competition',
      'competition.host_region as hostRegion',
      'entry.region_code as region',
      'stage_entry.stage',
    ])
    .where('occupant.person_id', '=', personId)
    .where('occupant.valid_from', '<=', moment)
    .where((eb) => eb.or([eb('occupant.valid_until', 'is', null), eb('occupant.valid_until', '>', moment)]))
    .where('assignment.state', '=', 'active')
    .where('stage_entry.rendition', '=', 'blind')
    .where('stage_entry.removed_at', 'is', null)
    .distinct()
    .execute()
}
