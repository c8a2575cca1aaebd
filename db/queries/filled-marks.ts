import type { Db } from '../connect'
import type { FilledMarksTable } from '../schema'

/** The newest marks that somebody other than a judge filled in for each entry of a stage, with who saved them. */
export function listFilledMarks(
  db: Db,
  competitionId: number,
  stage: string,
  filledBy: FilledMarksTable['filled_by'],
) {
  return db
    .selectFrom('filled_marks as filled')
    .innerJoin('stage_entry', 'stage_entry.id', 'filled.stage_entry_id')
    .innerJoin('person', 'person.id', 'filled.person_id')
    .select([
      'stage_entry.uid as stageEntry',
      'filled.number',
      'filled.marks',
      'filled.rules_id as rulesId',
      'filled.reasons',
      'filled.dossier_revision_id as revision',
      'filled.received_at as receivedAt',
      'person.name',
    ])
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', '=', stage)
    .where('filled.filled_by', '=', filledBy)
    .where((eb) =>
      eb(
        'filled.number',
        '=',
        eb
          .selectFrom('filled_marks as newest')
          .select((inner) => inner.fn.max('newest.number').as('number'))
          .whereRef('newest.stage_entry_id', '=', 'filled.stage_entry_id')
          .where('newest.filled_by', '=', filledBy),
      ),
    )
    .execute()
}

/** The marks that somebody saved for an entry as number `number`, if so many were. */
export function findFilledMarks(
  db: Db,
  stageEntry: number,
  filledBy: FilledMarksTable['filled_by'],
  number: number,
) {
  return db
    .selectFrom('filled_marks')
    .select(['marks', 'reasons'])
    .where('stage_entry_id', '=', stageEntry)
    .where('filled_by', '=', filledBy)
    .where('number', '=', number)
    .executeTakeFirst()
}
