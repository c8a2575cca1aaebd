import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { addPerson, PASSWORD, useTestContext } from '#tests/support/context'
import { type Client, startServer } from '#tests/support/server'
import { SYSTEM } from '~/domain/actors'
import { createSessions } from '~/http/session.server'
import { backUp } from '~/services/backup-acts.server'
import { sha256Hex } from '~/services/ids.server'
import { importAccounts } from '~/services/people-import.server'

async function startWithWati(origin?: string) {
  const server = await startServer({ random: randomBytes, ...(origin ? { origin } : {}) })
  onTestFinished(() => server.close())
  const wati = await addPerson(server.ctx, {
    account: 'wati',
    grants: [{ role: 'administrator' }, { role: 'organizer' }],
  })
  return { server, wati }
}

const logIn = (client: Client) => client.post('/masuk', { account: 'wati', password: PASSWORD })
const isLoggedIn = async (client: Client) => (await client.get('/beranda')).status === 200
const tokenIn = (cookie: string) => cookie.split(';')[0]?.split('=')[1] ?? ''

it('makes a thousand tokens of 256 bits, no two alike, and keeps only their hashes', async () => {
  const ctx = await useTestContext({ random: randomBytes })
  const wati = await addPerson(ctx, { account: 'wati', grants: [{ role: 'organizer' }] })
  const sessions = createSessions(ctx)
  const tokens = new Set<string>()
  for (let times = 0; times < 1000; times++) tokens.add(tokenIn(await sessions.start(wati, undefined, null)))
  expect(tokens.size).toBe(1000)
  expect([...tokens].filter((token) => Buffer.from(token, 'base64url').length !== 32)).toEqual([])
  const ids = (await ctx.db.selectFrom('session').select('id').execute()).map(({ id }) => id)
  expect(ids.sort()).toEqual([...tokens].map(sha256Hex).sort())
})

it('over https, binds the cookie to this host and hides it from scripts', async () => {
  const { server } = await startWithWati('https://sinilai.example.go.id')
  const client = server.client()
  const [cookie = '', ...others] = (await logIn(client)).headers.getSetCookie()
  expect(others).toEqual([])
  const [pair = '', ...attributes] = cookie.split('; ')
  expect(pair).toMatch(/^__Host-sid=[\w-]{43}$/)
  expect(attributes.map((each) => each.split('=')[0]).sort()).toEqual(
    ['HttpOnly', 'Max-Age', 'Path', 'SameSite', 'Secure'].sort(),
  )
  expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'SameSite=Lax']))
  const [cleared = ''] = (await client.post('/keluar', {})).headers.getSetCookie()
  expect(cleared).toMatch(/^__Host-sid=; /)
  expect(cleared).toMatch(/Max-Age=0/)
  const [language = ''] = (await client.post('/bahasa', { locale: 'en' })).headers.getSetCookie()
  expect(language).toBe('bahasa=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure')
})

it('takes no token that somebody else chose, and ends the session that was there', async () => {
  const { server } = await startWithWati()
  const planted = 'A'.repeat(43)
  const victim = server.client()
  victim.setCookie('sid', planted)
  await logIn(victim)
  expect(await isLoggedIn(victim)).toBe(true)
  const attacker = server.client()
  attacker.setCookie('sid', planted)
  expect(await isLoggedIn(attacker)).toBe(false)

  const known = await server.client().logIn('wati')
  const used = server.client()
  used.setCookie('sid', known.cookieHeader.split('=')[1] ?? '')
  expect([await isLoggedIn(known), await isLoggedIn(used)]).toEqual([true, true])
  await logIn(used)
  expect([await isLoggedIn(known), await isLoggedIn(used)]).toEqual([false, true])
})

/** Bytes of every file under a folder, by its path. */
function everyFile(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]))
}

const filesWith = (files: Map<string, Buffer>, text: string) =>
  [...files].filter(([, bytes]) => bytes.includes(text)).map(([name]) => name)

it('leaves no token and no password in the data, a backup or the log', async () => {
  const { server, wati } = await startWithWati()
  const backup = mkdtempSync(join(tmpdir(), 'sinilai-backup-'))
  onTestFinished(() => rmSync(backup, { recursive: true, force: true }))
  const client = await server.client().logIn('wati')
  const token = client.cookieHeader.split('=')[1] ?? ''
  const imported = await importAccounts(
    server.ctx,
    wati,
    Buffer.from('account,name,role\nagus,Agus,inspector\n'),
  )
  if (!imported.ok) throw new Error('not imported')
  const link = imported.people[0]?.url.split('/').at(-1) ?? ''
  expect(link).toHaveLength(43)
  expect((await server.client().get(`/undangan/${link}`)).status).toBe(200)
  await server.client().post('/masuk', { account: 'wati\r\n{"action":"login"}', password: 'rahasia-salah' })
  await backUp(server.ctx, SYSTEM, join(backup, 'copy'))

  for (const folder of [server.ctx.dataDir, backup]) {
    const files = everyFile(folder)
    expect(filesWith(files, wati.uid).length).toBeGreaterThan(0)
    expect(filesWith(files, sha256Hex(token)).length).toBeGreaterThan(0)
    for (const secret of [token, link, PASSWORD]) expect(filesWith(files, secret)).toEqual([])
  }
  expect(server.ctx.logged.filter(({ action }) => action === 'login').length).toBe(2)
  const log = JSON.stringify(server.ctx.logged)
  for (const secret of [token, link, PASSWORD, 'rahasia-salah', 'wati']) expect(log).not.toContain(secret)
  const hashes = await server.ctx.db.selectFrom('credential').select('password_hash').execute()
  expect(hashes.length).toBe(1)
  expect(
    hashes.filter(({ password_hash }) => !password_hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$')),
  ).toEqual([])
})
