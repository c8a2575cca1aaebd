import type Database from 'better-sqlite3'

/** What one judge's newest sheet says of a visit, with the dossiers that it judged. */
export interface VisitRow {
  entry: number
  assignment: number
  person: number
  seat: string
  number: number
  rulesId: number
  rendition: 'full' | 'blind'
  receivedAt: string
  observations: string
  /** Public ids of the dossier revisions, as a JSON list. */
  judged: string
}

/** Newest sheets of a stage that say what was seen, in the order of entries and seats. */
export function listVisitRows(sqlite: Database.Database, competition: number, stage: string): VisitRow[] {
  return sqlite
    .prepare<[number, string], VisitRow>(
      `SELECT stage_entry.entry_id AS entry, assignment.id AS assignment, sheet.person_id AS person,
         seat.label AS seat, sheet.number, sheet.rules_id AS rulesId, stage_entry.rendition,
         sheet.received_at AS receivedAt, sheet.observations,
         coalesce(sheet.judged_revisions, stage_entry.revisions) AS judged
       FROM scoresheet_revision AS sheet
       JOIN assignment ON assignment.id = sheet.assignment_id AND assignment.state = 'active'
       JOIN stage_entry ON stage_entry.id = assignment.stage_entry_id
       JOIN seat ON seat.id = sheet.seat_id
       WHERE stage_entry.competition_id = ? AND stage_entry.stage = ?
         AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL AND sheet.observations IS NOT NULL
         AND sheet.number = (SELECT max(number) FROM scoresheet_revision
           WHERE assignment_id = sheet.assignment_id)
       ORDER BY stage_entry.label, seat.position, assignment.id`,
    )
    .all(competition, stage)
}

/** How many photos a sheet's visit has of each indicator; under the empty key those of the whole visit. */
export function countVisitPhotos(sqlite: Database.Database, assignment: number): Map<string, number> {
  const rows = sqlite
    .prepare<[number], { indicator: string; count: number }>(
      `SELECT coalesce(indicator, '') AS indicator, count(*) AS count FROM visit_photo
       WHERE assignment_id = ? AND removed_at IS NULL GROUP BY indicator`,
    )
    .all(assignment)
  return new Map(rows.map(({ indicator, count }) => [indicator, count]))
}

/** What a dossier revision says, where it has not been erased. */
export function readRevisionContent(sqlite: Database.Database, uid: string): string | null {
  const row = sqlite
    .prepare<[string], { content: string | null }>('SELECT content FROM dossier_revision WHERE uid = ?')
    .get(uid)
  return row?.content ?? null
}
