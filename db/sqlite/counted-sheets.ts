import type Database from 'better-sqlite3'
import type { FilledBy } from '~/domain/criteria'

/** A sheet that counts, with its judge; criteria as stored, JSON lists or null for all. */
export interface CountedSheetRow {
  entry: number
  seat: number
  marks: string
  criteria: string | null
  filledBy: FilledBy
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
  /** Where it left the competition: `gugur`, `tidak_lolos` and the like; null while it is in. */
  outcome: string | null
}

const OUT = "('gugur', 'mengundurkan_diri', 'tidak_hadir')"

/*
 * Of each active assignment the newest revision, whoever held the seat when it was sent, if it was scored under one of
 * these versions of the rules; paper and imports once another person has confirmed them.
 */
const counted = (rulesIds: readonly number[]) => `
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

/**
 * The sheets of a stage that count, one after the other, by entry and seat.
 * @param rulesIds versions of the rules whose instrument for this stage equals today's
 */
export function iterateCountedSheets(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): IterableIterator<CountedSheetRow> {
  return sqlite
    .prepare<[number, string], CountedSheetRow>(`SELECT ${COLUMNS} ${counted(rulesIds)}`)
    .iterate(competitionId, stage)
}

/** The same sheets with person, reasons and receipt, in the order of entries and seats. */
export function iterateSheetDetails(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): IterableIterator<SheetDetailRow> {
  const columns = `${COLUMNS}, seat.label AS seatLabel, sheet.person_id AS person, sheet.number AS number,
    sheet.rules_id AS rulesId, sheet.source AS source, sheet.reasons AS reasons, sheet.received_at AS receivedAt`
  return sqlite
    .prepare<[number, string], SheetDetailRow>(
      `SELECT ${columns} ${counted(rulesIds)} ORDER BY stage_entry.entry_id, seat.position, seat.id`,
    )
    .iterate(competitionId, stage)
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

/** Entries of these stages, by label. Who did not go on to a later stage stays in the earlier one's list. */
export function listRankedEntries(
  sqlite: Database.Database,
  competitionId: number,
  stages: readonly string[],
): RankedEntryRow[] {
  const places = stages.map(() => '?').join(', ')
  return sqlite
    .prepare<unknown[], RankedEntryRow>(
      `SELECT entry.id, entry.uid, entry.label, entry.region_code AS regionCode, entry.region_name AS regionName,
         entry.kecamatan_code AS kecamatanCode, entry.kecamatan_name AS kecamatanName, entry.category,
         (SELECT to_state FROM entry_state WHERE entry_id = entry.id AND (to_state IN ${OUT}
            OR (to_state = 'tidak_lolos' AND stage IN (${places}) AND stage <> ?))
          AND id = (SELECT max(id) FROM entry_state WHERE entry_id = entry.id)) AS outcome
       FROM entry
       WHERE entry.competition_id = ? AND EXISTS (
         SELECT 1 FROM stage_entry WHERE stage_entry.entry_id = entry.id AND stage_entry.stage IN (${places})
           AND stage_entry.practice = 0 AND stage_entry.removed_at IS NULL)
       ORDER BY entry.label, entry.id`,
    )
    .all(...stages, stages.at(-1) ?? '', competitionId, ...stages)
}
