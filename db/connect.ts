import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { SqliteDialect } from './dialect'
import type { Schema } from './schema'

export type Db = Kysely<Schema>

const WRITER: Record<string, string | number> = {
  busy_timeout: 5000,
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  recursive_triggers: 1,
  journal_size_limit: 67_108_864,
  wal_autocheckpoint: 4000,
  cache_size: -32_000,
}

const READER: Record<string, string | number> = { busy_timeout: 5000, trusted_schema: 0, query_only: 1 }

/**
 * Opens the raw connection and asserts every pragma, since SQLite ignores one that it cannot set.
 * @throws Error naming the pragma that did not take effect.
 */
export function openSqlite(path: string, mode: 'write' | 'read' = 'write'): Database.Database {
  const sqlite = new Database(path, { readonly: mode === 'read', fileMustExist: mode === 'read' })
  try {
    for (const [pragma, value] of Object.entries(mode === 'write' ? WRITER : READER)) {
      sqlite.pragma(`${pragma} = ${value}`)
      const actual = sqlite.pragma(pragma, { simple: true })
      if (actual !== value) throw new Error(`pragma ${pragma} is ${actual}, wanted ${value}`)
    }
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** Opens the database file; the caller destroys it. */
export function connect(path: string): { db: Db; sqlite: Database.Database } {
  const sqlite = openSqlite(path)
  return { db: new Kysely<Schema>({ dialect: new SqliteDialect(sqlite) }), sqlite }
}
