import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditPage, openPage } from '#tests/support/browser'
import { PASSWORD } from '#tests/support/context'
import { field, logIn, press } from '#tests/support/journey'
import { addJudging, type Judging } from '#tests/support/judging'
import { startServer, type TestServer } from '#tests/support/server'
import { type Link, openLink } from '#tests/support/unreliable-link'
import { stepAside } from '~/services/assignments.server'
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
  await page.context().close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}, 120_000)

const unsent = (page: Page, n: number) => says(page, `${n} belum terkirim`)
const draftsOf = async (account: string) => {
  const rows = await server.ctx.db
    .selectFrom('scoresheet')
    .innerJoin('person', 'person.id', 'scoresheet.person_id')
    .select('marks')
    .where('person.account', '=', account)
    .execute()
  return rows.map(({ marks }) => marks)
}

it('saves itself while there is a signal, and shows both values where another device changed the same', async () => {
  const [first, second] = [await phone(), await phone()]
  await takeAlong(first, 'budi')
  await takeAlong(second, 'budi')
  await sheet(first, 'P1')
  await sheet(second, 'P1')
  await first.context().setOffline(true)
  await fill(first, '80', '70')
  await unsent(first, 1)
  await field(second, /^Kebaruan/).fill('60')
  await field(second, /^Alasan: Dampak/).fill('Dari perangkat kedua')
  await says(second, /Tersimpan di server/)
  await first.context().setOffline(false)
  await says(first, 'Lembar ini diubah juga di tempat lain')
  await says(first, 'Di perangkat ini: 80')
  await says(first, 'Di server: 60')
  await shoot(first, 'pilih')
  expect(await auditPage(first)).toEqual([])
  await press(first, 'Pakai yang di perangkat ini')
  await says(first, 'Semua terkirim')
  expect(await field(first, /^Alasan: Dampak/).inputValue()).toBe('Dari perangkat kedua')
  expect(await draftsOf('budi')).toEqual(['{"dampak":70,"kebaruan":80}'])
}, 120_000)

it('says at the field what is missing without asking the server, and keeps what cannot be a mark', async () => {
  const page = await phone()
  await takeAlong(page, 'budi')
  link.cut()
  await sheet(page, 'P1')
  await field(page, /^Kebaruan/).fill('999')
  await press(page, 'Kirim lembar')
  expect(await page.locator('#error-summary').textContent()).toContain('Nilai harus antara 0 dan 100.')
  expect(await page.locator('#error-summary').textContent()).toContain('Nilai untuk “Dampak” belum diisi.')
  await page.reload()
  expect(await field(page, /^Kebaruan/).inputValue()).toBe('999')
  link.mend()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(() => draftsOf('budi')).toEqual(['{}'])
  await page.getByRole('link', { name: 'Semua lembar' }).click()
  await says(page, 'Perlu diperbaiki')
}, 120_000)

it('hands a sheet that comes after the closing to the chair, who decides without its marks', async () => {
  const page = await phone()
  await takeAlong(page, 'budi')
  link.cut()
  await sheet(page, 'P1')
  await fill(page, '90', '95')
  await press(page, 'Kirim lembar')
  await says(page, /dikirim begitu ada sinyal/)
  server.ctx.setNow('2026-05-20T03:00:00.000Z')
  link.mend()
  await page.reload()
  await unsent(page, 1)
  await page.getByRole('link', { name: 'Masuk', exact: true }).click()
  await page.waitForURL('**/masuk**')
  await page.getByRole('main').getByLabel('Nama akun').fill('budi')
  await page.getByRole('main').getByLabel('Kata sandi').fill(PASSWORD)
  await press(page, 'Masuk')
  await page.waitForURL('**/luring*')
  await says(page, 'Diteruskan ke Ketua')
  await shoot(page, 'terlambat')
  expect(await revisions()).toEqual([])
  const chair = await openPage({ width: 1280, context: { baseURL: link.origin } })
  open.push(chair.context())
  await logIn(chair, 'hadi')
  await chair.goto(`/kelola/${world.slug}/lembar-terlambat`)
  await shoot(chair, 'ketua-daftar')
  await chair.getByRole('link', { name: 'P1' }).click()
  expect(await chair.getByRole('main').textContent()).not.toMatch(/\b9[05]\b/)
  await chair.getByLabel('Ya, dihitung').check()
  await field(chair, 'Alasan').fill('Diputuskan dalam rapat: penilai berada di lokasi tanpa sinyal.')
  await shoot(chair, 'ketua')
  expect(await auditPage(chair)).toEqual([])
  await press(chair, 'Putuskan')
  await says(chair, 'Lembar terlambat dihitung.')
  expect(await revisions()).toMatchObject([{ label: 'P1', number: 1, marks: '{"dampak":95,"kebaruan":90}' }])
}, 120_000)

