import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type Database from 'better-sqlite3'
import {
  copyDatabaseFile,
  endSessionsInFile,
  readDatabaseFile,
  snapshotDatabaseFile,
} from '#db/sqlite/database-files'
import { InstallationError } from '~/domain/errors'
import { type ChainHead, verifyDatabase } from './verify.server'

export interface Manifest {
  format: 1
  madeAt: string
  database: { file: string; sha256: string }
  /** Compared with `verify --anchor`: a manifest is an anchor. */
  heads: ChainHead[]
  events: number
  rows: number
  files: { sha256: string; size: number }[]
}

export const MANIFEST = 'manifest.json'
const DATABASE = 'sinilai.sqlite'

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const blobPath = (root: string, sha256: string) => join(root, 'files', sha256.slice(0, 2), sha256)

const damaged = (detail: string) =>
  new InstallationError('database_damaged', { detail }, `the database is damaged: ${detail}`)

const otherContent = (sha256: string) =>
  new InstallationError('backup_file_changed', { sha256 }, `file ${sha256} has other content`)

/** @throws InstallationError that says what is wrong with the file: damage, a broken reference, a broken chain. */
function checkDatabase(sqlite: Database.Database) {
  const integrity = sqlite.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') throw damaged(`integrity check: ${integrity}`)
  const broken = sqlite.pragma('foreign_key_check') as { table: string }[]
  if (broken.length > 0) throw damaged(`foreign keys: ${broken.length} broken, first in ${broken[0]?.table}`)
  const verification = verifyDatabase(sqlite)
  const [first] = verification.findings
  if (first) throw damaged(`proof: ${verification.findings.length} findings, first ${JSON.stringify(first)}`)
  return verification
}

const listBlobs = (sqlite: Database.Database) =>
  sqlite
    .prepare<[], { sha256: string; size: number }>(
      'SELECT sha256, size FROM blob WHERE erased_at IS NULL ORDER BY sha256',
    )
    .all()

async function copyBlobs(from: string, to: string, blobs: Manifest['files']): Promise<void> {
  for (const { sha256 } of blobs) {
    const target = blobPath(to, sha256)
    if (existsSync(target) && (await hashFile(target)) === sha256) continue
    await mkdir(join(to, 'files', sha256.slice(0, 2)), { recursive: true })
    await copyFile(blobPath(from, sha256), `${target}.part`)
    if ((await hashFile(`${target}.part`)) !== sha256) throw otherContent(sha256)
    await rename(`${target}.part`, target)
  }
}

/**
 * Copies a running installation into an empty directory and proves the copy: integrity, foreign keys, chains,
 * rows, file hashes. The manifest, written last, makes it a backup.
 */
export async function makeBackup(dataDir: string, directory: string, now: Date): Promise<Manifest> {
  if (existsSync(join(directory, MANIFEST)))
    throw new InstallationError('backup_exists', { directory }, `${directory} already holds a backup`)
  await mkdir(directory, { recursive: true })
  const target = join(directory, DATABASE)
  await rm(target, { force: true })
  await copyDatabaseFile(join(dataDir, DATABASE), target)
  const proved = await readDatabaseFile(target, async (copy) => {
    const { heads, events, rows } = checkDatabase(copy)
    const files = listBlobs(copy)
    await copyBlobs(dataDir, directory, files)
    return { heads, events, rows, files }
  })
  await removeLogs(target)
  const database = { file: DATABASE, sha256: await hashFile(target) }
  const manifest: Manifest = { format: 1, madeAt: now.toISOString(), database, ...proved }
  await writeFile(join(directory, `${MANIFEST}.part`), `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(join(directory, `${MANIFEST}.part`), join(directory, MANIFEST))
  return manifest
}

/** Reading a file leaves an empty log beside it, which is no part of a backup. */
async function removeLogs(path: string): Promise<void> {
  for (const suffix of ['-wal', '-shm']) await rm(path + suffix, { force: true })
}

async function readManifest(directory: string): Promise<Manifest> {
  const path = join(directory, MANIFEST)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new InstallationError('backup_none', { path }, `no backup: ${path} cannot be read`)
  })
  try {
    return JSON.parse(text) as Manifest
  } catch {
    throw new InstallationError('backup_manifest_broken', { path }, `${path} is no manifest`)
  }
}

/** Reads a backup and proves it again. @throws InstallationError that names what does not fit. */
export async function checkBackup(directory: string): Promise<Manifest> {
  const manifest = await readManifest(directory)
  const path = join(directory, DATABASE)
  const actual = await hashFile(path)
  if (actual !== manifest.database.sha256)
    throw new InstallationError(
      'backup_database_changed',
      { path },
      `${path} has other content than its manifest says`,
    )
  await readDatabaseFile(path, (sqlite) => {
    checkDatabase(sqlite)
    const known = JSON.stringify(listBlobs(sqlite))
    if (known !== JSON.stringify(manifest.files))
      throw new InstallationError(
        'backup_files_differ',
        {},
        'the manifest lists other files than the database',
      )
  })
  await removeLogs(path)
  for (const { sha256 } of manifest.files) {
    const file = blobPath(directory, sha256)
    if (!existsSync(file) || (await hashFile(file)) !== sha256) throw otherContent(sha256)
  }
  return manifest
}

/** Keeps the database as it was before the restore; one too damaged to be read is kept byte by byte. */
async function setAside(path: string, target: string): Promise<void> {
  try {
    snapshotDatabaseFile(path, target)
  } catch {
    await rm(target, { force: true })
    for (const suffix of ['', '-wal'])
      if (existsSync(path + suffix)) await copyFile(path + suffix, `${target}.damaged${suffix}`)
  }
}

/**
 * Puts a proven backup in the place of the data. Files are added first (their names are their hashes), then the
 * database changes in one rename; the former one stays under `snapshots`. The caller holds the exclusive lock.
 */
export async function restoreBackup(directory: string, dataDir: string, now: Date): Promise<Manifest> {
  const manifest = await checkBackup(directory)
  await mkdir(join(dataDir, 'snapshots'), { recursive: true })
  await copyBlobs(directory, dataDir, manifest.files)
  const staged = join(dataDir, 'restore-staging.sqlite')
  await rm(staged, { force: true })
  await copyFile(join(directory, DATABASE), staged)
  endSessionsInFile(staged)
  const target = join(dataDir, DATABASE)
  if (existsSync(target)) {
    const stamp = now.toISOString().replace(/[:.]/g, '-')
    await setAside(target, join(dataDir, 'snapshots', `before-restore-${stamp}.sqlite`))
    await removeLogs(target)
  }
  await rename(staged, target)
  const folder = await open(dataDir, 'r')
  await folder.sync().finally(() => folder.close())
  return manifest
}
