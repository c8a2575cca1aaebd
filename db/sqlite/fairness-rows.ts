import type Database from 'better-sqlite3'

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
