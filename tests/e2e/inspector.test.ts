import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson } from '#tests/support/context'
import { asPerson, DESK, expectHeading, expectSound, follow, logIn, press } from '#tests/support/journey'
import { addScoredCompetition } from '#tests/support/scored'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let world: Awaited<ReturnType<typeof addScoredCompetition>>
beforeAll(async () => {
  server = await startServer()
  world = await addScoredCompetition(server.ctx)
  const grants = [{ role: 'inspector' as const, competition: world.competition.id }]
  await addPerson(server.ctx, { account: 'yusuf', name: 'Yusuf', grants })
})
afterAll(() => server.close())

/** One score, changed as another SQLite tool does it: triggers away, the change, triggers back. */
function tamper(marks: string, uid: string) {
  const tool = new Database(server.ctx.databasePath)
  const triggers = tool
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all()
  for (const { name } of triggers) tool.exec(`DROP TRIGGER ${name}`)
  tool.prepare('UPDATE scoresheet_revision SET marks = ? WHERE uid = ?').run(marks, uid)
  for (const { sql } of triggers) tool.exec(sql)
  tool.close()
}

async function check(page: Page, answer: string) {
  await press(page, 'Periksa sekarang')
  await page.getByRole('main').getByText(answer).waitFor()
  await expectSound(page)
}

it('reads the record, finds it intact, and is told which sheet somebody changed', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'yusuf')
    await page.getByRole('navigation').getByRole('link', { name: 'Lomba' }).first().click()
    await follow(page, 'Lomba Inovasi Kelurahan Kota Tangerang')
    await follow(page, 'Catatan')
    await expectHeading(page, 'Catatan')
    expect(await page.getByRole('row', { name: 'Lembar penilaian dikirim' }).count()).toBe(7)
    await check(page, 'Catatan utuh')
    tamper('{"dampak":91,"kebaruan":80}', world.sheets[0]?.uid ?? '')
    await check(page, 'Ada yang tidak cocok')
    const findings = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: 'berbeda dari yang tercatat' })
    expect(await findings.count()).toBe(1)
    expect(await findings.textContent()).toContain('P-001')
    tamper('{"dampak":90,"kebaruan":80}', world.sheets[0]?.uid ?? '')
    await check(page, 'Catatan utuh')
  })
})
