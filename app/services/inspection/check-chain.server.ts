import { canonicalJson } from '~/domain/canonical-json'
import type { EventBody } from '~/domain/events'
import {
  EVENTS,
  FILE_COLUMNS,
  MANIFEST,
  PACKED_TABLES,
  type PackedEvent,
  type PackedRow,
  type PackKind,
  ROWS,
} from '~/domain/inspection/pack'
import { kindOfPath } from '~/domain/inspection/pack-kinds'
import { chainHash, commit, GENESIS } from '../commitment.server'
import { sha256Hex } from '../ids.server'
import type { Find } from './findings'
import type { PackFiles } from './pack-files.server'

export interface Chain {
  uid: string
  /** Hash of each event by its number. */
  hashes: Map<number, string>
  /** Last commitment to each row of the packed tables, by table and uid. */
  rows: Map<string, { sha256: string; seq: number }>
}

const TABLES: readonly string[] = PACKED_TABLES

/** Follows the chain from its first event. */
export async function checkChain(files: PackFiles, find: Find): Promise<Chain> {
  const uid = files.manifest?.chain.uid ?? ''
  const chain: Chain = { uid, hashes: new Map(), rows: new Map() }
  let previous = GENESIS
  let expected = 1
  for (const line of linesOf(await files.text(EVENTS))) {
    const event = readLine<PackedEvent>(line)
    const body = event && readLine<EventBody>(event.body)
    if (!event || !body) {
      find({ file: EVENTS, kind: 'event_changed', params: { seq: String(expected) } })
      expected += 1
      continue
    }
    chain.uid ||= body.chain
    const fits =
      isCanonical(body, event.body) &&
      body.seq === event.seq &&
      event.seq === expected &&
      body.chain === chain.uid &&
      chainHash(previous, event.body) === event.hash
    if (!fits) find({ file: EVENTS, kind: 'event_changed', params: { seq: String(event.seq) } })
    for (const [table, row, sha256] of Array.isArray(body.rows) ? body.rows : [])
      if (TABLES.includes(table)) chain.rows.set(`${table} ${row}`, { sha256, seq: event.seq })
    chain.hashes.set(event.seq, event.hash)
    previous = event.hash
    expected = event.seq + 1
  }
  const head = files.manifest?.chain
  if (head && (head.hash !== previous || head.seq !== expected - 1))
    find({ file: files.wrong.has(MANIFEST) ? MANIFEST : EVENTS, kind: 'chain_head' })
  return chain
}

/** The rows by table, those that are what their event said; each with the texts that stand in files of their own. */
export async function checkRows(files: PackFiles, chain: Chain, find: Find): Promise<PackedRow[]> {
  const left = new Map(chain.rows)
  const rows: PackedRow[] = []
  for (const line of linesOf(await files.text(ROWS))) {
    const row = readLine<PackedRow>(line)
    if (typeof row?.row !== 'object' || row.row === null) {
      find({ file: ROWS, kind: 'unreadable' })
      continue
    }
    const { table, uid, parts = {} } = row
    const params = { table, uid, seq: '' }
    const known = left.get(`${table} ${uid}`)
    left.delete(`${table} ${uid}`)
    if (!known) {
      find({ file: ROWS, kind: 'row_unknown', params })
      continue
    }
    const whole: PackedRow['row'] = { ...row.row }
    for (const [column, path] of Object.entries(parts)) whole[column] = await files.text(path)
    const fits = isCommitted(row.salt, whole, known.sha256)
    const texts = Object.entries(parts)
    // Of a row that was changed itself nothing is taken over; what stands in another file is checked there.
    if (fits || texts.length > 0) rows.push({ ...row, row: whole })
    if (fits) continue
    const [, file = ROWS] =
      texts.find(
        ([column, path]) => files.wrong.has(path) || sha256Hex(`${whole[column]}`) !== whole['sha256'],
      ) ?? []
    find({ file, kind: 'row_changed', params: { ...params, seq: String(known.seq) } })
  }
  for (const [key, { seq }] of left) {
    const [table = '', uid = ''] = key.split(' ')
    find({ file: ROWS, kind: 'row_missing', params: { table, uid, seq: String(seq) } })
  }
  return rows
}

const STORED: readonly PackKind[] = ['guideline', 'decree', 'document', 'paper']

/** Every file that a row names is there, or the manifest says that it was left out; and no other stored file is. */
export function checkNamedFiles(
  { manifest, wrong }: PackFiles,
  rows: readonly PackedRow[],
  find: Find,
): void {
  if (!manifest) return
  const known = new Set([...manifest.files, ...manifest.leftOut].map(({ sha256 }) => sha256))
  const named = new Set<unknown>()
  for (const { table, uid, row } of rows)
    for (const column of FILE_COLUMNS[table] ?? []) {
      const sha256 = row[column]
      named.add(sha256)
      if (typeof sha256 === 'string' && !known.has(sha256))
        find({ file: MANIFEST, kind: 'file_unaccounted', params: { table, uid } })
    }
  for (const { path, sha256 } of manifest.files)
    if (STORED.includes(kindOfPath(path) as PackKind) && !named.has(sha256) && !wrong.has(path))
      find({ file: path, kind: 'file_unnamed' })
}

function isCanonical(value: object, text: string): boolean {
  try {
    return canonicalJson(value) === text
  } catch {
    return false
  }
}

function isCommitted(salt: string, row: PackedRow['row'], sha256: string): boolean {
  try {
    return commit(salt, canonicalJson(row)) === sha256
  } catch {
    return false
  }
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

function readLine<T>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as T) : null
  } catch {
    return null
  }
}
