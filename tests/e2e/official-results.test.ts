import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asPerson, DESK, expectSound, logIn, PHONE } from '#tests/support/journey'
import { closeWorldMeeting } from '#tests/support/plenary-world'
import { SCAN } from '#tests/support/results-world'
import { changeRules } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'
import type { Snapshot } from '~/domain/results/snapshot'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
  const { ctx, world } = server
  const objections = { stages: [world.stageCode], final: true, days: 3 }
  await changeRules(ctx, world, (rules) => ({ ...rules, objections }))
  await closeWorldMeeting(world, ctx)
})
afterAll(() => server.close())

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
const NO_SCRIPTS = { ...PHONE, javaScript: false }

const send = (page: Page, form: string, button = 'button') =>
  page.locator(`main form:has([name=write_key][value$=".${form}"]) ${button}`).first().click()

/** Logs in and uses pages below the competition's, on a phone without JavaScript. */
const on = (account: string, use: (page: Page, base: string) => Promise<void>) =>
  asPerson(server.origin, NO_SCRIPTS, async (page) => {
    await logIn(page, account)
    await use(page, `/kelola/${server.world.open.slug}`)
  })

const approve = (account: string, name: string) =>
  on(account, async (page, base) => {
    await page.goto(`${base}/persetujuan`)
    await shoot(page, name)
    await expectSound(page, NO_SCRIPTS)
    await page.locator('button[name=decision][value=approved]').first().click()
    await page.waitForURL('**pesan=approved**')
  })

it('leads from the closed meeting to an announced result on a phone without JavaScript', async () => {
  const { cast, open, stageCode } = server.world
  await on(cast.chair.account, async (page, base) => {
    await page.goto(`${base}/pleno/${stageCode}`)
    await page.locator(`main a[href="${base}/hasil"]`).click()
    await shoot(page, 'results-empty-360')
    await page.locator(`main a[href="${base}/hasil/siapkan/${stageCode}"]`).click()
    await shoot(page, 'gate-360')
    await expectSound(page, NO_SCRIPTS)
    for (;;) {
      const open = page.locator('main details:has(form)').first()
      if ((await open.count()) === 0) break
      await open.locator('summary').click()
      await open.locator('textarea').fill('Disepakati dalam rapat pleno.')
      await open.locator('button').click()
      await page.waitForURL('**pesan=obstacle_overridden**')
    }
    await shoot(page, 'gate-overridden-360')
  })
  await on(cast.organizer.account, async (page, base) => {
    await page.goto(`${base}/hasil/siapkan/${stageCode}`)
    await send(page, 'bekukan')
    await page.waitForURL('**pesan=freezing_requested**')
  })
  await approve(cast.chair.account, 'approval-freeze-360')
  await on(cast.organizer.account, async (page, base) => {
    await page.goto(`${base}/hasil/1`)
    await shoot(page, 'result-360')
    await expectSound(page, NO_SCRIPTS)
    await page.locator(`main a[href="${base}/hasil/1/masa-sanggah"]`).click()
    await page.fill('[name=until]', '2026-05-05')
    await shoot(page, 'window-360')
    await send(page, 'masa-sanggah')
    await page.waitForURL('**/hasil/1?pesan=objection_window_opened')
    await shoot(page, 'result-window-360')
  })
  server.ctx.setNow('2026-05-06T03:00:00.000Z')
  await on(cast.organizer.account, async (page, base) => {
    await page.goto(`${base}/hasil/1/keputusan`)
    await page.fill('[name=number]', '188.45/77/2026')
    await page.fill('[name=date]', '2026-05-06')
    await page.fill('[name=signatory]', 'Wali Kota Tangerang')
    await page.setInputFiles('[name=file]', {
      ...{ name: 'keputusan.pdf', mimeType: 'application/pdf', buffer: SCAN },
    })
    await shoot(page, 'decree-360')
    await send(page, 'keputusan')
    await page.waitForURL('**pesan=decree_requested**')
  })
  await approve(cast.chair.account, 'approval-decree-360')
  await on(cast.organizer.account, async (page, base) => {
    await page.goto(`${base}/hasil/1/pengumuman`)
    await page.fill('[name=date]', '2026-05-06')
    await shoot(page, 'announce-360')
    await send(page, 'pengumuman')
    await page.waitForURL('**pesan=announcement_requested**')
  })
  await approve(cast.chair.account, 'approval-announce-360')
  await on(cast.inspector.account, async (page, base) => {
    await page.goto(`${base}/hasil`)
    await page.getByText('Diumumkan').first().waitFor()
    await shoot(page, 'results-360')
    await page.goto(`${base}/hasil/1`)
    await page.getByText('188.45/77/2026').waitFor()
    await page.locator('main details').last().locator('summary').click()
    await shoot(page, 'result-announced-360')
    await expectSound(page, NO_SCRIPTS)
    expect(await page.locator('main form').count()).toBe(0)
  })
  for (const options of [DESK, PHONE])
    await asPerson(server.origin, options, async (page) => {
      await logIn(page, cast.organizer.account)
      for (const [name, path] of [
        ['results', 'hasil'],
        ['result', 'hasil/1'],
        ['gate-correct', `hasil/siapkan/${stageCode}`],
        ['approvals', 'persetujuan'],
        ['rules-objections', 'ketentuan/masa-sanggah'],
      ] as const) {
        await page.goto(`/kelola/${open.slug}/${path}`)
        await shoot(page, `${name}-${options.width ?? 1280}`)
        await expectSound(page)
      }
      await page.goto('/kunci')
      await shoot(page, `key-${options.width ?? 1280}`)
      await expectSound(page)
    })
})

it('hands out what a stranger checks with OpenSSL alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinilai-openssl-'))
  try {
    const inspector = await server.as('inspector')
    const base = `/kelola/${server.world.open.slug}/hasil/1`
    const fetched = async (path: string) => Buffer.from(await (await inspector.request(path)).arrayBuffer())
    writeFileSync(join(folder, 'hasil.json'), await fetched(`${base}.json`))
    writeFileSync(join(folder, 'hasil.sig'), await fetched(`${base}.sig`))
    writeFileSync(join(folder, 'kunci.pem'), await fetched('/kunci.pem'))
    const check = () =>
      execFileSync(
        'openssl',
        'pkeyutl -verify -pubin -inkey kunci.pem -rawin -in hasil.json -sigfile hasil.sig'.split(' '),
        { cwd: folder, encoding: 'utf8' },
      )
    expect(check()).toContain('Signature Verified Successfully')
    const text = readFileSync(join(folder, 'hasil.json'), 'utf8')
    const snapshot = JSON.parse(text) as Snapshot
    expect([snapshot.number, snapshot.stage?.code]).toEqual([1, server.world.stageCode])
    writeFileSync(join(folder, 'hasil.json'), text.replace('"number":1', '"number":2'))
    expect(check).toThrow()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
