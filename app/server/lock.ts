import { join } from 'node:path'
import Database from 'better-sqlite3'
import { InstallationError } from '~/domain/errors'

/**
 * One lock per data directory, held by SQLite's own file locks so that a killed process leaves none behind:
 * server and commands share it, `migrate` and `restore` take it alone.
 */
export interface DataLock {
  release(): void
}

function open(dataDir: string): Database.Database {
  const lock = new Database(join(dataDir, 'lock.sqlite'), { timeout: 2000 })
  lock.exec('CREATE TABLE IF NOT EXISTS held (id INTEGER)')
  return lock
}

/** @throws when a migration or restore is running. */
export function lockShared(dataDir: string): DataLock {
  const lock = open(dataDir)
  lock.exec('BEGIN')
  lock.prepare('SELECT count(*) FROM held').get()
  return { release: () => lock.close() }
}

/** @throws when a server or a command has the data open. */
export function lockExclusive(dataDir: string): DataLock {
  const lock = open(dataDir)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new InstallationError(
      'data_in_use',
      { directory: dataDir },
      `another Sinilai process has ${dataDir} open: stop it first`,
    )
  }
  return { release: () => lock.close() }
}
