import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'

const sheetWork = prepared((db: Db, slot: Slots<{ uid: string; personId: number; moment: string }>) =>
  db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .innerJoin('competition', 'competition.id', 'stage_entry.competition_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('person', (join) => join.on('person.id', '=', slot('personId')))
    .leftJoin('scoresheet as draft', (join) =>
      join.onRef('draft.assignment_id', '=', 'assignment.id').on('draft.person_id', '=', slot('personId')),
    )
    .select((eb) => [
      'assignment.id',
      'assignment.uid',
      'assignment.state',
      'assignment.criteria',
      'seat.id as seatId',
      'seat.label as seatLabel',
      'seat.scores',
      'seat.closed_at as seatClosedAt',
      'stage_entry.id as stageEntryId',
      'stage_entry.uid as stageEntryUid',
      'stage_entry.stage',
      'stage_entry.label',
      'stage_entry.revisions',
      'stage_entry.rendition',
      'stage_entry.removed_at as removedAt',
      'entry.id as entryId',
      'entry.region_code as region',
      'entry.region_name as regionName',
      'entry.kecamatan_name as kecamatanName',
      'entry.category',
      'competition.id as competitionId',
      'competition.uid as competitionUid',
      'competition.slug',
      'competition.name as competitionName',
      'competition.host_region as hostRegion',
      'competition.zone',
      'person.home_region as homeRegion',
      'person.work_region as workRegion',
      'draft.id as draftId',
      'draft.marks as draftMarks',
      'draft.reasons as draftReasons',
      'draft.observations as draftObservations',
      'draft.version as draftVersion',
      'draft.updated_at as draftUpdatedAt',
      eb
        .exists(
          eb
            .selectFrom('seat_occupant as occupant')
            .select('occupant.id')
            .whereRef('occupant.seat_id', '=', 'seat.id')
            .where('occupant.person_id', '=', slot('personId'))
            .where('occupant.valid_from', '<=', slot('moment'))
            .where((or) =>
              or.or([
                or('occupant.valid_until', 'is', null),
                or('occupant.valid_until', '>', slot('moment')),
              ]),
            ),
        )
        .as('occupies'),
      eb
        .exists(
          eb
            .selectFrom('independence_statement as statement')
            .select('statement.id')
            .whereRef('statement.competition_id', '=', 'competition.id')
            .where('statement.person_id', '=', slot('personId')),
        )
        .as('signed'),
      eb
        .or([
          eb.exists(
            eb
              .selectFrom('conflict')
              .select('conflict.id')
              .where('conflict.person_id', '=', slot('personId'))
              .where('conflict.ended_at', 'is', null),
          ),
          eb.exists(
            eb
              .selectFrom('role_grant as membership')
              .select('membership.id')
              .where('membership.person_id', '=', slot('personId'))
              .where('membership.role', 'in', ['drafter', 'responsible']),
          ),
        ])
        .as('hasTies'),
      eb
        .selectFrom('scoresheet_revision as sheet')
        .select((max) => max.fn.max('sheet.number').as('number'))
        .whereRef('sheet.assignment_id', '=', 'assignment.id')
        .as('revisionNumber'),
    ])
    .where('assignment.uid', '=', slot('uid')),
)

/**
 * One assignment with all that deciding about it takes: who holds the seat now, whether this person has signed and
 * has ties, the newest revision and the person's own draft. One statement, since it stands on the way of every save.
 */
export async function findSheetWork(db: Db, uid: string, personId: number, moment: string) {
  return (await sheetWork(db, { uid, personId, moment })).rows[0]
}

export type SheetWork = NonNullable<Awaited<ReturnType<typeof findSheetWork>>>

/** Assignments of a stage with the newest revision of each; for boards and progress. */
export function listStageAssignments(db: Db, competitionId: number, stage: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .leftJoin('scoresheet_revision as sheet', (join) =>
      join.onRef('sheet.assignment_id', '=', 'assignment.id').on('sheet.number', '=', (eb) =>
        eb
          .selectFrom('scoresheet_revision as latest')
          .select((max) => max.fn.max('latest.number').as('number'))
          .whereRef('latest.assignment_id', '=', 'assignment.id'),
      ),
    )
    .select((eb) => [
      'assignment.id',
      'assignment.uid',
      'assignment.state',
      'assignment.reason',
      'assignment.criteria',
      'assignment.seat_id as seatId',
      'seat.uid as seatUid',
      'assignment.stage_entry_id as stageEntryId',
      'stage_entry.uid as stageEntryUid',
      'sheet.number as revisionNumber',
      'sheet.rules_id as revisionRulesId',
      'sheet.received_at as receivedAt',
      'sheet.source',
      eb
        .exists(
          eb
            .selectFrom('scoresheet as draft')
            .select('draft.id')
            .whereRef('draft.assignment_id', '=', 'assignment.id'),
        )
        .as('hasDraft'),
    ])
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.stage', '=', stage)
    .where('stage_entry.removed_at', 'is', null)
    .orderBy('assignment.id')
    .execute()
}

export type StageAssignmentRow = Awaited<ReturnType<typeof listStageAssignments>>[number]

/** What a person is to score now, over all competitions: active assignments of the seats they hold. */
export function listJudgeAssignments(db: Db, personId: number, moment: string, competitionId?: number) {
  let query = db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .innerJoin('competition', 'competition.id', 'stage_entry.competition_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('seat_occupant as occupant', 'occupant.seat_id', 'seat.id')
    .leftJoin('scoresheet as draft', (join) =>
      join.onRef('draft.assignment_id', '=', 'assignment.id').on('draft.person_id', '=', personId),
    )
    .leftJoin('scoresheet_revision as sheet', (join) =>
      join.onRef('sheet.assignment_id', '=', 'assignment.id').on('sheet.number', '=', (eb) =>
        eb
          .selectFrom('scoresheet_revision as latest')
          .select((max) => max.fn.max('latest.number').as('number'))
          .whereRef('latest.assignment_id', '=', 'assignment.id'),
      ),
    )
    .select([
      'assignment.id',
      'assignment.uid',
      'assignment.criteria',
      'stage_entry.stage',
      'stage_entry.label',
      'stage_entry.revisions',
      'stage_entry.rendition',
      'entry.id as entryId',
      'entry.region_code as region',
      'entry.region_name as regionName',
      'entry.kecamatan_name as kecamatanName',
      'entry.category',
      'competition.id as competitionId',
      'competition.slug',
      'competition.host_region as hostRegion',
      'seat.id as seatId',
      'seat.label as seatLabel',
      'draft.marks as draftMarks',
      'draft.updated_at as draftUpdatedAt',
      'sheet.number as revisionNumber',
      'sheet.rules_id as revisionRulesId',
      'sheet.received_at as receivedAt',
      'sheet.marks as sheetMarks',
    ])
    .where('occupant.person_id', '=', personId)
    .where('occupant.valid_from', '<=', moment)
    .where((or) => or.or([or('occupant.valid_until', 'is', null), or('occupant.valid_until', '>', moment)]))
    .where('assignment.state', '=', 'active')
    .where('stage_entry.removed_at', 'is', null)
    .where('seat.closed_at', 'is', null)
    .orderBy('competition.id')
    .orderBy('assignment.id')
  if (competitionId !== undefined) query = query.where('competition.id', '=', competitionId)
  return query.execute()
}

export type JudgeAssignmentRow = Awaited<ReturnType<typeof listJudgeAssignments>>[number]

export function findAssignment(db: Db, uid: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('competition', 'competition.id', 'stage_entry.competition_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .selectAll('assignment')
    .select([
      'entry.kecamatan_code as kecamatanCode',
      'stage_entry.stage',
      'stage_entry.label as entryLabel',
      'seat.label as seatLabel',
      'competition.slug',
      'competition.id as competitionId',
      'competition.uid as competitionUid',
      'competition.host_region as hostRegion',
    ])
    .where('assignment.uid', '=', uid)
    .executeTakeFirst()
}

export function findStatement(db: Db, competitionId: number, personId: number) {
  return db
    .selectFrom('independence_statement')
    .select(['uid', 'statement', 'signed_at as signedAt'])
    .where('competition_id', '=', competitionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}
