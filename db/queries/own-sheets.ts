import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'

type Whose = { competition: number; person: number; moment: string }

const openAssignments = prepared((db: Db, slot: Slots<Whose>) =>
  openOf(db, { competition: slot('competition'), person: slot('person'), moment: slot('moment') }),
)

const openOf = (db: Db, whose: Whose) =>
  db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat_occupant', 'seat_occupant.seat_id', 'assignment.seat_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .where('stage_entry.competition_id', '=', whose.competition)
    .where('stage_entry.practice', '=', 0)
    .where('stage_entry.removed_at', 'is', null)
    .where('seat.scores', '=', 1)
    .where('assignment.state', '=', 'active')
    .where('seat_occupant.person_id', '=', whose.person)
    .where('seat_occupant.valid_from', '<=', whose.moment)
    .where((eb) =>
      eb.or([
        eb('seat_occupant.valid_until', 'is', null),
        eb('seat_occupant.valid_until', '>', whose.moment),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('scoresheet_revision')
            .select('scoresheet_revision.id')
            .whereRef('scoresheet_revision.assignment_id', '=', 'assignment.id'),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))

/**
 * How many entries this person has still to score in a competition: active assignments of seats that the person
 * occupies at `moment`, practice left out, without a submitted sheet.
 */
export async function countOpenAssignments(
  db: Db,
  competitionId: number,
  personId: number,
  moment: string,
): Promise<number> {
  const { rows } = await openAssignments(db, { competition: competitionId, person: personId, moment })
  return Number(rows[0]?.count ?? 0)
}

/** The same for one stage of the competition. */
export async function countOpenInStage(
  db: Db,
  {
    competition,
    stage,
    person,
    moment,
  }: { competition: number; stage: string; person: number; moment: string },
): Promise<number> {
  const row = await openOf(db, { competition, person, moment })
    .where('stage_entry.stage', '=', stage)
    .executeTakeFirst()
  return row?.count ?? 0
}
