import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pino from 'pino'
import { connect, openSqlite } from '#db/connect'
import { migrate, pendingMigrations } from '#db/migrate'
import { type Manifest, restoreBackup } from '~/services/backup.server'
import type { Context } from '~/services/context'
import { openCompute } from './compute'
import { openFiles } from './files'
import { lockExclusive, lockShared } from './lock'
import { openMail } from './mail'
import { openMedia } from './media'
import { openRandom } from './random'

export interface OpenContext extends Context {
  /** Path of the database file, for workers that read it on a connection of their own. */
  readonly databasePath: string
  close(): Promise<void>
}

export interface ContextOptions {
  dataDir: string
  origin?: string
  demo?: boolean
  now?: () => Date
  random?: (length: number) => Uint8Array
  log?: (entry: Record<string, unknown>) => void
  env?: NodeJS.ProcessEnv
  /** The bundled `worker.js`, beside `media-worker.js`, for a server; without, all work is done in this thread. */
  workerFile?: string
}

export const databaseFile = (dataDir: string) => join(dataDir, 'sinilai.sqlite')

function snapshotBefore(databasePath: string, dataDir: string, migration: string): void {
  const directory = join(dataDir, 'snapshots')
  mkdirSync(directory, { recursive: true })
  const source = openSqlite(databasePath, 'read')
  try {
    source.prepare('VACUUM INTO ?').run(join(directory, `before-${migration}-${Date.now()}.sqlite`))
  } finally {
    source.close()
  }
}

/** Runs the pending migrations under the exclusive lock, with a snapshot before the first one. */
export async function migrateDataDir(dataDir: string, now: () => Date = () => new Date()): Promise<string[]> {
  mkdirSync(dataDir, { recursive: true })
  const path = databaseFile(dataDir)
  if (existsSync(path) && statSync(path).size > 0) {
    const { db } = connect(path)
    const pending = await pendingMigrations(db).finally(() => db.destroy())
    if (pending.length === 0) return []
  }
  const lock = lockExclusive(dataDir)
  const { db } = connect(path)
  try {
    return await migrate(db, now, async (migration) => snapshotBefore(path, dataDir, migration))
  } finally {
    await db.destroy()
    lock.release()
  }
}

/**
 * Puts a backup in the place of the data, under the exclusive lock.
 * @throws Error when another process has the data open, or the backup does not prove
 */
export async function restoreDataDir(
  dataDir: string,
  directory: string,
  now: () => Date = () => new Date(),
): Promise<Manifest> {
  mkdirSync(dataDir, { recursive: true })
  const lock = lockExclusive(dataDir)
  try {
    return await restoreBackup(directory, dataDir, now())
  } finally {
    lock.release()
  }
}

/** The only opener of database, files and mail. Migrates first. */
export async function openContext(options: ContextOptions): Promise<OpenContext> {
  const now = options.now ?? (() => new Date())
  await migrateDataDir(options.dataDir, now)
  const lock = lockShared(options.dataDir)
  const { db } = connect(databaseFile(options.dataDir))
  const compute = openCompute(databaseFile(options.dataDir), options.workerFile)
  const media = openMedia(options.workerFile && join(dirname(options.workerFile), 'media-worker.js'))
  const logger = options.log ? null : pino({ base: null }, pino.destination({ dest: 2, sync: false }))
  return {
    db,
    files: openFiles(options.dataDir),
    mail: openMail(options.env ?? process.env),
    compute,
    media,
    origin: options.origin ?? 'http://localhost:3000',
    dataDir: options.dataDir,
    databasePath: databaseFile(options.dataDir),
    demo: options.demo ?? false,
    now,
    random: options.random ?? openRandom(),
    log: options.log ?? ((entry) => logger?.info(entry)),
    async close() {
      await compute.close()
      await media.close()
      await db.destroy()
      lock.release()
    },
  }
}
