import type Database from 'better-sqlite3'
import type { MarkedBy } from '~/domain/criteria'

/** A sheet that counts, with its judge; criteria as stored, JSON lists or null for all. */
export interface CountedSheetRow {
  entry: number
  seat: number
  marks: string
  criteria: string | null
  filledBy: MarkedBy
}

/** The same with what an export of marks says about it. */
export interface SheetDetailRow extends CountedSheetRow {
  seatLabel: string
  person: number
  number: number
  rulesId: number
  source: string
  reasons: string | null
  receivedAt: string
  /** Numbers of the dossier revisions that were judged, in the order of the dossiers; null for older sheets. */
  judged: string | null
}

/** The entry of a competition that takes part in at least one of its stages. */
export interface RankedEntryRow {
  id: number
  uid: string
  label: string
  regionCode: string
  regionName: string
  kecamatanCode: string | null
  kecamatanName: string | null
  category: string | null
}

/*
 * Of each active assignment the newest revision, whoever held the seat when it was sent, if it was scored under one of
 * these versions of the rules; paper and imports once another person has confirmed them.
 */
export const countedSheetsFrom = (rulesIds: readonly number[]) => `
  FROM stage_entry
  JOIN assignment ON assignment.stage_entry_id = stage_entry.id AND assignment.state = 'active'
  JOIN seat ON seat.id = assignment.seat_id
  JOIN scoresheet_revision AS sheet ON sheet.assignment_id = assignment.id
  WHERE stage_entry.competition_id = ? AND stage_entry.stage = ?
    AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL
    AND sheet.rules_id IN (${rulesIds.map(Number).join(', ')})
    AND (sheet.source NOT IN ('paper', 'import') OR sheet.confirmed_by IS NOT NULL)
    AND sheet.number = (
      SELECT max(number) FROM scoresheet_revision AS newest WHERE newest.assignment_id = assignment.id)`

const COLUMNS = `stage_entry.entry_id AS entry, assignment.seat_id AS seat, sheet.marks AS marks,
  assignment.criteria AS criteria,
  CASE sheet.source WHEN 'self_assessment' THEN 'team' ELSE 'judge' END AS filledBy`

/* Of each entry the newest marks that the organizer, the verifier and the team gave, beside the judges'. */
export const filledMarksFrom = (rulesIds: readonly number[]) => `
  FROM stage_entry
  JOIN filled_marks AS sheet ON sheet.stage_entry_id = stage_entry.id
  WHERE stage_entry.competition_id = ? AND stage_entry.stage = ?
    AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL
    AND sheet.rules_id IN (${rulesIds.map(Number).join(', ')})
    AND sheet.number = (SELECT max(number) FROM filled_marks AS newest
      WHERE newest.stage_entry_id = sheet.stage_entry_id AND newest.filled_by = sheet.filled_by)`

const FILLED_COLUMNS = `stage_entry.entry_id AS entry, 0 AS seat, sheet.marks AS marks, NULL AS criteria,
  sheet.filled_by AS filledBy`

/**
 * The sheets of a stage that count, one after the other: the judges', then what others filled in; whose marks count for a criterion
 * is for the compiled stage to say.
 * @param rulesIds versions of the rules whose instrument for this stage equals today's
 */
export function iterateCountedSheets(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): IterableIterator<CountedSheetRow> {
  return sqlite
    .prepare<[number, string, number, string], CountedSheetRow>(
      `SELECT ${COLUMNS} ${countedSheetsFrom(rulesIds)} UNION ALL SELECT ${FILLED_COLUMNS} ${filledMarksFrom(rulesIds)}`,
    )
    .iterate(competitionId, stage, competitionId, stage)
}

/** The same sheets with person, reasons and receipt, in the order of entries and seats, those of others last. */
export function iterateSheetDetails(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): IterableIterator<SheetDetailRow> {
  const details = `sheet.person_id AS person, sheet.number AS number, sheet.rules_id AS rulesId,
    sheet.reasons AS reasons, sheet.received_at AS receivedAt`
  const judges = `${COLUMNS}, seat.label AS seatLabel, seat.position AS position, sheet.source AS source, ${details},
    (SELECT group_concat(number, ' ') FROM (SELECT revision.number FROM json_each(sheet.judged_revisions) AS judged
      JOIN dossier_revision AS revision ON revision.uid = judged.value ORDER BY judged.key)) AS judged`
  const others = `${FILLED_COLUMNS}, '' AS seatLabel, NULL AS position, sheet.filled_by AS source, ${details},
    (SELECT CAST(number AS TEXT) FROM dossier_revision WHERE id = sheet.dossier_revision_id) AS judged`
  return sqlite
    .prepare<[number, string, number, string], SheetDetailRow>(
      `SELECT ${judges} ${countedSheetsFrom(rulesIds)} UNION ALL SELECT ${others} ${filledMarksFrom(rulesIds)}
       ORDER BY entry, position NULLS LAST, seat, filledBy`,
    )
    .iterate(competitionId, stage, competitionId, stage)
}

/** How many sheets are expected of a stage: one per active assignment. */
export function countExpectedSheets(sqlite: Database.Database, competitionId: number, stage: string): number {
  const row = sqlite
    .prepare<[number, string], { count: number }>(
      `SELECT count(*) AS count FROM stage_entry
       JOIN assignment ON assignment.stage_entry_id = stage_entry.id AND assignment.state = 'active'
       WHERE stage_entry.competition_id = ? AND stage_entry.stage = ?
         AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL`,
    )
    .get(competitionId, stage)
  return row?.count ?? 0
}

/** Entries of these stages, by label. */
export function listRankedEntries(
  sqlite: Database.Database,
  competitionId: number,
  stages: readonly string[],
): RankedEntryRow[] {
  const places = stages.map(() => '?').join(', ')
  return sqlite
    .prepare<unknown[], RankedEntryRow>(
      `SELECT entry.id, entry.uid, entry.label, entry.region_code AS regionCode, entry.region_name AS regionName,
         entry.kecamatan_code AS kecamatanCode, entry.kecamatan_name AS kecamatanName, entry.category
       FROM entry
       WHERE entry.competition_id = ? AND EXISTS (
         SELECT 1 FROM stage_entry WHERE stage_entry.entry_id = entry.id AND stage_entry.stage IN (${places})
           AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL)
       ORDER BY entry.label, entry.id`,
    )
    .all(competitionId, ...stages)
}

/** How many assigned sheets of a stage are not in, by entry; entries without a gap are absent. */
export function countMissingSheets(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): Map<number, number> {
  const rows = sqlite
    .prepare<[number, string], { entry: number; missing: number }>(
      `SELECT stage_entry.entry_id AS entry, count(*) AS missing FROM stage_entry
       JOIN assignment ON assignment.stage_entry_id = stage_entry.id AND assignment.state = 'active'
       WHERE stage_entry.competition_id = ? AND stage_entry.stage = ?
         AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM scoresheet_revision AS sheet WHERE sheet.assignment_id = assignment.id
           AND sheet.rules_id IN (${rulesIds.map(Number).join(', ')})
           AND (sheet.source NOT IN ('paper', 'import') OR sheet.confirmed_by IS NOT NULL)
           AND sheet.number = (SELECT max(number) FROM scoresheet_revision AS newest
             WHERE newest.assignment_id = assignment.id))
       GROUP BY stage_entry.entry_id`,
    )
    .all(competitionId, stage)
  return new Map(rows.map(({ entry, missing }) => [entry, missing]))
}
