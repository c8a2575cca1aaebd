import { afterAll, beforeAll, expect, it } from 'vitest'
import { asPerson, DESK, expectSound, field, logIn, PHONE, PLAIN_PHONE, press } from '#tests/support/journey'
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
const figures = (page: Page) => page.getByRole('timer').textContent()

it('lots are typed and witnessed, the room sees the clock, and a judge finds the sheet of who is on', async () => {
  const { open, stageCode, entries, cast } = server.world
  const base = `/kelola/${open.slug}/paparan/${stageCode}`
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(`${base}/undian`)
    const lot = (label: string) => field(page, new RegExp(`^Nomor undian ${label}`))
    await lot(entries.own.label).fill('2')
    await lot(entries.other.label).fill('2')
    await press(page, 'Simpan nomor undian')
    // Both boxes say so, and keep what was typed.
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByText('Nomor 2 tertulis lebih dari satu kali.').count()).toBe(4)
    await shoot(page, 'lots-refused')
    await lot(entries.other.label).fill('1')
    await press(page, 'Simpan nomor undian')
    await page.waitForURL('**pesan=**')
    expect(await page.getByRole('button', { name: 'Sama dengan undian di ruangan' }).count()).toBe(0)
    await shoot(page, 'lots-waiting')
    await expectSound(page)
  })
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, cast.chair.account)
    await page.goto(base)
    await press(page, 'Sama dengan undian di ruangan')
    await page.waitForURL('**pesan=**')
    await shoot(page, 'order')
    await expectSound(page)
    await page.getByRole('link', { name: 'Layar ruangan' }).click()
    await press(page, 'Tampilkan peserta pertama')
    await page.getByRole('button', { name: 'Mulai' }).waitFor()
    expect(await figures(page)).toBe('7:00')
    await press(page, 'Mulai')
    await page.getByRole('button', { name: 'Hentikan sementara' }).waitFor()
    await shoot(page, 'screen')
    await expectSound(page)
    // The time is the server's: a page that is loaded again goes on where it stands.
    server.ctx.setNow(7 * 60_000 + 30_000)
    await page.reload()
    await page.getByText('Waktu habis').waitFor()
    expect(await figures(page)).toMatch(/^\+0:3\d$/)
    await shoot(page, 'screen-over')
    // Another person's press shows here without a hand on this screen.
    await asPerson(server.origin, PHONE, async (phone) => {
      await logIn(phone, cast.organizer.account)
      await phone.goto(`${base}/layar`)
      await shoot(phone, 'screen-phone')
      await expectSound(phone)
      await press(phone, 'Peserta berikutnya')
      await phone.getByRole('heading', { level: 1, name: entries.own.label }).waitFor()
    })
    await page.getByRole('heading', { level: 1, name: entries.own.label }).waitFor()
  })
  await asPerson(server.origin, PLAIN_PHONE, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(`${base}/layar`)
    await press(page, 'Mulai')
    await page.getByText(/^Mulai \d\d\.\d\d WIB · Selesai \d\d\.\d\d WIB$/).waitFor()
    expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toBe('15')
    await expectSound(page, PLAIN_PHONE)
    await page.goto(base)
    await page.getByText('paparan +0:30').or(page.getByText('paparan 0:3')).first().waitFor()
    await shoot(page, 'order-overtime')
  })
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, cast.judge.account)
    await page.goto(`/menilai/${open.slug}/${stageCode}`)
    await page.getByText(`Sedang tampil: ${entries.own.label}`).waitFor()
    await page.getByRole('link', { name: 'Urutkan menurut urutan tampil' }).click()
    await page.waitForURL('**urut=tampil')
    expect(await page.getByRole('rowheader').allTextContents()).toEqual([
      entries.other.label,
      entries.own.label,
    ])
    await shoot(page, 'judge')
    await expectSound(page)
    await page.getByRole('link', { name: 'Buka lembarnya' }).click()
    await page.waitForURL(`**/menilai/lembar/${server.world.stage.own.assignments.judge.uid}`)
  })
})

it('a public draw is announced and drawn, and everybody sees how to repeat it', async () => {
  const { open, stageCode, cast } = server.world
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(`/kelola/${open.slug}/paparan/${stageCode}/acak`)
    await field(page, 'Alasan perubahan').fill('Diulang di depan peserta')
    await press(page, 'Umumkan undian')
    await page.waitForURL('**pesan=**')
    await shoot(page, 'draw-announced')
    await field(page, 'Yang diucapkan di ruangan').fill('empat  tujuh 12')
    await press(page, 'Undi sekarang')
    await page.waitForURL('**pesan=**')
  })
  await asPerson(server.origin, PHONE, async (page) => {
    await page.goto(`/lomba/${open.slug}`)
    await page.getByRole('link', { name: /^Undian urutan tampil/ }).click()
    await page.getByText('empat tujuh 12').first().waitFor()
    expect(await field(page, 'Perintah').inputValue()).toContain('sha256sum')
    await shoot(page, 'draw-public')
    await expectSound(page)
  })
  await asPerson(server.origin, DESK, async (page) => {
    await page.goto(`/lomba/${open.slug}/undian/${stageCode}`)
    await shoot(page, 'draw-public-desk')
  })
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(`/kelola/${open.slug}/kemajuan/${stageCode}`)
    await shoot(page, 'progress')
    await expectSound(page)
  })
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(`/kelola/${open.slug}/kemajuan/${stageCode}`)
    await shoot(page, 'progress-desk')
    await expectSound(page)
  })
})
