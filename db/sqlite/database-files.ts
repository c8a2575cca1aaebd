import type Database from 'better-sqlite3'
import { openSqlite } from '../connect'

/** Work on whole database files that nobody serves from: copies, snapshots, backups. */

/** Reads a database file on a read-only connection of its own. */
export async function readDatabaseFile<T>(
  path: string,
  work: (sqlite: Database.Database) => T | Promise<T>,
): Promise<T> {
  const sqlite = openSqlite(path, 'read')
  try {
    return await work(sqlite)
  } finally {
    sqlite.close()
  }
}

/**
 * Copies a database that is in use, consistently, page by page. The open snapshot keeps the copy from beginning anew
 * whenever somebody writes, which under steady writing would go on for ever.
 */
export async function copyDatabaseFile(path: string, target: string): Promise<void> {
  await readDatabaseFile(path, async (sqlite) => {
    sqlite.exec('BEGIN')
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
    await sqlite.backup(target)
  })
}

/** Writes a compact copy; the write-ahead log is folded in. */
export function snapshotDatabaseFile(path: string, target: string): void {
  const sqlite = openSqlite(path)
  try {
    sqlite.prepare('VACUUM INTO ?').run(target)
  } finally {
    sqlite.close()
  }
}

/** Ends all sessions in a file and leaves no log beside it. */
export function endSessionsInFile(path: string): void {
  const sqlite = openSqlite(path)
  try {
    sqlite.exec('DELETE FROM session')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    sqlite.close()
  }
}
