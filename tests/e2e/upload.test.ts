import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addDossierWorld, PDF, startDraft } from '#tests/support/dossiers'
import { asPerson, expectSound, logIn, PHONE, press } from '#tests/support/journey'
import { makePhoto } from '#tests/support/media'
import { startServer, type TestServer } from '#tests/support/server'
import { type Link, openLink } from '#tests/support/unreliable-link'
import { viewEvidence } from '~/services/dossiers.server'
import { findEvidenceFile } from '~/services/revisions.server'

let dataDir: string
let folder: string
let link: Link
let server: TestServer
let uid: string
let drafter: Awaited<ReturnType<typeof addDossierWorld>>['drafter']

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sinilai-upload-'))
  folder = mkdtempSync(join(tmpdir(), 'sinilai-phone-'))
  link = await openLink()
  server = await startServer({ dataDir, origin: link.origin })
  link.leadTo(server.address)
  const world = await addDossierWorld(server.ctx)
  drafter = world.drafter
  uid = (await startDraft(server.ctx, drafter)).uid
})
afterEach(async () => {
  await link.close()
  await server.close()
  for (const each of [dataDir, folder]) rmSync(each, { recursive: true, force: true })
})

/** 400 kbit/s each way with 400 ms of delay: the edge of a village cell. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const speed = { downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 }
  await session.send('Network.emulateNetworkConditions', { offline: false, ...speed })
}

/** A readable PDF of that many bytes that no compression makes smaller. */
const heavyPdf = (size: number) => {
  const padding = randomBytes(Math.ceil(size / 2))
    .toString('hex')
    .slice(0, size)
  return Buffer.concat([PDF.subarray(0, 9), Buffer.from(`%${padding}\n`), PDF.subarray(9)])
}

const choose = (page: Page, ...names: string[]) =>
  page.getByLabel('Pilih berkas').setInputFiles(names.map((name) => join(folder, name)))

const row = (page: Page, name: string) => page.locator('.upload-row', { hasText: name })

const held = async () =>
  Promise.all(
    (await viewEvidence(server.ctx, drafter, uid)).evidence.map(async (item) => ({
      name: item.fileName,
      bytes: readFileSync((await findEvidenceFile(server.ctx, drafter, item.uid)).path),
    })),
  )

const requests = (method: string) =>
  server.ctx.logged.filter((line) => line['method'] === method && String(line['path']).startsWith('/unggah'))

it('goes on after the link was cut and the page loaded again, on a slow phone, to the last byte', async () => {
  const bytes = heavyPdf(400_000)
  writeFileSync(join(folder, 'laporan.pdf'), bytes)
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bukti?ke=proposal`)
    await slowDown(page)
    await choose(page, 'laporan.pdf')
    await press(page, 'Unggah')
    await row(page, 'laporan.pdf')
      .getByText(/Mengirim [3-9]\d%/)
      .waitFor()
    link.cut()
    await row(page, 'laporan.pdf')
      .getByText(/Sambungan terputus/)
      .waitFor()
    expect(await held()).toEqual([])
    page.on('dialog', (dialog) => dialog.accept())
    link.mend()
    await page.goto(`/berkas/${uid}/bukti?ke=proposal`)
    await page.getByText(/belum selesai: laporan\.pdf\. Pilih lagi/).waitFor()
    await choose(page, 'laporan.pdf')
    await press(page, 'Unggah')
    await page.getByText('Bukti tersimpan.').waitFor({ timeout: 30_000 })
    expect(await held()).toEqual([{ name: 'laporan.pdf', bytes }])
    expect(requests('POST')).toHaveLength(1)
    await expectSound(page)
  })
}, 90_000)

it('goes on by itself when the link comes back, and asks again for an answer that was lost', async () => {
  const bytes = heavyPdf(900_000)
  writeFileSync(join(folder, 'panjang.pdf'), bytes)
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bukti`)
    await choose(page, 'panjang.pdf')
    link.loseAnswers(true)
    await press(page, 'Unggah')
    await row(page, 'panjang.pdf')
      .getByText(/Sambungan terputus/)
      .waitFor()
    link.loseAnswers(false)
    await page.getByText('Bukti tersimpan.').waitFor({ timeout: 30_000 })
    expect(await held()).toEqual([{ name: 'panjang.pdf', bytes }])
  })
}, 60_000)

