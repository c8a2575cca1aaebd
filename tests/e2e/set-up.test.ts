import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  asPerson,
  DESK,
  downloadBy,
  expectHeading,
  expectSound,
  field,
  follow,
  logIn,
  PHONE,
  press,
} from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { addSetupPeople, PDF } from '#tests/support/setup-people'

const NAME = 'Lomba Inovasi Kelurahan'
const STAGES = { 'Penilaian proposal': '70', 'Paparan dan wawancara': '30' }

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await addSetupPeople(server.ctx)
})
afterAll(() => server.close())

const main = (page: Page) => page.getByRole('main')

/** The four questions, beginning on the person's own page. */
async function createFromKovablik(page: Page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Lomba' }).first().click()
  await follow(page, 'Buat lomba')
  await field(page, 'Nama lomba').fill(NAME)
  await field(page, 'Kota Tangerang, Provinsi Banten').check()
  await field(page, 'Formulir ringkas').check()
  await field(page, 'KOVABLIK').check()
  await field(page, 'Ditutup pada').fill('2026-04-30T23:59')
  await expectSound(page)
  await press(page, 'Buat draf lomba')
  await expectHeading(page, NAME)
}

/** What keeps the competition from opening, as its page says it. */
async function readObstacles(page: Page): Promise<string[]> {
  const list = main(page).getByRole('listitem').filter({ hasText: 'belum diisi' })
  return (await list.allTextContents()).map((line) => line.replace(/^.*›\s*|\s*$/g, ''))
}

/** From the list of obstacles to the pages that mend them: one step for all criteria, a weight per stage. */
async function completeRules(page: Page) {
  for (const [stage, weight] of Object.entries(STAGES)) {
    await follow(page, 'Ketentuan')
    await follow(page, `${stage}: instrumen`)
    await field(page, 'Kelipatan untuk semua kriteria').fill('1')
    await press(page, 'Simpan')
    await page.getByText('Tersimpan.').waitFor()
    expect(await readObstacles(page)).toEqual([])
    await follow(page, 'Ketentuan')
    await follow(page, `${stage}: waktu dan perhitungan`)
    await field(page, 'Bobot tahap').fill(weight)
    await press(page, 'Simpan')
    await page.getByText('Tersimpan.').waitFor()
    await follow(page, 'Ketentuan')
    await follow(page, 'Ringkasan')
  }
}

async function askForOpening(page: Page) {
  await field(page, 'Nomor juknis').fill('400.10/123/2026')
  await field(page, 'Tanggal juknis').fill('2026-01-15')
  const file = { name: 'juknis.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) }
  await field(page, 'Berkas juknis yang ditandatangani').setInputFiles(file)
  await press(page, 'Ajukan pembukaan')
  await main(page).getByText('Anda yang mengajukan; orang lain yang memutuskan.').waitFor()
}

it('goes from four questions to public rules that anybody can check', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await createFromKovablik(page)
    await main(page).getByText('Masih ada 13 hal yang harus dilengkapi').waitFor()
    await follow(page, 'Pembukaan')
    const missing = await readObstacles(page)
    const steps = main(page)
      .getByRole('listitem')
      .filter({ hasText: '11 tempat: Kelipatan nilai belum diisi.' })
    expect(await steps.getByRole('link', { includeHidden: true }).count()).toBe(11)
    expect(missing.filter((line) => line.includes('Bobot tahap belum diisi.'))).toHaveLength(2)
    expect(await main(page).getByRole('button', { name: 'Ajukan pembukaan' }).count()).toBe(0)
    await expectSound(page)
    await follow(page, 'Ringkasan')
    await completeRules(page)
    await follow(page, 'Ajukan pembukaan')
    await main(page).getByText('Tidak ada yang menghalangi.').waitFor()
    await expectSound(page)
    await askForOpening(page)
    expect(await main(page).getByRole('button', { name: 'Setujui' }).count()).toBe(0)
  })

  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, 'hadi')
    await main(page).getByText('1 permintaan menunggu keputusan Anda sebagai orang kedua').waitFor()
    await expectSound(page)
    await follow(page, 'Buka')
    await expectSound(page)
    await press(page, 'Setujui')
    await main(page).getByText('Disetujui').first().waitFor()
  })

  await asPerson(server.origin, PHONE, async (page) => {
    await page.goto('/')
    await follow(page, NAME)
    await follow(page, 'Baca ketentuan penilaian')
    await follow(page, 'Lembar ketentuan penilaian nomor 1')
    await expectHeading(page, 'Lembar ketentuan penilaian nomor 1')
    await expectSound(page)
    const shown = await main(page)
      .getByText(/^[0-9a-f]{64}$/)
      .textContent()
    const link = main(page).getByRole('link', { name: 'Unduh ketentuan (JSON)' })
    const { bytes } = await downloadBy(page, () => link.click())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(shown)
    expect(JSON.parse(bytes.toString()).stages.map(({ name }: { name: string }) => name)).toEqual(
      Object.keys(STAGES),
    )
  })
})
