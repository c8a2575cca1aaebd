import type Database from 'better-sqlite3'
import { countedSheetsFrom, filledMarksFrom } from './counted-sheets'

/** A stored row as its commitment covers it, with what a snapshot says beside it. */
export interface FrozenRow {
  /** Every column of the stored row. */
  stored: Record<string, string | number | null> & { uid: string; salt: string }
  entry: string
  /** Public id of the seat, and the criteria that it holds as a JSON list; null for what others filled in. */
  seat: string | null
  criteria: string | null
}

type Joined = FrozenRow['stored'] & { _entry: string; _seat: string | null; _criteria: string | null }

/** The judges' sheets of a stage that count, by entry and seat. */
export const iterateFrozenSheets = (
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): Generator<FrozenRow> =>
  split(
    sqlite,
    `SELECT sheet.*, ranked.uid AS _entry, seat.uid AS _seat, assignment.criteria AS _criteria
     ${withEntry(countedSheetsFrom(rulesIds))} ORDER BY ranked.label, ranked.id, seat.position, seat.id`,
    [competitionId, stage],
  )

/** What team, verifier and organizer filled in for a stage, by entry. */
export const iterateFrozenMarks = (
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
): Generator<FrozenRow> =>
  split(
    sqlite,
    `SELECT sheet.*, ranked.uid AS _entry, NULL AS _seat, NULL AS _criteria
     ${withEntry(filledMarksFrom(rulesIds))} ORDER BY ranked.label, ranked.id, sheet.filled_by`,
    [competitionId, stage],
  )

const withEntry = (from: string) =>
  from.replace('WHERE', 'JOIN entry AS ranked ON ranked.id = stage_entry.entry_id WHERE')

function* split(sqlite: Database.Database, query: string, values: [number, string]): Generator<FrozenRow> {
  for (const { _entry, _seat, _criteria, ...stored } of sqlite
    .prepare<[number, string], Joined>(query)
    .iterate(...values))
    yield { stored: stored as FrozenRow['stored'], entry: _entry, seat: _seat, criteria: _criteria }
}

/** Seats of a competition's panels, by panel and position. */
export function readSeats(sqlite: Database.Database, competitionId: number) {
  return sqlite
    .prepare<[number], { uid: string; label: string; function: 'chair' | 'deputy' | 'secretary' | 'member' }>(
      `SELECT seat.uid, seat.label, seat.function FROM seat JOIN panel ON panel.id = seat.panel_id
       WHERE panel.competition_id = ? ORDER BY seat.panel_id, seat.position, seat.id`,
    )
    .all(competitionId)
}

/** Names of the innovations that each entry takes part with. */
export function readInnovationNames(sqlite: Database.Database, competitionId: number): Map<number, string[]> {
  const rows = sqlite
    .prepare<[number], { entry: number; name: string }>(
      `SELECT dossier.entry_id AS entry, innovation.name FROM dossier
       JOIN innovation ON innovation.id = dossier.innovation_id
       JOIN entry ON entry.id = dossier.entry_id
       WHERE entry.competition_id = ? AND dossier.state <> 'draft' ORDER BY dossier.id`,
    )
    .all(competitionId)
  const names = new Map<number, string[]>()
  for (const { entry, name } of rows) {
    const known = names.get(entry)
    if (known) known.push(name)
    else names.set(entry, [name])
  }
  return names
}

/** A reader of the regions above one, the nearest first; each is looked up once. */
export function openRegionParents(sqlite: Database.Database) {
  const find = sqlite.prepare<[string], { name: string; parent: string | null }>(
    'SELECT name, parent_code AS parent FROM region WHERE code = ?',
  )
  const known = new Map<string, { code: string; name: string }[]>()
  const above = (code: string): { code: string; name: string }[] => {
    const cached = known.get(code)
    if (cached) return cached
    const parent = find.get(code)?.parent ?? null
    const row = parent === null ? undefined : find.get(parent)
    const parents = parent === null || !row ? [] : [{ code: parent, name: row.name }, ...above(parent)]
    known.set(code, parents)
    return parents
  }
  return above
}

export interface FrozenMeetingRow {
  uid: string
  stage: string
  regionCode: string | null
  number: number
  heldOn: string | null
  place: string | null
  attendance: string
  decisions: string
  rankingSha256: string | null
  rulesId: number | null
}

/** Closed meetings of a competition in the order of their closing. */
export function readFrozenMeetings(sqlite: Database.Database, competitionId: number): FrozenMeetingRow[] {
  return sqlite
    .prepare<[number], FrozenMeetingRow>(
      `SELECT uid, stage, region_code AS regionCode, coalesce(number, 1) AS number, held_on AS heldOn, place,
         attendance, decisions, ranking_sha256 AS rankingSha256, rules_id AS rulesId
       FROM plenary WHERE competition_id = ? AND closed_at IS NOT NULL AND stage IS NOT NULL ORDER BY id`,
    )
    .all(competitionId)
}

/** The last event of a chain. */
export function readChainHead(sqlite: Database.Database, chain: string) {
  return sqlite
    .prepare<[string], { seq: number; hash: string }>(
      'SELECT seq, hash FROM event WHERE chain = ? ORDER BY seq DESC LIMIT 1',
    )
    .get(chain)
}

export const readPersonName = (sqlite: Database.Database, uid: string): string =>
  sqlite.prepare<[string], { name: string }>('SELECT name FROM person WHERE uid = ?').get(uid)?.name ?? ''

export interface StandingResultRow {
  id: number
  uid: string
  stage: string | null
  number: number
  status: string
  sha256: string
  supersedesId: number | null
}

/** Results of a competition by number. */
export function readResults(sqlite: Database.Database, competitionId: number): StandingResultRow[] {
  return sqlite
    .prepare<[number], StandingResultRow>(
      `SELECT id, uid, stage, number, status, sha256, supersedes_id AS supersedesId
       FROM official_result WHERE competition_id = ? ORDER BY number`,
    )
    .all(competitionId)
}

export interface OverrideRow {
  obstacle: string
  reason: string
  office: 'chair' | 'deputy'
  uid: string
  name: string
  at: string
}

/** What was overridden for the so-manieth result of a stage. */
export function readOverrides(
  sqlite: Database.Database,
  { competition, stage, attempt }: { competition: number; stage: string | null; attempt: number },
): OverrideRow[] {
  return sqlite
    .prepare<[number, string | null, number], OverrideRow>(
      `SELECT obstacle, reason, gate_override.office, person.uid, person.name, overridden_at AS at
       FROM gate_override JOIN person ON person.id = gate_override.overridden_by
       WHERE competition_id = ? AND stage IS ? AND attempt = ? ORDER BY gate_override.id`,
    )
    .all(competition, stage, attempt)
}
