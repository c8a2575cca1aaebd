import type Database from 'better-sqlite3'

/** One check of a dossier, as it was recorded; `notes` are null once they were erased. */
export interface CheckRow {
  /** Of the entry. */
  uid: string
  label: string
  regionCode: string
  regionName: string
  kecamatanCode: string | null
  kecamatanName: string | null
  category: string
  title: string
  revision: number
  rulesId: number
  decision: string
  outcomes: string
  notes: string | null
  at: string
}

/** Every check of a competition's dossiers, by label and in the order in which they were made. */
export function iterateChecks(sqlite: Database.Database, competitionId: number): IterableIterator<CheckRow> {
  return sqlite
    .prepare<[number], CheckRow>(
      `SELECT entry.uid, entry.label, entry.region_code AS regionCode, entry.region_name AS regionName,
         entry.kecamatan_code AS kecamatanCode, entry.kecamatan_name AS kecamatanName,
         dossier.category, revision.title, made.revision_number AS revision, made.rules_id AS rulesId,
         made.decision, made.outcomes, made.notes, made.checked_at AS at
       FROM eligibility_check AS made
       JOIN dossier ON dossier.id = made.dossier_id
       JOIN entry ON entry.id = dossier.entry_id
       JOIN dossier_revision AS revision ON revision.dossier_id = dossier.id
         AND revision.number = made.revision_number
       WHERE entry.competition_id = ?
       ORDER BY entry.label, dossier.id, made.id`,
    )
    .iterate(competitionId)
}
