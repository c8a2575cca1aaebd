import type Database from 'better-sqlite3'
import { countedSheetsFrom } from './counted-sheets'

/** Where these people live, by their row id; without those who did not say. */
export function readHomes(sqlite: Database.Database, people: readonly number[]): Map<number, string> {
  const rows = sqlite
    .prepare<unknown[], { id: number; home: string }>(
      `SELECT id, home_region AS home FROM person
       WHERE home_region IS NOT NULL AND id IN (${people.map(() => '?').join(', ')})`,
    )
    .all(...people)
  return new Map(rows.map(({ id, home }) => [id, home]))
}

/** Who sent the sheets that count, by the seat's row id as text; of several people in a seat one. */
export function listSheetPeople(
  sqlite: Database.Database,
  competition: number,
  stage: string,
  rulesIds: readonly number[],
): Map<string, number> {
  const rows = sqlite
    .prepare<[number, string], { seat: number; person: number }>(
      `SELECT assignment.seat_id AS seat, max(sheet.person_id) AS person ${countedSheetsFrom(rulesIds)}
       GROUP BY assignment.seat_id`,
    )
    .all(competition, stage)
  return new Map(rows.map(({ seat, person }) => [String(seat), person]))
}

export interface ChangedSheet {
  seat: number
  entry: number
  number: number
  receivedAt: string
}

/** Sheets of a stage that replaced one sent before, received from this moment on; the oldest first. */
export function listChangedSheets(
  sqlite: Database.Database,
  competition: number,
  stage: string,
  from: string,
): ChangedSheet[] {
  return sqlite
    .prepare<[number, string, string], ChangedSheet>(
      `SELECT sheet.seat_id AS seat, stage_entry.entry_id AS entry, sheet.number, sheet.received_at AS receivedAt
       FROM scoresheet_revision AS sheet
       JOIN stage_entry ON stage_entry.id = sheet.stage_entry_id
       JOIN assignment ON assignment.id = sheet.assignment_id AND assignment.state = 'active'
       WHERE stage_entry.competition_id = ? AND stage_entry.stage = ? AND stage_entry.removed_at IS NULL
         AND stage_entry.practice = 0 AND sheet.number > 1 AND sheet.received_at >= ?
       ORDER BY sheet.received_at, sheet.id`,
    )
    .all(competition, stage, from)
}
