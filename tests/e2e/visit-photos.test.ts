import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditPage, openPage } from '#tests/support/browser'
import { field, logIn, press } from '#tests/support/journey'
import { addJudging, type Judging } from '#tests/support/judging'
import { startServer, type TestServer } from '#tests/support/server'
import { type Link, openLink } from '#tests/support/unreliable-link'
import { VISIT_RULES, VISIT_VALUES } from '#tests/support/visit'
import { findBrowser } from '../../scripts/browser.mjs'

let server: TestServer
let link: Link
let world: Judging
let dataDir: string
const open: BrowserContext[] = []

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-kunjungan-'))
  link = await openLink()
  server = await startServer({ dataDir, origin: link.origin })
  link.leadTo(server.address)
  world = await addJudging(server.ctx, { rules: VISIT_RULES, values: VISIT_VALUES })
})
afterEach(async () => {
  for (const context of open.splice(0)) await context.close().catch(() => {})
  await link.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/kunjungan-${name}.png`, fullPage: true })
}
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const photo = (background: string) =>
  sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer()
const file = async (name: string, background: string) => ({
  ...{ name, mimeType: 'image/jpeg', buffer: await photo(background) },
})
const arrived = () =>
  server.ctx.db
    .selectFrom('visit_photo')
    .innerJoin('assignment', 'assignment.id', 'visit_photo.assignment_id')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .select(['stage_entry.label', 'blob_sha256', 'caption', 'indicator', 'place', 'offline'])
    .orderBy('visit_photo.id')
    .execute()

it('keeps photos taken without a signal through a kill, and sends each once, in order, byte for byte', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'sinilai-profil-'))
  const launch = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: (await findBrowser()) ?? '',
      args: ['--no-sandbox'],
      viewport: { width: 360, height: 740 },
      baseURL: link.origin,
      locale: 'id-ID',
      permissions: ['geolocation'],
      geolocation: { latitude: -6.17833, longitude: 106.64 },
    })
    open.push(context)
    return context.pages()[0] ?? context.newPage()
  }
  const [first, second] = [await file('register.jpg', '#063'), await file('alat.jpg', '#936')]
  const hash = ({ buffer }: { buffer: Buffer }) => createHash('sha256').update(buffer).digest('hex')
  let page = await launch()
  await logIn(page, 'budi')
  await page.goto(`/menilai/${world.slug}/${world.stage}`)
  await page.getByRole('link', { name: 'Bawa untuk menilai tanpa sinyal' }).click()
  await page.getByText('lembar dibawa').waitFor()
  await page.getByRole('button', { name: 'Perbarui simpanan', disabled: false }).waitFor()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    for (let turn = 0; turn < 100 && !(await caches.match('/luring')); turn++)
      await new Promise((done) => setTimeout(done, 50))
  })
  link.cut()
  await page.goto('/luring')
  await page.getByRole('link', { name: 'P1', exact: true }).click()
  await field(page, /^Terlihat: Sampah \(sesudah\)/).fill('2900,5')
  await says(page, 'Selisih: +150,5 kg per bulan')
  await field(page, 'Indikator yang difoto').selectOption({ label: 'Buku register ada' })
  await field(page, /^Keterangan foto/).fill('Register tamu')
  await page.getByLabel('Simpan juga tempat foto ini diambil').check()
  await page.getByLabel('Ambil atau pilih foto').setInputFiles(first)
  await says(page, 'Belum terkirim')
  await says(page, '2 belum terkirim')
  await says(page, 'Tempat: -6.17833, 106.64000')
  expect(await auditPage(page)).toEqual([])
  await shoot(page, 'belum')
  await page.context().close()

  page = await launch()
  await page.goto('/luring')
  await says(page, '2 belum terkirim')
  await page.getByRole('link', { name: 'P1', exact: true }).click()
  await says(page, 'Register tamu')
  await page.getByLabel('Ambil atau pilih foto').setInputFiles(second)
  await says(page, '3 belum terkirim')
  expect(await arrived()).toEqual([])
  // The first answers get lost: the same requests come again.
  link.mend()
  link.loseAnswers(true)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(async () => (await arrived()).length, { timeout: 20_000 }).toBe(1)
  link.loseAnswers(false)
  await page.reload()
  await says(page, 'Semua terkirim')
  expect(await arrived()).toEqual([
    {
      ...{ label: 'P1', blob_sha256: hash(first), caption: 'Register tamu', indicator: 'register' },
      ...{ place: '-6.17833,106.64000', offline: 1 },
    },
    {
      ...{ label: 'P1', blob_sha256: hash(second), caption: null, indicator: null, place: null, offline: 1 },
    },
  ])
  for (const sent of [first, second])
    expect((await readFile(server.ctx.files.path(hash(sent)))).equals(sent.buffer)).toBe(true)
  await shoot(page, 'terkirim')
  rmSync(profile, { recursive: true, force: true })
}, 120_000)

it('sends photos by an ordinary form without scripts, and sets them for the meeting beside what was claimed', async () => {
  const judge = await openPage({ width: 360, context: { baseURL: link.origin, javaScriptEnabled: false } })
  open.push(judge.context())
  await logIn(judge, 'budi')
  const uid = await world.assignment('budi', 'karawaci')
  await judge.goto(`/menilai/lembar/${uid}`)
  await field(judge, /^Kebaruan/).fill('80')
  await field(judge, /^Dampak/).fill('75')
  await field(judge, /^Terlihat: Sampah \(sesudah\)/).fill('2900,5')
  await field(judge, /^Catatan kunjungan: Sampah \(sesudah\)/).fill('Menurut buku timbang')
  await press(judge, 'Kirim lembar')
  await says(judge, 'Selisih: +150,5 kg per bulan')
  await judge.getByLabel('Foto', { exact: true }).setInputFiles(await file('timbangan.jpg', '#258'))
  await field(judge, /^Keterangan foto/).fill('Buku timbang')
  await press(judge, 'Kirim foto')
  await says(judge, 'Foto tersimpan.')
  await says(judge, 'Buku timbang')
  await shoot(judge, 'lembar-360')
  const office = await openPage({ width: 1280, context: { baseURL: link.origin } })
  open.push(office.context())
  await logIn(office, 'sari')
  await office.goto(`/kelola/${world.slug}/pleno/${world.stage}`)
  await office.getByRole('link', { name: 'Verifikasi lapangan', exact: true }).click()
  const row = office.getByRole('row', { name: /^Sampah \(sesudah\)/ })
  expect((await row.textContent())?.replace(/\s+/g, ' ')).toContain(
    '2.750 kg per bulanBudi (Anggota 2)2.900,5 kg per bulan+150,5 kg per bulanMenurut buku timbang',
  )
  await office.getByRole('img', { name: 'Buku timbang' }).waitFor()
  expect(await auditPage(office)).toEqual([])
  await shoot(office, 'ringkasan-1280')
  await office.setViewportSize({ width: 360, height: 740 })
  await shoot(office, 'ringkasan-360')
  await judge.setViewportSize({ width: 1280, height: 800 })
  await shoot(judge, 'lembar-1280')
}, 120_000)
