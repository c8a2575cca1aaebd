import type Database from 'better-sqlite3'

/** What ties a table's rows to a competition; `?` is its id. */
const OF_COMPETITION: Record<string, string> = {
  seat: 'panel_id IN (SELECT id FROM panel WHERE competition_id = ?)',
  assignment: 'stage_entry_id IN (SELECT id FROM stage_entry WHERE competition_id = ?)',
  scoresheet_revision: 'stage_entry_id IN (SELECT id FROM stage_entry WHERE competition_id = ?)',
  filled_marks: 'stage_entry_id IN (SELECT id FROM stage_entry WHERE competition_id = ?)',
}

export type StoredRow = Record<string, string | number | null> & { id: number; uid: string; salt: string }

/** Rows of a recorded table that belong to a competition and were last written by an event of its own chain. */
export const iteratePackedRows = (
  sqlite: Database.Database,
  table: string,
  competition: { id: number; uid: string },
): IterableIterator<StoredRow> =>
  sqlite
    .prepare<[number, string], StoredRow>(
      `SELECT * FROM ${table} WHERE ${OF_COMPETITION[table] ?? 'competition_id = ?'} AND salt IS NOT NULL
       AND event_id IN (SELECT id FROM event WHERE chain = ?) ORDER BY id`,
    )
    .iterate(competition.id, competition.uid)

/** The events of one chain in their order. */
export const iterateChain = (sqlite: Database.Database, chain: string) =>
  sqlite
    .prepare<[string], { seq: number; hash: string; body: string }>(
      'SELECT seq, hash, body FROM event WHERE chain = ? ORDER BY seq',
    )
    .iterate(chain)

export interface FrozenResultRow {
  number: number
  stage: string | null
  snapshot: string
  signature: string
  publicKey: string
}

export const iterateFrozenResults = (sqlite: Database.Database, competitionId: number) =>
  sqlite
    .prepare<[number], FrozenResultRow>(
      `SELECT number, stage, snapshot, signature, public_key AS publicKey FROM official_result
       WHERE competition_id = ? ORDER BY number`,
    )
    .iterate(competitionId)

/** A stored file; null where nothing is kept under this hash. */
export const findBlob = (sqlite: Database.Database, sha256: string) =>
  sqlite
    .prepare<[string], { size: number; mediaType: string; erasedAt: string | null }>(
      'SELECT size, media_type AS mediaType, erased_at AS erasedAt FROM blob WHERE sha256 = ?',
    )
    .get(sha256) ?? null

/** Whether the chair's last word on a paper about people is that it may be handed out. */
export const isCleared = (sqlite: Database.Database, paperId: number): boolean =>
  sqlite
    .prepare<[number], { give: number }>(
      'SELECT give FROM inspection_clearance WHERE inspection_paper_id = ? ORDER BY id DESC LIMIT 1',
    )
    .get(paperId)?.give === 1

export interface AssignmentLine {
  uid: string
  stage: string
  entry: string
  seat: string
  criteria: string | null
  state: string
  judge: string | null
}

/** Who was given whom, past ones too; the names are of those who hold the seats now or held them last. */
export const iterateAssignments = (sqlite: Database.Database, competitionId: number) =>
  sqlite
    .prepare<[number], AssignmentLine>(
      `SELECT assignment.uid, stage_entry.stage, stage_entry.label AS entry, seat.label AS seat,
         assignment.criteria, assignment.state,
         (SELECT person.name FROM seat_occupant JOIN person ON person.id = seat_occupant.person_id
          WHERE seat_occupant.seat_id = seat.id ORDER BY seat_occupant.id DESC LIMIT 1) AS judge
       FROM assignment JOIN stage_entry ON stage_entry.id = assignment.stage_entry_id
       JOIN seat ON seat.id = assignment.seat_id
       WHERE stage_entry.competition_id = ? ORDER BY assignment.id`,
    )
    .iterate(competitionId)

/** The newest official result of a stage, or of the whole competition. */
export const findNewestResult = (sqlite: Database.Database, competitionId: number, stage: string | null) =>
  sqlite
    .prepare<[number, string | null], { number: number; sha256: string; snapshot: string }>(
      `SELECT number, sha256, snapshot FROM official_result WHERE competition_id = ? AND stage IS ?
       ORDER BY number DESC LIMIT 1`,
    )
    .get(competitionId, stage)

export interface MeetingDayRow {
  heldOn: string
  attendance: string
}

/** Closed meetings of a competition with who was there. */
export const listMeetingDays = (sqlite: Database.Database, competitionId: number): MeetingDayRow[] =>
  sqlite
    .prepare<[number], MeetingDayRow>(
      `SELECT held_on AS heldOn, attendance FROM plenary
       WHERE competition_id = ? AND closed_at IS NOT NULL AND held_on IS NOT NULL ORDER BY id`,
    )
    .all(competitionId)

export interface JudgeRow {
  uid: string
  account: string
  name: string
  before: string | null
  after: string | null
  seats: string
  entries: number
  sheets: number
}

/** Everybody who held a seat of a competition, with what they have scored; paper counts once it is confirmed. */
export const listJudgeWork = (sqlite: Database.Database, competitionId: number): JudgeRow[] =>
  sqlite
    .prepare<[number, number], JudgeRow>(
      `SELECT person.uid, person.account, person.name, person.title_before AS before, person.title_after AS after,
         (SELECT group_concat(label, '; ') FROM (SELECT DISTINCT own.label FROM seat AS own
            JOIN seat_occupant AS held ON held.seat_id = own.id JOIN panel AS its ON its.id = own.panel_id
            WHERE its.competition_id = panel.competition_id AND held.person_id = person.id ORDER BY own.id)) AS seats,
         count(DISTINCT scored.entry_id) AS entries,
         count(DISTINCT scored.assignment_id) AS sheets
       FROM seat_occupant JOIN seat ON seat.id = seat_occupant.seat_id JOIN panel ON panel.id = seat.panel_id
       JOIN person ON person.id = seat_occupant.person_id
       LEFT JOIN (SELECT sheet.person_id, sheet.assignment_id, stage_entry.entry_id FROM scoresheet_revision AS sheet
           JOIN stage_entry ON stage_entry.id = sheet.stage_entry_id
           WHERE stage_entry.competition_id = ? AND stage_entry.practice = 0 AND sheet.source <> 'self_assessment'
             AND (sheet.source NOT IN ('paper', 'import') OR sheet.confirmed_by IS NOT NULL)) AS scored
         ON scored.person_id = person.id
       WHERE panel.competition_id = ? GROUP BY person.id ORDER BY person.account`,
    )
    .all(competitionId, competitionId)
