import type Database from 'better-sqlite3'
import { countedSheetsFrom } from './counted-sheets'

/** Seats whose counted sheets of a stage come from somebody who has not signed the statement of independence. */
export function listUnsignedSeats(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): string[] {
  return sqlite
    .prepare<[number, string, number], { uid: string }>(
      `SELECT DISTINCT seat.uid ${countedSheetsFrom(rulesIds)} AND sheet.source <> 'self_assessment'
         AND NOT EXISTS (SELECT 1 FROM independence_statement AS statement
           WHERE statement.competition_id = ? AND statement.person_id = sheet.person_id)
       ORDER BY seat.position, seat.id`,
    )
    .all(competitionId, stage, competitionId)
    .map(({ uid }) => uid)
}

/** Recapitulations of a stage, or of the whole, that were made and have not come back signed. */
export function listUnsignedRecapitulations(
  sqlite: Database.Database,
  competitionId: number,
  stage: string | null,
): string[] {
  return sqlite
    .prepare<[number, string | null], { uid: string }>(
      `SELECT uid FROM document WHERE competition_id = ? AND type = 'recapitulation' AND subject IS ?
         AND official_result_id IS NULL AND signed_sha256 IS NULL ORDER BY id`,
    )
    .all(competitionId, stage)
    .map(({ uid }) => uid)
}

/** Objections to results of a stage, or to final ones, that have no decision. */
export function listOpenObjections(sqlite: Database.Database, competitionId: number, stage: string | null) {
  return sqlite
    .prepare<[number, string | null], { objection: string; result: number }>(
      `SELECT objection.uid AS objection, official_result.number AS result FROM objection
       JOIN official_result ON official_result.id = objection.official_result_id
       WHERE official_result.competition_id = ? AND official_result.stage IS ? AND objection.state = 'received'
       ORDER BY objection.id`,
    )
    .all(competitionId, stage)
}

/** Paper and imported sheets of a stage that wait for a second person. */
export function listWaitingImports(sqlite: Database.Database, competitionId: number, stage: string) {
  return sqlite
    .prepare<[number, string], { import: string }>(
      `SELECT uid AS "import" FROM score_import WHERE competition_id = ? AND stage = ? AND state = 'waiting'
       ORDER BY id`,
    )
    .all(competitionId, stage)
}

/** How many sheets of a stage came too late and wait for the chair. */
export function countLateSheets(sqlite: Database.Database, competitionId: number, stage: string): number {
  return (
    sqlite
      .prepare<[number, string], { count: number }>(
        `SELECT count(*) AS count FROM late_sheet
         JOIN assignment ON assignment.id = late_sheet.assignment_id
         JOIN stage_entry ON stage_entry.id = assignment.stage_entry_id
         WHERE stage_entry.competition_id = ? AND stage_entry.stage = ? AND late_sheet.state = 'waiting'`,
      )
      .get(competitionId, stage)?.count ?? 0
  )
}
