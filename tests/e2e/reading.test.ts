import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addBlindWorld, type BlindWorld, checkBlind, SLUG } from '#tests/support/blind'
import { asPerson, DESK, expectSound, follow, logIn, PHONE } from '#tests/support/journey'
import { readPdf } from '#tests/support/pdf-text'
import { startServer, type TestServer } from '#tests/support/server'

let server: TestServer
let world: BlindWorld
beforeAll(async () => {
  server = await startServer()
  world = await addBlindWorld(server.ctx)
})
afterAll(() => server.close())

async function shoot(page: Page, name: string, width: number) {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
}

describe.each([PHONE, DESK])('at %j', (device) => {
  it('a dossier is read from its summary to its evidence', async () => {
    await asPerson(server.origin, device, async (page) => {
      await logIn(page, 'rina')
      await page.goto(`/berkas/${world.uid}/baca`)
      await page.getByRole('heading', { level: 1, name: 'Pilah Nusa Jaya' }).waitFor()
      const main = page.getByRole('main')
      expect(await main.getByText('Nusa Jaya, Kec. Karawaci').count()).toBe(1)
      const headings = await main.getByRole('heading', { level: 2 }).allTextContents()
      expect(headings).toEqual(['Sebelum dan sesudah', 'Gambaran umum', 'Hasil', 'Foto', 'Bukti dukung'])
      const contents = page.getByRole('navigation', { name: 'Isi berkas' })
      expect(await contents.getByRole('link').allTextContents()).toEqual(headings)
      expect((await main.locator('figure.bar-chart').allTextContents()).join()).toBe(
        'Sampah ke TPASebelum900 kgSekarang300 kgTurun 67%',
      )
      await expectSound(page)
      await shoot(page, 'baca', device.width ?? 0)
      await page.getByRole('link', { name: /Perbesar foto 1/ }).click()
      const large = page.locator('.photo-large:target')
      await large.waitFor()
      await expect
        .poll(() => large.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBe(600)
      await shoot(page, 'foto', device.width ?? 0)
      await large.getByRole('link', { name: 'Tutup' }).click()
      await expect.poll(() => large.count()).toBe(0)
    })
  })

  it('an organizer checks what judges get, and a judge reads it', async () => {
    await asPerson(server.origin, device, async (page) => {
      await logIn(page, 'rahman')
      await page.goto(`/kelola/${SLUG}/tanpa-nama`)
      await shoot(page, 'papan', device.width ?? 0)
      await page.getByRole('link', { name: 'Pilah Nusa Jaya' }).click()
      await page.getByRole('heading', { level: 1, name: 'Nama yang diganti' }).waitFor()
      await page.getByLabel('Jalan Cempaka', { exact: true }).check()
      await page.getByLabel('Nama lain, satu per baris').fill('Rina\nFauzi\nMarlina')
      await page.getByLabel('Jenisnya').selectOption('person')
      await page.getByLabel('Proposal Kelurahan Nusa Jaya').check()
      await page.getByLabel('Rina di Jalan Cempaka', { exact: true }).check()
      await expectSound(page)
      await shoot(page, 'daftar', device.width ?? 0)
      await page.getByRole('button', { name: 'Simpan dan lihat hasilnya' }).click()
      await page.getByRole('heading', { level: 1, name: 'Pilah [kelurahan]' }).waitFor()
      expect(await page.locator('mark').first().textContent()).toBe('[kelurahan]')
      await expectSound(page)
      await shoot(page, 'hasil', device.width ?? 0)
      await page.getByLabel('Saya sudah membaca hasil ini').check()
      await page.getByRole('button', { name: 'Sahkan untuk penilai' }).click()
      await page.getByText('Semua peserta sudah siap tampil bagi penilai.').waitFor()
      await expectSound(page)
      await shoot(page, 'papan-siap', device.width ?? 0)
    })
    await asPerson(server.origin, device, async (page) => {
      await logIn(page, 'wati')
      await page.goto(`/menilai/lembar/${world.assignment}`)
      await shoot(page, 'lembar', device.width ?? 0)
      await follow(page, 'Baca berkas selengkapnya')
      await page.getByRole('heading', { level: 1, name: 'Pilah [kelurahan]' }).waitFor()
      await expectSound(page)
      await shoot(page, 'baca-tanpa-nama', device.width ?? 0)
    })
  })
})

it('a printed dossier has no navigation, page numbers and its code', async () => {
  await checkBlind(server.ctx, world)
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rina')
    await page.goto(`/berkas/${world.uid}/baca`)
    const bytes = await page.pdf({ preferCSSPageSize: true })
    if (process.env['SHOTS'])
      await (await import('node:fs/promises')).writeFile(`${process.env['SHOTS']}/cetak.pdf`, bytes)
    const { pages } = await readPdf(bytes)
    const text = pages.join('\n').replace(/\s+/g, ' ')
    expect(text).toContain(`Pilah Nusa Jaya · revisi 1 · kode keaslian ${world.code}`)
    expect(text).toContain(`1 / ${pages.length}`)
    expect(text).toContain('Sampah ke TPA')
    for (const word of ['Unduh sebagai PDF', 'Isi berkas', 'Bandingkan', 'Keluar', 'Perbesar'])
      expect(text).not.toContain(word)
  })
})
