import type Database from 'better-sqlite3'

/** A dossier revision that a stage judges, with what it says; null where that was erased. */
export interface JudgedRevisionRow {
  entry: number
  content: string | null
  person: number | null
  number: number
  rulesId: number
  receivedAt: string
}

/** The dossier revisions that a stage judges, by entry, in the order in which they are judged. */
export function iterateJudgedRevisions(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
): IterableIterator<JudgedRevisionRow> {
  return sqlite
    .prepare<[number, string], JudgedRevisionRow>(
      `SELECT stage_entry.entry_id AS entry, revision.content, revision.submitted_by AS person, revision.number,
         revision.rules_id AS rulesId, revision.received_at AS receivedAt
       FROM stage_entry
       JOIN json_each(stage_entry.revisions) AS judged
       JOIN dossier_revision AS revision ON revision.uid = judged.value
       WHERE stage_entry.competition_id = ? AND stage_entry.stage = ?
         AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL
       ORDER BY stage_entry.entry_id, judged.key`,
    )
    .iterate(competitionId, stage)
}
