import { afterAll, beforeAll, expect, it } from 'vitest'
import { PDF } from '#tests/support/dossiers'
import { asPerson, DESK, downloadBy, expectSound, field, logIn, PHONE, press } from '#tests/support/journey'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const SHOTS = process.env['SHOTS']
type Page = Parameters<Parameters<typeof asPerson>[2]>[0]
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

it('plans a visit, moves it with a reason, and shows it to the team that it is for alone', async () => {
  const { open, entries, cast } = server.world
  const base = `/kelola/${open.slug}/agenda`
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(`${base}/baru`)
    await page.getByLabel('Kunjungan lapangan').check()
    await field(page, 'Nama acara').fill('Kunjungan Kampung Proklim')
    await field(page, 'Mulai').fill('2026-04-14T08:00')
    await field(page, 'Selesai').fill('2026-04-14T12:30')
    await field(page, 'Tempat').fill('Kelurahan Nusa Jaya')
    await field(page, 'Urutan kunjungan').fill('08.30 | Balai RW 05 | sambutan\n09.15 | Bank sampah Melati')
    await field(page, 'Catatan untuk undangan').fill('Pakai sepatu lapangan.')
    await page.getByLabel('Peserta tertentu dan penilainya').check()
    await page.getByLabel('Terbitkan').check()
    await press(page, 'Simpan acara')
    // Nobody was chosen: nothing is stored, nothing is lost, and the choice stands open.
    await page.getByRole('alert').first().waitFor()
    expect(await field(page, 'Urutan kunjungan').inputValue()).toBe(
      '08.30 | Balai RW 05 | sambutan\n09.15 | Bank sampah Melati',
    )
    await page.getByLabel(`${entries.own.label} `).check()
    await shoot(page, 'agenda-write')
    await expectSound(page)
    await press(page, 'Simpan acara')
    await page.waitForURL('**pesan=**')
    expect(await field(page, 'Teks undangan').inputValue()).toContain(
      'Selasa, tanggal empat belas bulan April tahun dua ribu dua puluh enam',
    )
    await shoot(page, 'agenda-item')
    await expectSound(page)
    await page.getByRole('link', { name: 'Ubah' }).click()
    await page.waitForURL('**/ubah')
    await field(page, 'Mulai').fill('2026-04-14T09:00')
    await field(page, 'Urutan kunjungan').fill('09.30 | Balai RW 05 | sambutan\n10.15 | Bank sampah Melati')
    await field(page, 'Alasan perubahan').fill('Menunggu apel pagi.')
    await press(page, 'Simpan acara')
    await page.waitForURL('**pesan=**')
  })
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, cast.drafter.account)
    await page.goto('/tim')
    await page.getByRole('link', { name: 'Agenda' }).first().click()
    await page.waitForURL('**/agenda')
    await page.getByText('Selasa, 14 April 2026 pukul 09.00 WIB sampai 12.30 WIB').waitFor()
    await page.getByText('Menunggu apel pagi.').waitFor()
    await shoot(page, 'agenda-team')
    await expectSound(page)
    const { name, bytes } = await downloadBy(page, () =>
      page.getByRole('link', { name: /Simpan ke kalender/ }).click(),
    )
    expect(name).toBe(`agenda-${open.slug}.ics`)
    expect(bytes.toString()).toContain('DTSTART;TZID=Asia/Jakarta:20260414T090000')
  })
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, cast.otherTeam.account)
    await page.goto(`/tim/${open.slug}/agenda`)
    await page.getByText('Sosialisasi juknis').first().waitFor()
    expect(await page.getByText('Kunjungan Kampung Proklim').count()).toBe(0)
    await shoot(page, 'agenda-other')
  })
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(base)
    await shoot(page, 'agenda-desk')
    await expectSound(page)
    await page.goto(`${base}/3`)
    await shoot(page, 'agenda-item-desk')
    await page.goto(`${base}/baru`)
    await shoot(page, 'agenda-write-desk')
    await expectSound(page)
  })
})

it('prints the attendance list with the team on it, and keeps the signed scan', async () => {
  const { open, cast } = server.world
  const path = `/kelola/${open.slug}/agenda/1/daftar-hadir`
  for (const [name, options] of [
    ['attendance-phone', PHONE],
    ['attendance-desk', DESK],
  ] as const)
    await asPerson(server.origin, options, async (page) => {
      await logIn(page, cast.organizer.account)
      await page.goto(path)
      await page.getByLabel('Pindaian daftar hadir').setInputFiles({
        ...{ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: PDF },
      })
      await press(page, /^(Unggah|Ganti) daftar hadir$/)
      await page.waitForURL('**pesan=**')
      await page.getByText('Berlaku sekarang').waitFor()
      await shoot(page, name)
      await expectSound(page)
    })
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, cast.inspector.account)
    await page.goto(path)
    expect(await page.getByText('Diganti', { exact: true }).count()).toBe(1)
    expect(await page.getByRole('button', { name: /^(Unggah|Ganti)/ }).count()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    await shoot(page, 'attendance-print')
    // Those invited and empty lines, a page full in all.
    const lines = await page.locator('.attendance tbody tr').filter({ visible: true }).count()
    expect(lines).toBeGreaterThanOrEqual(25)
  })
})
