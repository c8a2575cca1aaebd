import type { Db } from '../connect'

/** The newest sheet of every assignment of a stage that stands, under these versions of the rules. */
export function listStandingSheets(
  db: Db,
  { competition, stage, rules }: { competition: number; stage: string; rules: readonly number[] },
) {
  return db
    .selectFrom('scoresheet_revision as sheet')
    .innerJoin('assignment', 'assignment.id', 'sheet.assignment_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .select([
      'stage_entry.uid as entry',
      'stage_entry.id as stageEntryId',
      'seat.label as seat',
      'assignment.criteria',
      'sheet.marks',
    ])
    .where('stage_entry.competition_id', '=', competition)
    .where('stage_entry.stage', '=', stage)
    .where('stage_entry.removed_at', 'is', null)
    .where('stage_entry.practice', '=', 0)
    .where('assignment.state', '=', 'active')
    .where('sheet.rules_id', 'in', [...rules])
    .where('sheet.number', '=', (eb) =>
      eb
        .selectFrom('scoresheet_revision as latest')
        .select((max) => max.fn.max('latest.number').as('number'))
        .whereRef('latest.assignment_id', '=', 'assignment.id'),
    )
    .orderBy('sheet.id')
    .execute()
}
