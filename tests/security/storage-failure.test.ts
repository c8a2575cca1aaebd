import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '#db/connect'
import { databaseHash } from '#tests/support/database-hash'
import { fillForm } from '#tests/support/html-form'
import type { Client } from '#tests/support/server'
import { startWorldServer } from '#tests/support/world-server'

async function startAsOrganizer() {
  const server = await startWorldServer()
  onTestFinished(() => server.close())
  return { server, client: await server.as('organizer') }
}

const PROFILE = { name: 'Nama Baru yang Panjang', office: 'Sekretaris' }

const filled = async (client: Client, typed: Record<string, string>) =>
  fillForm(await client.html('/akun'), 'akun', typed)

/** The form that the page of a refusal offers to send again. */
function formIn(html: string): Record<string, string> {
  const [, form = ''] = /<main.*?<form[^>]*method="post"[^>]*>(.*?)<\/form>/s.exec(html) ?? []
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}

it('answers 503 while another program holds the database, keeps the form, and needs no restart', async () => {
  const { server, client } = await startAsOrganizer()
  const form = await filled(client, PROFILE)
  const before = await databaseHash(server.ctx)
  const other = openSqlite(server.ctx.databasePath, 'write')
  other.exec('BEGIN IMMEDIATE')
  const refused = await client.post('/akun', form)
  const html = await refused.text()
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(html).toContain('Sistem sedang tidak dapat menyimpan')
  expect(html).not.toMatch(/SQLITE|locked|\bat \S+ \(/)
  expect(formIn(html)).toEqual(form)
  expect((await client.get('/akun')).status).toBe(200)
  expect(await databaseHash(server.ctx)).toBe(before)
  other.exec('ROLLBACK')
  other.close()

  expect((await client.post('/akun', formIn(html))).status).toBe(303)
  expect(await client.html('/akun')).toContain(PROFILE.name)
  const changes = () =>
    server.ctx.db.selectFrom('event').select('id').where('type', '=', 'account.changed').execute()
  expect(await changes()).toHaveLength(1)
  expect((await client.post('/akun', formIn(html))).status).toBe(303)
  expect(await changes()).toHaveLength(1)
}, 60_000)

it('answers 503 when the disk is full, lets people read on, and goes on once there is room', async () => {
  const { server, client } = await startAsOrganizer()
  const before = await databaseHash(server.ctx)
  // What SQLite does when the file can grow no further.
  const pages = await sql<{ page_count: number }>`PRAGMA page_count`.execute(server.ctx.db)
  await sql`PRAGMA max_page_count = ${sql.lit(pages.rows[0]?.page_count ?? 1)}`.execute(server.ctx.db)
  const long = { ...PROFILE, office: 'Sekretaris '.repeat(9).trim() }
  const statuses: number[] = []
  for (let times = 0; times < 400 && statuses.at(-1) !== 503; times++)
    statuses.push(
      (await client.post('/akun', await filled(client, { ...long, name: `Nama ${times}` }))).status,
    )
  expect(statuses.at(-1)).toBe(503)
  const full = await databaseHash(server.ctx)
  const again = await filled(client, long)
  expect((await client.post('/akun', again)).status).toBe(503)
  expect(await databaseHash(server.ctx)).toBe(full)
  expect(full === before).toBe(statuses.length === 1)
  server.ctx.setNow(10 * 60_000)
  expect((await client.get('/akun')).status).toBe(200)
  expect((await fetch(`${server.address}/sehat`)).status).toBe(200)

  await sql`PRAGMA max_page_count = 1073741823`.execute(server.ctx.db)
  expect((await client.post('/akun', await filled(client, PROFILE))).status).toBe(303)
  expect(await client.html('/akun')).toContain(PROFILE.name)
  const check = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(server.ctx.db)
  expect(check.rows).toEqual([{ integrity_check: 'ok' }])
}, 60_000)
