import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openTestContext, type TestContext } from '#tests/support/context'
import { addScoredCompetition } from '#tests/support/scored'
import { SYSTEM } from '~/domain/actors'
import { restoreDataDir } from '~/server/context'
import { checkBackup, MANIFEST, makeBackup } from '~/services/backup.server'
import { backUp } from '~/services/backup-acts.server'
import { sha256Hex } from '~/services/ids.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sinilai-backup-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function keepFile(ctx: TestContext, text: string): Promise<string> {
  const sha256 = sha256Hex(text)
  const temporary = ctx.files.temporary()
  writeFileSync(temporary, text)
  await ctx.files.keep(temporary, sha256)
  const row = { sha256, size: text.length, media_type: 'text/plain', created_at: ctx.now().toISOString() }
  await ctx.db.insertInto('blob').values(row).execute()
  return sha256
}

const setSetting = (ctx: TestContext, name: string) =>
  transact(ctx, SYSTEM, { type: 'setting.changed' }, (_, record) =>
    record.insert('setting', { name, value: 'x' }),
  )

/** Every row of every table, sessions left out, as text. */
function dump(path: string): string {
  const sqlite = new Database(path, { readonly: true })
  const tables = sqlite
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
  const rows = tables
    .filter(({ name }) => name !== 'session')
    .map(({ name }) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()])
  sqlite.close()
  return JSON.stringify(rows)
}

it('drill: backed up, changed, restored, equal again', async () => {
  const dataDir = folder()
  const directory = join(folder(), 'cadangan')
  const ctx = await openTestContext({ dataDir })
  await addScoredCompetition(ctx)
  const sha256 = await keepFile(ctx, 'bukti dukung')
  const manifest = await makeBackup(dataDir, directory, ctx.now())
  expect(readdirSync(directory).sort()).toEqual(['files', 'manifest.json', 'sinilai.sqlite'])
  const before = dump(ctx.databasePath)
  await setSetting(ctx, 'sesudah')
  rmSync(ctx.files.path(sha256))
  expect(dump(ctx.databasePath)).not.toBe(before)
  await expect(restoreDataDir(dataDir, directory)).rejects.toThrow('stop it first')
  await ctx.close()

  expect(await restoreDataDir(dataDir, directory)).toEqual(manifest)
  const path = join(dataDir, 'sinilai.sqlite')
  expect(dump(path)).toBe(before)
  expect(readFileSync(join(dataDir, 'files', sha256.slice(0, 2), sha256), 'utf8')).toBe('bukti dukung')
  expect((await verifyFile(path, readFileSync(join(directory, MANIFEST), 'utf8'))).findings).toEqual([])
  const [kept = ''] = readdirSync(join(dataDir, 'snapshots')).filter((name) => name.includes('restore'))
  expect(dump(join(dataDir, 'snapshots', kept))).toContain('"sesudah"')
})

it('is consistent while others write, and proves itself', async () => {
  const dataDir = folder()
  const ctx = await openTestContext({ dataDir })
  await addScoredCompetition(ctx)
  let writing = true
  const writer = (async () => {
    for (let count = 0; writing; count++) {
      await setSetting(ctx, `s${count}`)
      await new Promise((resume) => setImmediate(resume))
    }
  })()
  const directories = ['a', 'b', 'c'].map((name) => join(dataDir, name))
  for (const directory of directories) await makeBackup(dataDir, directory, ctx.now())
  writing = false
  await writer
  await ctx.close()
  const events = []
  for (const directory of directories) events.push((await checkBackup(directory)).events)
  expect(events).toEqual([...events].sort((a, b) => a - b))
  expect(events[2]).toBeGreaterThan(events[0] ?? Number.POSITIVE_INFINITY)
})

it('refuses a damaged backup and leaves the data as they are', async () => {
  const dataDir = folder()
  const ctx = await openTestContext({ dataDir })
  await addScoredCompetition(ctx)
  const sha256 = await keepFile(ctx, 'bukti dukung')
  const make = async (name: string) => {
    const directory = join(dataDir, name)
    await makeBackup(dataDir, directory, ctx.now())
    return directory
  }
  const [database, file, manifest] = [await make('a'), await make('b'), await make('c')]
  await ctx.close()
  appendFileSync(join(database, 'sinilai.sqlite'), 'x')
  appendFileSync(join(file, 'files', sha256.slice(0, 2), sha256), 'x')
  const text = readFileSync(join(manifest, MANIFEST), 'utf8')
  writeFileSync(join(manifest, MANIFEST), text.replace(`"size": ${'bukti dukung'.length}`, '"size": 1'))
  const before = dump(ctx.databasePath)
  await expect(restoreDataDir(dataDir, database)).rejects.toThrow('other content than its manifest')
  await expect(restoreDataDir(dataDir, file)).rejects.toThrow(`file ${sha256} has other content`)
  await expect(restoreDataDir(dataDir, manifest)).rejects.toThrow('lists other files')
  await expect(restoreDataDir(dataDir, join(dataDir, 'none'))).rejects.toThrow('no backup')
  expect(dump(ctx.databasePath)).toBe(before)
  expect(existsSync(join(dataDir, 'snapshots'))).toBe(false)
})

it('does not back up a database that does not prove', async () => {
  const dataDir = folder()
  const ctx = await openTestContext({ dataDir })
  const { sheets } = await addScoredCompetition(ctx)
  await ctx.close()
  const sqlite = new Database(ctx.databasePath)
  sqlite.exec('DROP TRIGGER scoresheet_revision_update_refused')
  sqlite.prepare('UPDATE scoresheet_revision SET number = 7 WHERE uid = ?').run(sheets[0]?.uid)
  sqlite.close()
  const directory = join(dataDir, 'cadangan')
  await expect(makeBackup(dataDir, directory, new Date())).rejects.toThrow('row_changed')
  expect(existsSync(join(directory, MANIFEST))).toBe(false)
})

it('restores over a database that is too damaged to be read, and keeps its bytes', async () => {
  const dataDir = folder()
  const ctx = await openTestContext({ dataDir })
  await addScoredCompetition(ctx)
  const directory = join(dataDir, 'cadangan')
  await makeBackup(dataDir, directory, ctx.now())
  const before = dump(ctx.databasePath)
  await ctx.close()
  writeFileSync(ctx.databasePath, 'this is no database at all, whatever it once was')
  await restoreDataDir(dataDir, directory)
  expect(dump(ctx.databasePath)).toBe(before)
  expect(readdirSync(join(dataDir, 'snapshots')).filter((name) => name.endsWith('.damaged'))).toHaveLength(1)
})

it('records that a backup was made, and only by who may', async () => {
  const dataDir = folder()
  const ctx = await openTestContext({ dataDir })
  const { organizer } = await addScoredCompetition(ctx)
  await expect(backUp(ctx, organizer, join(dataDir, 'a'))).rejects.toThrow('installation.administer')
  expect(existsSync(join(dataDir, 'a'))).toBe(false)
  const manifest = await backUp(ctx, { ...SYSTEM, via: 'cli' }, join(dataDir, 'a'))
  const { body } = await ctx.db
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'backup.made')
    .executeTakeFirstOrThrow()
  await ctx.close()
  expect(JSON.parse(body).refs).toEqual({
    sha256: manifest.database.sha256,
    made_at: manifest.madeAt,
    events: manifest.events,
  })
})
