import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditPage, openPage } from '#tests/support/browser'
import { field, logIn, press } from '#tests/support/journey'
import { addJudging, type Judging } from '#tests/support/judging'
import { startServer, type TestServer } from '#tests/support/server'
import { type Link, openLink } from '#tests/support/unreliable-link'
import { findBrowser } from '../../scripts/browser.mjs'

let server: TestServer
let link: Link
let world: Judging
let dataDir: string
const open: BrowserContext[] = []

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-luring-'))
  link = await openLink()
  server = await startServer({ dataDir, origin: link.origin })
  link.leadTo(server.address)
  world = await addJudging(server.ctx)
})
afterEach(async () => {
  for (const context of open.splice(0)) await context.close().catch(() => {})
  await link.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/luring-${name}.png`, fullPage: true })
}

async function phone(): Promise<Page> {
  const page = await openPage({ width: 360, context: { serviceWorkers: 'allow', baseURL: link.origin } })
  open.push(page.context())
  return page
}

/** Logs in and takes the stage along; what the page is made of is then on the device too. */
async function takeAlong(page: Page, account: string) {
  await logIn(page, account)
  await page.goto(`/menilai/${world.slug}/${world.stage}`)
  await page.getByRole('link', { name: 'Bawa untuk menilai tanpa sinyal' }).click()
  await page.getByText('lembar dibawa').waitFor()
  await page.getByRole('button', { name: 'Perbarui simpanan', disabled: false }).waitFor()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    for (let turn = 0; turn < 100 && !(await caches.match('/luring')); turn++)
      await new Promise((done) => setTimeout(done, 50))
  })
}

const sheet = (page: Page, label: string) => page.getByRole('link', { name: label, exact: true }).click()
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const fill = async (page: Page, kebaruan: string, dampak: string) => {
  await field(page, /^Kebaruan/).fill(kebaruan)
  await field(page, /^Dampak/).fill(dampak)
}
const revisions = () =>
  server.ctx.db
    .selectFrom('scoresheet_revision')
    .innerJoin('stage_entry', 'stage_entry.id', 'scoresheet_revision.stage_entry_id')
    .select(['stage_entry.label', 'number', 'marks', 'source', 'device_time'])
    .orderBy('scoresheet_revision.id')
    .execute()

it('scores without a signal, through reload and kill, and sends each sheet once, in order, when it is back', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'sinilai-profil-'))
  const launch = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: (await findBrowser()) ?? '',
      args: ['--no-sandbox'],
      viewport: { width: 360, height: 740 },
      baseURL: link.origin,
      locale: 'id-ID',
    })
    open.push(context)
    return context.pages()[0] ?? context.newPage()
  }
  let page = await launch()
  await takeAlong(page, 'budi')
  await shoot(page, 'daftar')
  expect(await auditPage(page)).toEqual([])
  link.cut()
  await page.goto('/luring')
  await sheet(page, 'P2')
  await fill(page, '80', '75')
  await says(page, '77 dari 100')
  await press(page, 'Kirim lembar')
  await says(page, /Selesai .*; dikirim begitu ada sinyal/)
  await shoot(page, 'menunggu')
  expect(await auditPage(page)).toEqual([])
  await page.goBack()
  await sheet(page, 'P1')
  await field(page, /^Kebaruan/).fill('64')
  await says(page, 'Tersimpan di perangkat ini, belum terkirim.')
  await page.context().close()

  page = await launch()
  await page.goto('/luring')
  await says(page, '2 belum terkirim')
  await shoot(page, 'belum')
  await sheet(page, 'P1')
  expect(await field(page, /^Kebaruan/).inputValue()).toBe('64')
  await field(page, /^Dampak/).fill('71')
  await press(page, 'Kirim lembar')
  await page.reload()
  expect(await revisions()).toEqual([])
  link.mend()
  await page.goto('/luring')
  await says(page, 'Semua terkirim')
  expect(await revisions()).toEqual([
    {
      label: 'P2',
      number: 1,
      marks: '{"dampak":75,"kebaruan":80}',
      source: 'offline',
      device_time: expect.any(String),
    },
    {
      label: 'P1',
      number: 1,
      marks: '{"dampak":71,"kebaruan":64}',
      source: 'offline',
      device_time: expect.any(String),
    },
  ])
  await shoot(page, 'terkirim')
  rmSync(profile, { recursive: true, force: true })
}, 120_000)
