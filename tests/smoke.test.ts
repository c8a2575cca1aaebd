import Database from 'better-sqlite3'
import { expect, it } from 'vitest'

it('runs on an SQLite with the WAL-reset fix', () => {
  const db = new Database(':memory:')
  const version = db.prepare('select sqlite_version() as v').get() as { v: string }
  expect(version.v).toBe('3.53.2')
})
