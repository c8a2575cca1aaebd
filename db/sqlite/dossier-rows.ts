import type Database from 'better-sqlite3'

/** A dossier with where it comes from and what it says: its newest revision, or the units of its draft. */
export interface DossierRow {
  id: number
  label: string
  regionCode: string
  regionName: string
  kecamatanCode: string | null
  kecamatanName: string | null
  category: string
  state: 'draft' | 'submitted' | 'returned' | 'complete'
  innovation: string
  revision: number | null
  receivedAt: string | null
  /** Canonical JSON of the newest revision. */
  content: string | null
}

/** Every dossier of a competition, by label. */
export function iterateDossiers(
  sqlite: Database.Database,
  competitionId: number,
): IterableIterator<DossierRow> {
  return sqlite
    .prepare<[number], DossierRow>(
      `SELECT dossier.id, entry.label, entry.region_code AS regionCode, entry.region_name AS regionName,
         entry.kecamatan_code AS kecamatanCode, entry.kecamatan_name AS kecamatanName, dossier.category,
         dossier.state, innovation.name AS innovation,
         revision.number AS revision, revision.received_at AS receivedAt, revision.content
       FROM dossier
       JOIN entry ON entry.id = dossier.entry_id
       JOIN innovation ON innovation.id = dossier.innovation_id
       LEFT JOIN dossier_revision AS revision ON revision.dossier_id = dossier.id
         AND revision.number = (SELECT max(number) FROM dossier_revision WHERE dossier_id = dossier.id)
       WHERE entry.competition_id = ?
       ORDER BY entry.label, entry.id, dossier.id`,
    )
    .iterate(competitionId)
}

/** What a draft keeps, in the order in which it was first written. */
export function draftUnits(sqlite: Database.Database) {
  const statement = sqlite.prepare<[number], { field: string; value: string }>(
    `SELECT field, coalesce(value, '') AS value FROM dossier_value
     WHERE dossier_id = ? AND row_key = '' ORDER BY position, field`,
  )
  return (dossierId: number) => statement.all(dossierId)
}

/** How many files and links a draft holds for each slot. */
export function draftEvidence(sqlite: Database.Database) {
  const statement = sqlite.prepare<[number], { field: string; files: number }>(
    `SELECT field, count(*) AS files FROM evidence
     WHERE dossier_id = ? AND removed_at IS NULL AND field IS NOT NULL GROUP BY field`,
  )
  return (dossierId: number) =>
    Object.fromEntries(statement.all(dossierId).map(({ field, files }) => [field, files]))
}
