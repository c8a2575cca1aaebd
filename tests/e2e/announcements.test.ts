import { afterAll, beforeAll, expect, it } from 'vitest'
import { asPerson, DESK, expectSound, field, logIn, PHONE, press } from '#tests/support/journey'
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

it('goes from the organizer’s announcement over its correction to everybody', async () => {
  const { slug } = server.world.open
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, server.world.cast.organizer.account)
    await page.goto(`/kelola/${slug}/pengumuman`)
    await field(page, 'Judul').fill('Paparan di aula kota')
    await field(page, 'Isi pengumuman').fill('Selasa, pukul 08.00.\n\nBawa salindia dalam PDF.')
    await shoot(page, 'announce-write')
    await expectSound(page)
    await press(page, 'Simpan pengumuman')
    await page.waitForURL('**pesan=**')
    await page.getByRole('link', { name: /Ralat/ }).first().click()
    await page.waitForURL('**/pengumuman/*')
    expect(await field(page, 'Judul').inputValue()).toBe('Paparan di aula kota')
    await field(page, 'Isi pengumuman').fill('Rabu, pukul 08.00.\n\nBawa salindia dalam PDF.')
    await press(page, 'Simpan ralat')
    // Without a reason nothing is stored and nothing is lost.
    await page.getByRole('alert').first().waitFor()
    expect(await field(page, 'Isi pengumuman').inputValue()).toBe(
      'Rabu, pukul 08.00.\n\nBawa salindia dalam PDF.',
    )
    await shoot(page, 'announce-correct')
    await expectSound(page)
    await field(page, 'Alasan ralat').fill('Hari salah tulis.')
    await press(page, 'Simpan ralat')
    await page.waitForURL('**pesan=**')
  })
  for (const [name, options] of [
    ['announce-phone', PHONE],
    ['announce-desk', DESK],
  ] as const)
    await asPerson(server.origin, options, async (page) => {
      await page.goto(`/lomba/${slug}/pengumuman`)
      await page.getByText('Rabu, pukul 08.00.').waitFor()
      await page.getByText('Hari salah tulis.').waitFor()
      await page.getByText('Teks sebelumnya').first().click()
      await page.getByText('Selasa, pukul 08.00.').waitFor()
      await shoot(page, name)
      await expectSound(page)
    })
})
