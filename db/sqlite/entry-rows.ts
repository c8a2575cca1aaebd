import type Database from 'better-sqlite3'

/** An entry with one of its dossiers; dossier columns are null for an entry without one. */
export interface EntryDossierRow {
  uid: string
  label: string
  regionCode: string
  regionName: string
  kecamatanCode: string | null
  kecamatanName: string | null
  category: string | null
  state: string | null
  innovation: string | null
  dossierState: string | null
  title: string | null
  revision: number | null
  receivedAt: string | null
}

/** Every entry of a competition and each of its dossiers with its newest revision, by label. */
export function iterateEntryDossiers(
  sqlite: Database.Database,
  competitionId: number,
): IterableIterator<EntryDossierRow> {
  return sqlite
    .prepare<[number], EntryDossierRow>(
      `SELECT entry.uid, entry.label, entry.region_code AS regionCode, entry.region_name AS regionName,
         entry.kecamatan_code AS kecamatanCode, entry.kecamatan_name AS kecamatanName,
         coalesce(dossier.category, entry.category) AS category,
         (SELECT to_state FROM entry_state WHERE entry_id = entry.id ORDER BY id DESC LIMIT 1) AS state,
         innovation.name AS innovation, dossier.state AS dossierState,
         revision.title, revision.number AS revision, revision.received_at AS receivedAt
       FROM entry
       LEFT JOIN dossier ON dossier.entry_id = entry.id
       LEFT JOIN innovation ON innovation.id = dossier.innovation_id
       LEFT JOIN dossier_revision AS revision ON revision.dossier_id = dossier.id
         AND revision.number = (SELECT max(number) FROM dossier_revision WHERE dossier_id = dossier.id)
       WHERE entry.competition_id = ?
       ORDER BY entry.label, entry.id, dossier.id`,
    )
    .iterate(competitionId)
}

/** Account and full name of everybody who has handed in a sheet or a dossier, or filled in marks, of this competition. */
export function readJudges(
  sqlite: Database.Database,
  competitionId: number,
): Map<number, { account: string; name: string }> {
  const rows = sqlite
    .prepare<
      [number, number, number],
      { id: number; account: string; name: string; before: string | null; after: string | null }
    >(
      `SELECT id, account, name, title_before AS before, title_after AS after FROM person WHERE id IN (
         SELECT sheet.person_id FROM scoresheet_revision AS sheet
         JOIN stage_entry ON stage_entry.id = sheet.stage_entry_id WHERE stage_entry.competition_id = ?
         UNION SELECT filled.person_id FROM filled_marks AS filled
         JOIN stage_entry ON stage_entry.id = filled.stage_entry_id WHERE stage_entry.competition_id = ?
         UNION SELECT revision.submitted_by FROM dossier_revision AS revision
         JOIN dossier ON dossier.id = revision.dossier_id
         JOIN entry ON entry.id = dossier.entry_id WHERE entry.competition_id = ?)`,
    )
    .all(competitionId, competitionId, competitionId)
  return new Map(
    rows.map(({ id, account, name, before, after }) => [
      id,
      { account, name: `${before ? `${before} ` : ''}${name}${after ? `, ${after}` : ''}` },
    ]),
  )
}
