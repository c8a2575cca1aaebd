import type Database from 'better-sqlite3'

/** The texts of a competition's dossiers as they are compared with each other. */
export function readComparedTexts(
  sqlite: Database.Database,
  competitionId: number,
): { id: number; title: string; prose: string }[] {
  return sqlite
    .prepare<[number], { id: number; title: string; prose: string }>(
      'SELECT dossier_id AS id, title, prose FROM dossier_search WHERE competition_id = ? ORDER BY dossier_id',
    )
    .all(competitionId)
}
