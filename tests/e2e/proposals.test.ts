import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PDF, png, SUKAASIH, SUKARASA } from '#tests/support/dossiers'
import {
  asPerson,
  DESK,
  downloadBy,
  expectSound,
  field,
  follow,
  logIn,
  PHONE,
  PLAIN_PHONE,
  press,
} from '#tests/support/journey'
import { addProposalWorld, handIn, SLUG, TANGERANG } from '#tests/support/proposals'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let first: Awaited<ReturnType<typeof handIn>>
let second: Awaited<ReturnType<typeof handIn>>
beforeAll(async () => {
  server = await startServer()
  const world = await addProposalWorld(server.ctx)
  first = await handIn(server.ctx, world, SUKARASA)
  second = await handIn(server.ctx, world, SUKAASIH)
})
afterAll(() => server.close())

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
type Use = (page: Page) => Promise<void>
const as = (account: string, options: typeof PHONE, use: Use) =>
  asPerson(server.origin, options, async (page) => {
    await logIn(page, account)
    await use(page)
  })

const REASON = 'Hasilnya belum dapat diukur; lengkapi untuk tahun depan.'

it('goes from the verifier’s choice without JavaScript to the organizer’s list and the team’s page', async () => {
  const here = `/kelola/${SLUG}/usulan/${TANGERANG}`
  await as('camat', PLAIN_PHONE, async (page) => {
    await page.getByRole('main').getByText('Usulan Kecamatan Tangerang belum dikirim').waitFor()
    await page.goto(here)
    await shoot(page, 'proposal-new-360')
    await follow(page, 'Lingkungan')
    await page.locator(`[name="diusulkan.${first.entry}"]`).check()
    await page.locator(`[name="diusulkan.${second.entry}"]`).check()
    await page.locator(`[name="alasan.${second.entry}"]`).fill(REASON)
    await press(page, 'Simpan pilihan')
    // One per category: the second one is refused, and what was typed stays.
    await page.getByText('paling banyak 1 peserta per kategori').first().waitFor()
    expect(await page.locator(`[name="alasan.${second.entry}"]`).inputValue()).toBe(REASON)
    await shoot(page, 'proposal-choose-360')
    await page.locator(`[name="diusulkan.${second.entry}"]`).uncheck()
    await press(page, 'Simpan pilihan')
    await page.waitForURL(`**${here}?pesan=saved`)
    await follow(page, 'Surat Camat')
    await page
      .locator('[name=surat]')
      .setInputFiles({ name: 'surat camat.pdf', mimeType: 'application/pdf', buffer: PDF })
    await press(page, 'Unggah surat Camat')
    await page.getByText('Tersimpan: surat camat.pdf').waitFor()
    const photo = { name: 'ba.png', mimeType: 'image/png', buffer: png(30, 40) }
    await page.locator('[name=berita-acara]').setInputFiles(photo)
    await press(page, 'Unggah berita acara')
    await page.getByText('Tersimpan: ba.png').waitFor()
    await shoot(page, 'proposal-papers-360')
    await follow(page, 'Kembali ke usulan')
    await field(page, /Nomor surat Camat/).fill('400.10/15/Kec.Tng')
    await field(page, /Tanggal surat/).fill('2026-03-02')
    await page.locator('[name=agreed]').check()
    await shoot(page, 'proposal-ready-360')
    await press(page, 'Kirim usulan')
    await page.waitForURL(`**${here}?pesan=proposal_sent`)
    await page.getByText('Usulan nomor 1').first().waitFor()
    await shoot(page, 'proposal-sent-360')
  })
  await as('tetangga', PHONE, async (page) => {
    await page.getByRole('main').getByText('tidak diusulkan Kecamatan Tangerang').waitFor()
    await page.goto(`/berkas/${second.dossier}`)
    await page.getByText(REASON).waitFor()
    await shoot(page, 'proposal-team-360')
    await expectSound(page)
  })
  await as('rahman', DESK, async (page) => {
    await page.goto(`/kelola/${SLUG}/usulan`)
    await page.getByText('1 dari 2 diusulkan').waitFor()
    await shoot(page, 'proposals-1280')
    await expectSound(page)
    await follow(page, 'Tangerang')
    await page.getByText(REASON).waitFor()
    await shoot(page, 'proposal-1280')
    await expectSound(page)
    const { name, bytes } = await downloadBy(page, () => follow(page, 'Unduh surat Camat'))
    expect([name, bytes.equals(PDF)]).toEqual(['surat-camat-Tangerang-1.pdf', true])
    await page.goto(`/kelola/${SLUG}/penugasan/proposal`)
    await page.getByText('1 peserta tidak masuk karena tidak diusulkan kecamatannya.').waitFor()
    await press(page, 'Masukkan semua peserta yang sudah mengirim (1)')
    await page.waitForURL('**pesan=**')
    await page.goto(`/kelola/${SLUG}/peserta?keadaan=in_stage`)
    await page.getByText(first.label).first().waitFor()
    expect(await page.getByText(second.label).count()).toBe(0)
  })
})
