import { sql } from 'kysely'
import type { Db } from '../connect'

/** How many judges' sheets have been submitted per stage of a competition. */
export async function countSubmittedSheets(db: Db, competitionId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('scoresheet_revision as revision')
    .innerJoin('stage_entry', 'stage_entry.id', 'revision.stage_entry_id')
    .select(['stage_entry.stage', sql<number>`count(DISTINCT revision.assignment_id)`.as('sheets')])
    .where('stage_entry.competition_id', '=', competitionId)
    .groupBy('stage_entry.stage')
    .execute()
  return new Map(rows.map(({ stage, sheets }) => [stage, sheets]))
}

/** Codes of stages that have entries and of categories that entries belong to. */
export async function listCodesInUse(db: Db, competitionId: number) {
  const stages = await db
    .selectFrom('stage_entry')
    .select('stage')
    .distinct()
    .where('competition_id', '=', competitionId)
    .execute()
  const categories = await db
    .selectFrom('entry')
    .select('category')
    .distinct()
    .where('competition_id', '=', competitionId)
    .where('category', 'is not', null)
    .execute()
  return {
    stages: new Set(stages.map(({ stage }) => stage)),
    categories: new Set(categories.map(({ category }) => category ?? '')),
  }
}

/** Numbers that say how far a competition has come. */
export async function countProgress(db: Db, competitionId: number) {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('entry')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .where('competition_id', '=', competitionId)
        .as('entries'),
      eb
        .selectFrom('entry')
        .select(sql<number>`count(DISTINCT entry.region_code)`.as('n'))
        .where('competition_id', '=', competitionId)
        .as('wards'),
      eb
        .selectFrom('scoresheet_revision as revision')
        .innerJoin('stage_entry', 'stage_entry.id', 'revision.stage_entry_id')
        .select(sql<number>`count(DISTINCT revision.assignment_id)`.as('n'))
        .where('stage_entry.competition_id', '=', competitionId)
        .as('sheets'),
      eb
        .selectFrom('assignment')
        .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .where('stage_entry.competition_id', '=', competitionId)
        .where('assignment.state', '=', 'active')
        .as('assignments'),
    ])
    .executeTakeFirstOrThrow()
  return {
    entries: row.entries ?? 0,
    wards: row.wards ?? 0,
    sheets: row.sheets ?? 0,
    assignments: row.assignments ?? 0,
  }
}
