import type Database from 'better-sqlite3'
import type { EventBody } from '~/domain/events'
import type { Finding } from './verify.server'

interface SealedRow {
  competition: number
  chain: string
  rulesId: number
  number: number
  stage: string
  counts: number
}

interface ShownRow {
  competition: number
  stage: string | null
  rulesId: number
  eventId: number
  uid: string
  table: 'plenary' | 'official_result'
}

/** Tables whose cells are marks or what follows from them; the others hold nothing that a seal covers. */
const MARKED_EXPORTS: ReadonlySet<string> = new Set(['marks', 'ranking', 'visits'])

/**
 * No mark of a sealed stage was shown before two people opened its seal: no table with it was taken out, no meeting closed
 * over it, no result frozen from it; and each opening is what was asked for and approved.
 */
export function checkSeals(sqlite: Database.Database): Finding[] {
  const opened = openings(sqlite)
  const sealed = sealedStages(sqlite)
  const wasShut = ({ competition, stage }: SealedRow, eventId: number) =>
    eventId < (opened.get(`${competition} ${stage}`) ?? Number.MAX_SAFE_INTEGER)
  const shown = shownRows(sqlite).flatMap((row): Finding[] =>
    sealed.some(
      (one) =>
        one.competition === row.competition &&
        one.rulesId === row.rulesId &&
        (row.stage === null ? one.counts === 1 : one.stage === row.stage) &&
        wasShut(one, row.eventId),
    )
      ? [{ kind: 'seal_broken', table: row.table, uid: row.uid }]
      : [],
  )
  return [...approvedOpenings(sqlite), ...shown, ...exportsOf(sqlite, sealed, wasShut)]
}

/** Number of the event that opened each seal. */
function openings(sqlite: Database.Database): Map<string, number> {
  const rows = sqlite
    .prepare<[], { competition: number; stage: string; eventId: number }>(
      'SELECT competition_id AS competition, stage, event_id AS eventId FROM seal_opening',
    )
    .all()
  return new Map(rows.map(({ competition, stage, eventId }) => [`${competition} ${stage}`, eventId]))
}

const sealedStages = (sqlite: Database.Database): SealedRow[] =>
  sqlite
    .prepare<[], SealedRow>(
      `SELECT rules.competition_id AS competition, competition.uid AS chain, rules.id AS rulesId, rules.number,
         rules_stage.code AS stage,
         EXISTS (SELECT 1 FROM json_each(rules.content, '$.stages') AS each
           WHERE json_extract(each.value, '$.code') = rules_stage.code
             AND json_extract(each.value, '$.combination') IS NOT NULL) AS counts
       FROM rules_stage
       JOIN rules ON rules.id = rules_stage.rules_id
       JOIN competition ON competition.id = rules.competition_id
       WHERE rules_stage.sealed = 1 AND EXISTS (
         SELECT 1 FROM rules_criterion
         WHERE rules_criterion.rules_id = rules_stage.rules_id AND rules_criterion.stage = rules_stage.code)`,
    )
    .all()

const shownRows = (sqlite: Database.Database): ShownRow[] =>
  sqlite
    .prepare<[], ShownRow>(
      `SELECT competition_id AS competition, stage, rules_id AS rulesId, event_id AS eventId, uid,
         'plenary' AS "table" FROM plenary WHERE closed_at IS NOT NULL AND rules_id IS NOT NULL
       UNION ALL
       SELECT official_result.competition_id, stage, rules_id, approval.event_id, official_result.uid, 'official_result'
       FROM official_result JOIN approval ON approval.id = official_result.approval_id
       WHERE official_result.rules_id IS NOT NULL`,
    )
    .all()

/** An opening without the yes of a second person to exactly that. */
const approvedOpenings = (sqlite: Database.Database): Finding[] =>
  sqlite
    .prepare<[], { uid: string }>(
      `SELECT seal_opening.uid FROM seal_opening
       LEFT JOIN approval ON approval.id = seal_opening.approval_id AND approval.act = 'seal.open'
         AND approval.decision = 'approved' AND approval.subject = seal_opening.stage
         AND approval.competition_id = seal_opening.competition_id
         AND approval.decided_by <> approval.requested_by
       WHERE approval.id IS NULL ORDER BY seal_opening.id`,
    )
    .all()
    .map(({ uid }) => ({ kind: 'seal_unapproved', table: 'seal_opening', uid }))

/** An export says which sealed stages it left out; one that says nothing of a stage held its marks. */
function exportsOf(
  sqlite: Database.Database,
  sealed: readonly SealedRow[],
  wasShut: (row: SealedRow, eventId: number) => boolean,
): Finding[] {
  const events = sqlite
    .prepare<[], { id: number; chain: string; seq: number; body: string }>(
      "SELECT id, chain, seq, body FROM event WHERE type = 'export.downloaded' ORDER BY id",
    )
    .all()
  return events.flatMap(({ id, chain, seq, body }): Finding[] => {
    const { refs } = JSON.parse(body) as EventBody
    if (!MARKED_EXPORTS.has(String(refs.export))) return []
    const left = Array.isArray(refs.sealed) ? refs.sealed : []
    const held = sealed.some(
      (one) =>
        one.chain === chain &&
        one.number === refs.rules &&
        (refs.stage === undefined || refs.stage === one.stage) &&
        !left.includes(one.stage) &&
        wasShut(one, id),
    )
    return held ? [{ kind: 'seal_broken', chain, seq }] : []
  })
}
