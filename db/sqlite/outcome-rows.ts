import type Database from 'better-sqlite3'
import type { DecidedOutcome } from '~/domain/outcomes'

/**
 * The outcomes of a competition's entries in the order of the decisions: those of its meetings by stage, and for no
 * stage that of an entry whose present state is one, such as *gugur* by a check.
 */
export function readOutcomes(sqlite: Database.Database, competitionId: number): DecidedOutcome[] {
  return sqlite
    .prepare<[number], DecidedOutcome>(
      `SELECT entry_state.entry_id AS entry,
         CASE WHEN entry_state.plenary_id IS NULL THEN NULL ELSE entry_state.stage END AS stage,
         entry_state.to_state AS outcome
       FROM entry_state JOIN entry ON entry.id = entry_state.entry_id
       WHERE entry.competition_id = ?
         AND entry_state.to_state IN ('lolos', 'tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir')
         AND (entry_state.plenary_id IS NOT NULL OR entry_state.id = (
           SELECT max(id) FROM entry_state AS newest
           WHERE newest.entry_id = entry_state.entry_id AND newest.plenary_id IS NULL))
       ORDER BY entry_state.id`,
    )
    .all(competitionId)
}

export interface ClosedMeetingRow {
  stage: string
  decisions: string
}

/** What closed meetings of a competition decided, the newest first. */
export function readClosedMeetings(sqlite: Database.Database, competitionId: number): ClosedMeetingRow[] {
  return sqlite
    .prepare<[number], ClosedMeetingRow>(
      `SELECT stage, decisions FROM plenary
       WHERE competition_id = ? AND closed_at IS NOT NULL AND stage IS NOT NULL ORDER BY id DESC`,
    )
    .all(competitionId)
}

/** Internal ids of a competition's entries by their public ones. */
export function readEntryIds(sqlite: Database.Database, competitionId: number): Map<string, number> {
  const rows = sqlite
    .prepare<[number], { id: number; uid: string }>('SELECT id, uid FROM entry WHERE competition_id = ?')
    .all(competitionId)
  return new Map(rows.map(({ id, uid }) => [uid, id]))
}
