import type Database from 'better-sqlite3'
import { sha256Hex } from './ids.server'
import type { Finding } from './verify.server'

/** The frozen document against its own hash. The rows derived from it are compared where they are derived. */
export function checkDerivedRules(sqlite: Database.Database): Finding[] {
  const rows = sqlite.prepare<[], { uid: string; content: string; sha256: string }>(
    'SELECT uid, content, sha256 FROM rules',
  )
  return rows
    .all()
    .filter(({ content, sha256 }) => sha256Hex(content) !== sha256)
    .map(({ uid }) => ({ kind: 'derived_changed', table: 'rules', uid }))
}
