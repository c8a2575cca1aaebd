import type Database from 'better-sqlite3'
import { RECORDED, type RecordedTable, SEALED } from '#db/recorded'
import { canonicalJson } from '~/domain/canonical-json'
import type { EventBody } from '~/domain/events'
import { canonicalRow, chainHash, commit, GENESIS } from './commitment.server'
import { checkErasedFiles, type ErasedParts, listErasures, readErased } from './verify-erasures.server'
import { checkPlenaries } from './verify-plenaries.server'
import { checkResults } from './verify-results.server'
import { checkDerivedRules } from './verify-rules.server'
import { checkSeals } from './verify-seals.server'

/** Where a chain stood: kept outside the database, it shows what the database alone cannot. */
export interface ChainHead {
  chain: string
  seq: number
  hash: string
}

export interface Anchor {
  heads: ChainHead[]
}

export type FindingKind =
  | 'event_missing'
  | 'event_changed'
  | 'event_unreadable'
  | 'row_changed'
  | 'row_missing'
  | 'row_without_event'
  | 'sealed_text_changed'
  | 'erased_without_record'
  | 'derived_changed'
  | 'plenary_differs'
  | 'seal_broken'
  | 'seal_unapproved'
  | 'result_hash'
  | 'result_signature'
  | 'result_rules'
  | 'result_ranking'
  | 'result_request'
  | 'result_row'
  | 'result_inputs'
  | 'result_chain'
  | 'result_supersession'
  | 'result_status'
  | 'result_decree'
  | 'result_announcement'
  | 'anchor_unknown'
  | 'anchor_ahead'
  | 'anchor_differs'

/** One thing that does not fit, with where it stands. */
export interface Finding {
  kind: FindingKind
  chain?: string
  seq?: number
  table?: string
  uid?: string
  column?: string
  /** Number of an official result. */
  result?: number
}

export interface Verification {
  findings: Finding[]
  erasures: ErasedParts[]
  heads: ChainHead[]
  events: number
  rows: number
}

interface EventRow {
  id: number
  chain: string
  seq: number
  type: string
  at: string
  body: string
  hash: string
}

interface LastWrite {
  eventId: number
  sha256: string
  chain: string
  seq: number
}

type StoredRow = Record<string, string | number | null> & {
  uid: string
  salt: string | null
  event_id: number
}

/** Follows every chain from its first event; remembers which event wrote each row last. */
function followChains(sqlite: Database.Database, findings: Finding[]) {
  const heads = new Map<string, ChainHead>()
  const written = new Map<string, LastWrite>()
  let expectedId = 1
  let count = 0
  for (const event of sqlite.prepare<[], EventRow>('SELECT * FROM event ORDER BY id').iterate()) {
    const where = { chain: event.chain, seq: event.seq }
    const head = heads.get(event.chain)
    if (event.id !== expectedId || event.seq !== (head?.seq ?? 0) + 1)
      findings.push({ kind: 'event_missing', ...where })
    expectedId = event.id + 1
    count += 1
    const body = readBody(event)
    if (!body) findings.push({ kind: 'event_unreadable', ...where })
    else if (!fits(event, body) || chainHash(head?.hash ?? GENESIS, event.body) !== event.hash)
      findings.push({ kind: 'event_changed', ...where })
    for (const [table, uid, sha256] of body?.rows ?? [])
      written.set(`${table} ${uid}`, { eventId: event.id, sha256, ...where })
    heads.set(event.chain, { chain: event.chain, seq: event.seq, hash: event.hash })
  }
  return { heads, written, count }
}

function readBody(event: EventRow): EventBody | null {
  try {
    const body = JSON.parse(event.body) as EventBody
    return canonicalJson(body) === event.body ? body : null
  } catch {
    return null
  }
}

const fits = (event: EventRow, body: EventBody) =>
  body.chain === event.chain && body.seq === event.seq && body.type === event.type && body.at === event.at

function checkTable(
  sqlite: Database.Database,
  table: RecordedTable,
  written: Map<string, LastWrite>,
  erased: ReadonlySet<string>,
  findings: Finding[],
): number {
  let count = 0
  for (const row of sqlite.prepare<[], StoredRow>(`SELECT * FROM ${table} ORDER BY id`).iterate()) {
    count += 1
    const key = `${table} ${row.uid}`
    const last = written.get(key)
    written.delete(key)
    const where = { table, uid: row.uid }
    if (!last || last.eventId !== row.event_id) findings.push({ kind: 'row_without_event', ...where })
    else if (row.salt === null || commit(row.salt, canonicalRow(table, row)) !== last.sha256)
      findings.push({ kind: 'row_changed', ...where, chain: last.chain, seq: last.seq })
    for (const column of SEALED[table] ?? []) {
      const salt = row[`${column}_salt`]
      // Sealed columns that a later version added: a row without any text in them says so by its commitment.
      if (row[`${column}_sha256`] === null && row[column] === null) continue
      if (typeof salt !== 'string') {
        if (row[column] !== null || !erased.has(`${key} ${column}`))
          findings.push({ kind: 'erased_without_record', ...where, column })
      } else if (commit(salt, String(row[column] ?? '')) !== row[`${column}_sha256`])
        findings.push({ kind: 'sealed_text_changed', ...where, column })
    }
  }
  return count
}

function compareAnchor(anchor: Anchor, heads: Map<string, ChainHead>, sqlite: Database.Database): Finding[] {
  const at = sqlite.prepare<[string, number], { hash: string }>(
    'SELECT hash FROM event WHERE chain = ? AND seq = ?',
  )
  return anchor.heads.flatMap(({ chain, seq, hash }): Finding[] => {
    const head = heads.get(chain)
    if (!head) return [{ kind: 'anchor_unknown', chain, seq }]
    if (head.seq < seq) return [{ kind: 'anchor_ahead', chain, seq }]
    return at.get(chain, seq)?.hash === hash ? [] : [{ kind: 'anchor_differs', chain, seq }]
  })
}

/**
 * Checks every chain and every recorded row of a database file, on a connection of its own. What is wrong is
 * named; an empty list of findings means that everything fits. A file that was replaced as a whole by an
 * older or a forged but consistent one is only seen against an anchor kept elsewhere.
 */
export function verifyDatabase(sqlite: Database.Database, anchor?: Anchor): Verification {
  const findings: Finding[] = []
  const { heads, written, count } = followChains(sqlite, findings)
  const erased = readErased(sqlite)
  let rows = 0
  for (const table of Object.keys(RECORDED) as RecordedTable[])
    rows += checkTable(sqlite, table, written, erased, findings)
  for (const [key, { chain, seq }] of written) {
    const [table = '', uid = ''] = key.split(' ')
    findings.push({ kind: 'row_missing', table, uid, chain, seq })
  }
  findings.push(
    ...checkDerivedRules(sqlite),
    ...checkPlenaries(sqlite),
    ...checkResults(sqlite),
    ...checkSeals(sqlite),
    ...checkErasedFiles(sqlite),
  )
  if (anchor) findings.push(...compareAnchor(anchor, heads, sqlite))
  return { findings, erasures: listErasures(sqlite), heads: [...heads.values()], events: count, rows }
}
