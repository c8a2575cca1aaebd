import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addOpenCompetition } from '#tests/support/competition'
import { addPerson } from '#tests/support/context'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
const path = '/kelola/lomba-uji-2026/catatan'

beforeAll(async () => {
  server = await startServer()
  const organizer = await addPerson(server.ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  const { competition } = await addOpenCompetition(server.ctx, organizer)
  await addPerson(server.ctx, {
    account: 'yusuf',
    grants: [{ role: 'inspector', competition: competition.id }],
  })
})
afterAll(() => server.close())

it('finds nothing wrong in an untouched record, and names a row that another tool changed', async () => {
  const inspector = await server.client().logIn('yusuf')
  expect(await (await inspector.post(path, {})).text()).toContain('Catatan utuh')

  const tool = new Database(server.ctx.databasePath)
  const triggers = tool
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'competition'")
    .all()
  const { name } = tool.prepare('SELECT name FROM competition').get() as { name: string }
  const change = (value: string) => {
    for (const trigger of triggers as { name: string; sql: string }[])
      tool.exec(`DROP TRIGGER ${trigger.name}`)
    tool.prepare('UPDATE competition SET name = ?').run(value)
    for (const trigger of triggers as { name: string; sql: string }[]) tool.exec(trigger.sql)
  }
  change('Lomba lain')
  const found = await (await inspector.post(path, {})).text()
  expect(found).toContain('Ada yang tidak cocok')
  expect(found).toMatch(/Isi competition [0-9a-f-]{36} berbeda/)

  change(name)
  expect(await (await inspector.post(path, {})).text()).toContain('Catatan utuh')
  tool.close()
})
