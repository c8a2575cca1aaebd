import type Database from 'better-sqlite3'
import { DERIVED_TABLES, deriveRows } from '~/domain/derive-rows'
import type { Rules } from '~/domain/rules'
import { sha256Hex } from './ids.server'
import type { Finding } from './verify.server'

/** Each frozen document against its own hash, and the rows beside it against those derived from it again. */
export function checkDerivedRules(sqlite: Database.Database): Finding[] {
  const rows = sqlite.prepare<[], { id: number; uid: string; content: string; sha256: string }>(
    'SELECT id, uid, content, sha256 FROM rules',
  )
  return rows.all().flatMap(({ id, uid, content, sha256 }): Finding[] => {
    if (sha256Hex(content) !== sha256) return [{ kind: 'derived_changed', table: 'rules', uid }]
    const derived = deriveRows(JSON.parse(content) as Rules)
    return DERIVED_TABLES.filter((table) => {
      const expected = derived[table].map((row) => ordered({ rules_id: id, ...row }))
      return JSON.stringify(expected) !== JSON.stringify(readStored(sqlite, table, id))
    }).map((table) => ({ kind: 'derived_changed', table, uid }))
  })
}

const ordered = (row: Record<string, unknown>) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))

/** In the order in which they were written. */
function readStored(sqlite: Database.Database, table: string, rulesId: number) {
  return sqlite
    .prepare<[number], Record<string, unknown>>(`SELECT * FROM ${table} WHERE rules_id = ? ORDER BY id`)
    .all(rulesId)
    .map(({ id, ...row }) => ordered(row))
}
