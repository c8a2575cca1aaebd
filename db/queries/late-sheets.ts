import type { Db } from '../connect'

/** Sheets of a competition that came after their stage had closed, those that wait first, then the newest. */
export function listLateSheets(db: Db, competitionId: number) {
  return lateSheets(db)
    .where('stage_entry.competition_id', '=', competitionId)
    .orderBy((eb) => eb('late.state', '=', 'waiting'), 'desc')
    .orderBy('late.id', 'desc')
    .execute()
}

export function findLateSheet(db: Db, uid: string) {
  return lateSheets(db).where('late.uid', '=', uid).executeTakeFirst()
}

export type LateSheetRow = NonNullable<Awaited<ReturnType<typeof findLateSheet>>>

const lateSheets = (db: Db) =>
  db
    .selectFrom('late_sheet as late')
    .innerJoin('assignment', 'assignment.id', 'late.assignment_id')
    .innerJoin('seat', 'seat.id', 'assignment.seat_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('person as judge', 'judge.id', 'late.person_id')
    .leftJoin('person as decider', 'decider.id', 'late.decided_by')
    .select([
      'late.id',
      'late.uid',
      'late.assignment_id as assignmentId',
      'late.person_id as personId',
      'late.rules_id as rulesId',
      'late.marks',
      'late.reasons',
      'late.observations',
      'late.change_reason as changeReason',
      'late.device_time as deviceTime',
      'late.received_at as receivedAt',
      'late.state',
      'late.decided_at as decidedAt',
      'late.decision_reason as decisionReason',
      'decider.name as decidedBy',
      'judge.name as judge',
      'seat.label as seat',
      'stage_entry.competition_id as competitionId',
      'stage_entry.stage',
      'stage_entry.label',
      'assignment.uid as assignment',
    ])

/** The sheet of an assignment that waits for the chair. */
export function findWaitingSheet(db: Db, assignmentId: number) {
  return db
    .selectFrom('late_sheet')
    .selectAll()
    .where('assignment_id', '=', assignmentId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}

/** Sheets that wait for the chair. */
export async function countWaitingSheets(db: Db, competitionId: number): Promise<number> {
  const { count } = await db
    .selectFrom('late_sheet as late')
    .innerJoin('assignment', 'assignment.id', 'late.assignment_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('stage_entry.competition_id', '=', competitionId)
    .where('late.state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return count
}

/** The same for one stage, and of a partitioned one for one kecamatan. */
export async function countWaitingInStage(
  db: Db,
  { competition, stage, region }: { competition: number; stage: string; region: string | null },
): Promise<number> {
  const { count } = await db
    .selectFrom('late_sheet as late')
    .innerJoin('assignment', 'assignment.id', 'late.assignment_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('entry', 'entry.id', 'stage_entry.entry_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('stage_entry.competition_id', '=', competition)
    .where('stage_entry.stage', '=', stage)
    .where('late.state', '=', 'waiting')
    .$if(region !== null, (query) => query.where('entry.kecamatan_code', '=', region))
    .executeTakeFirstOrThrow()
  return count
}