it('asks again when even the question about a lost answer is lost, behind a proxy that keeps headers back', async () => {
  writeFileSync(join(folder, 'laporan.pdf'), PDF)
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bukti`)
    let lost = 0
    await page.route('**/unggah/*', async (route) => {
      if (route.request().method() === 'HEAD') {
        const response = await route.fetch()
        const { 'upload-stored': _, ...headers } = response.headers()
        return route.fulfill({ response, headers })
      }
      if (lost === 3) return route.continue()
      lost++
      await route.fetch()
      await route.abort('connectionreset')
    })
    await choose(page, 'laporan.pdf')
    await press(page, 'Unggah')
    await page.getByText('Bukti tersimpan.').waitFor({ timeout: 30_000 })
    expect(lost).toBe(3)
    expect(await held()).toEqual([{ name: 'laporan.pdf', bytes: PDF }])
  })
}, 60_000)

it('shows what is stored only when the link is there again', async () => {
  writeFileSync(join(folder, 'laporan.pdf'), PDF)
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bukti`)
    await page.route('**/unggah/*', async (route) => {
      const response = await route.fetch()
      if ((await response.text()).includes('stored')) link.cut()
      await route.fulfill({ response })
    })
    await choose(page, 'laporan.pdf')
    await press(page, 'Unggah')
    await row(page, 'laporan.pdf').getByText('Tersimpan').waitFor()
    link.mend()
    await page.getByText('Bukti tersimpan.').waitFor({ timeout: 30_000 })
    expect(await held()).toEqual([{ name: 'laporan.pdf', bytes: PDF }])
  })
}, 60_000)

it('tries again at the press of a button when something on the way took the file back', async () => {
  writeFileSync(join(folder, 'laporan.pdf'), PDF)
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bukti`)
    let refused = 0
    await page.route('**/unggah/**', async (route) => {
      if (route.request().method() !== 'PATCH' || refused > 0) return route.continue()
      refused++
      await route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>Too large</h1>' })
    })
    await choose(page, 'laporan.pdf')
    await press(page, 'Unggah')
    const again = row(page, 'laporan.pdf').getByRole('button', { name: 'Coba lagi' })
    await again.waitFor()
    expect([refused, await held()]).toEqual([1, []])
    await expectSound(page)
    await again.press('Enter')
    await page.getByText('Bukti tersimpan.').waitFor({ timeout: 30_000 })
    expect(await held()).toEqual([{ name: 'laporan.pdf', bytes: PDF }])
  })
}, 60_000)

it('sends several at once, shrinks large photos upright without their place, and says what is refused', async () => {
  writeFileSync(join(folder, 'besar.jpg'), await makePhoto(3600, 2700))
  writeFileSync(join(folder, 'kecil.jpg'), await makePhoto(600, 400))
  writeFileSync(join(folder, 'naskah.docx'), 'PK\x03\x04 word')
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bukti`)
    await choose(page, 'besar.jpg', 'kecil.jpg', 'naskah.docx')
    await press(page, 'Unggah')
    await row(page, 'naskah.docx')
      .getByText(/bukan PDF, JPEG, PNG, atau WebP/)
      .waitFor()
    for (const name of ['besar.jpg', 'kecil.jpg']) await row(page, name).getByText('Tersimpan').waitFor()
    await expectSound(page)
    const files = await held()
    expect(files.map(({ name }) => name).sort()).toEqual(['besar.jpg', 'kecil.jpg'])
    const bytesOf = (name: string) => files.find((file) => file.name === name)?.bytes
    const large = await sharp(bytesOf('besar.jpg')).metadata()
    expect([large.width, large.height, large.orientation, large.exif]).toEqual([
      2560,
      1920,
      undefined,
      undefined,
    ])
    expect(bytesOf('kecil.jpg')).toEqual(readFileSync(join(folder, 'kecil.jpg')))
  })
}, 60_000)

it('turns a photo that the server does not take into one that it does, where the device can', async () => {
  const photo = sharp({ create: { width: 64, height: 48, channels: 3, background: '#0b5d52' } })
  writeFileSync(join(folder, 'panen.avif'), await photo.avif().toBuffer())
  writeFileSync(join(folder, 'rusak.heic'), Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bukti`)
    await choose(page, 'panen.avif', 'rusak.heic')
    await press(page, 'Unggah')
    await row(page, 'rusak.heic')
      .getByText(/berformat HEIC/)
      .waitFor()
    await row(page, 'panen.avif').getByText('Tersimpan').waitFor()
    await expectSound(page)
  })
  const [item, ...others] = await held()
  expect([others, item?.name]).toEqual([[], 'panen.jpg'])
  expect((await sharp(item?.bytes).metadata()).format).toBe('jpeg')
})