it('sends first on logging out, and else lists what is left, which no other account sees', async () => {
  const page = await phone()
  await takeAlong(page, 'budi')
  await sheet(page, 'P1')
  await fill(page, '80', '70')
  await says(page, 'Semua terkirim')
  link.loseAnswers(true)
  await field(page, /^Kebaruan/).fill('81')
  await unsent(page, 1)
  link.loseAnswers(false)
  link.cut()
  await page.goto('/luring#keluar')
  await says(page, 'Masih ada lembar yang belum terkirim:')
  await shoot(page, 'keluar')
  expect(await auditPage(page)).toEqual([])
  link.mend()
  await press(page, 'Keluar, kirim nanti')
  await page.waitForURL(`${link.origin}/?pesan=logged_out`)
  await logIn(page, 'hadi')
  await page.goto('/luring')
  await says(page, 'Belum ada yang dibawa di perangkat ini.')
  expect(await page.getByText('P1').count()).toBe(0)
  await page.goto('/beranda')
  await page.getByText('Menu').first().click()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await press(page, 'Keluar')
  await page.waitForURL(`${link.origin}/?pesan=logged_out`)
  await logIn(page, 'budi')
  await page.goto('/luring')
  await says(page, 'Semua terkirim')
  await expect.poll(() => draftsOf('budi')).toEqual(['{"dampak":70,"kebaruan":81}'])
}, 120_000)

it('removes the dossier of an entry that its judge may no longer judge, and keeps what was typed apart', async () => {
  const page = await phone()
  await takeAlong(page, 'budi')
  link.cut()
  await sheet(page, 'P1')
  await fill(page, '80', '70')
  await unsent(page, 1)
  const uid = await world.assignment('budi', 'karawaci')
  await stepAside(server.ctx, world.budi, uid, 'Saudara Lurah')
  link.mend()
  await page.reload()
  await says(page, 'Anda tidak lagi ditugaskan menilai peserta ini')
  await shoot(page, 'hilang')
  expect(await page.getByText('Ringkasan inovasi Karawaci').count()).toBe(0)
  expect(
    await page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name))),
  ).toContain('sinilai-luring')
  expect(await revisions()).toEqual([])
}, 120_000)

async function sheetPage(page: Page) {
  await page.goto(`/menilai/lembar/${await world.assignment('budi', 'karawaci')}`)
  await page.locator('[data-saving]').waitFor()
}

it('a score sheet saves itself while it is typed, and has everything again after a broken link and a reload', async () => {
  const page = await phone()
  await logIn(page, 'budi')
  await sheetPage(page)
  await field(page, /^Kebaruan/).fill('80')
  await says(page, /Tersimpan di server/)
  expect(await draftsOf('budi')).toEqual(['{"kebaruan":80}'])
  await shoot(page, 'lembar')
  link.cut()
  await field(page, /^Dampak/).fill('70')
  await field(page, /^Alasan: Dampak/).fill('Warga bercerita “lebih bersih”.')
  await says(page, 'Tersimpan di perangkat ini, belum terkirim.')
  link.mend()
  await page.goto('about:blank')
  await sheetPage(page)
  await expect.poll(() => field(page, /^Alasan: Dampak/).inputValue()).toBe('Warga bercerita “lebih bersih”.')
  await says(page, /Tersimpan di server/)
  expect(await draftsOf('budi')).toEqual(['{"dampak":70,"kebaruan":80}'])
  await press(page, 'Kirim lembar')
  await says(page, 'revisi 1')
  expect(await revisions()).toMatchObject([
    { number: 1, marks: '{"dampak":70,"kebaruan":80}', source: 'judge' },
  ])
}, 120_000)

it('a score sheet that is finished while the link is broken is received when it is back', async () => {
  const page = await phone()
  await logIn(page, 'budi')
  await sheetPage(page)
  await says(page, 'Kebaruan')
  link.cut()
  await fill(page, '80', '70')
  await says(page, 'Tersimpan di perangkat ini, belum terkirim.')
  await press(page, 'Kirim lembar')
  await says(page, /Selesai .*; dikirim begitu ada sinyal/)
  link.mend()
  await says(page, /Diterima server .* sebagai revisi 1/)
  expect(await revisions()).toMatchObject([
    { number: 1, marks: '{"dampak":70,"kebaruan":80}', source: 'offline' },
  ])
}, 120_000)

it('two tabs of one sheet do not overwrite each other', async () => {
  const first = await phone()
  await logIn(first, 'budi')
  await sheetPage(first)
  await field(first, /^Kebaruan/).fill('80')
  await says(first, /Tersimpan di server/)
  const second = await first.context().newPage()
  await sheetPage(second)
  await field(second, /^Dampak/).fill('70')
  await press(second, 'Simpan draf')
  await second.waitForURL('**pesan=saved')
  await field(first, /^Alasan: Kebaruan/).fill('Baru di kota ini')
  await says(first, /Tersimpan di server/)
  await expect.poll(() => draftsOf('budi')).toEqual(['{"dampak":70,"kebaruan":80}'])
  await expect.poll(() => field(first, /^Dampak/).inputValue()).toBe('70')
}, 120_000)
