import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '#db/connect'
import { openTestContext } from '#tests/support/context'
import { checkOrigin } from '~/server/guard'

function folder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'sinilai-start-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  return dataDir
}

it('refuses a database newer than the program, and leaves it alone', async () => {
  const dataDir = folder()
  const ctx = await openTestContext({ dataDir })
  await ctx.close()
  const sqlite = openSqlite(ctx.databasePath)
  sqlite
    .prepare('INSERT INTO migration (name, applied_at) VALUES (?, ?)')
    .run('9999-later', '2099-01-01T00:00:00.000Z')
  sqlite.close()
  await expect(openTestContext({ dataDir })).rejects.toThrow('newer than this program: it has 9999-later')
})

it('leaves unfinished files to a server that runs on the same data; a server itself begins without any', async () => {
  const dataDir = folder()
  const running = await openTestContext({ dataDir })
  const unfinished = running.files.temporary()
  writeFileSync(unfinished, 'half a file')
  const command = await openTestContext({ dataDir })
  await command.close()
  expect(existsSync(unfinished)).toBe(true)
  running.files.sweepTemporary()
  expect(existsSync(unfinished)).toBe(false)
  await running.close()
})

it('refuses a file that is no database', async () => {
  const dataDir = folder()
  writeFileSync(
    join(dataDir, 'sinilai.sqlite'),
    'this is no database, but it is long enough to be taken for one'.repeat(99),
  )
  await expect(openTestContext({ dataDir })).rejects.toThrow('not a database')
})

it.each([
  'http://lomba.example.go.id',
  'http://192.168.1.10:3000',
  'https://lomba.example.go.id/',
  'ftp://localhost',
])('refuses to be served at %s', (origin) => {
  expect(() => checkOrigin(origin)).toThrow('APP_ORIGIN')
})

it.each(['https://lomba.example.go.id', 'http://localhost:3000', 'http://127.0.0.1:3000'])(
  'may be served at %s',
  (origin) => {
    expect(checkOrigin(origin).origin).toBe(origin)
  },
)
