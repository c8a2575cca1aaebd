import { afterAll, beforeAll, expect, it } from 'vitest'
import { asPerson, expectSound, field, logIn, PHONE, PLAIN_PHONE, press } from '#tests/support/journey'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const SHOTS = process.env['SHOTS']
type Use = Parameters<typeof asPerson>[2]
const as = (who: keyof WorldServer['world']['cast'], options: typeof PHONE, use: Use) =>
  asPerson(server.origin, options, async (page) => {
    await logIn(page, server.world.cast[who].account)
    await use(page)
  })
const shoot = async (page: Parameters<Use>[0], name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

it('goes from the verifier’s notes on single places to the corrected dossier', async () => {
  const { uid } = server.world.entries.own.dossier
  await as('verifier', PLAIN_PHONE, async (page) => {
    await page.goto(`/berkas/${uid}/periksa`)
    await page.getByText('Beri catatan per bagian').click()
    await page.locator('[name="note.@basics"]').fill('Sebutkan bulan mulainya.')
    await page.locator('[name=reason]').fill('Tinggal satu yang perlu dilengkapi.')
    await page.locator('[name=decision][value=return]').check()
    await shoot(page, 'correct-verifier')
    await press(page, /Catat keputusan/)
    await page.waitForURL('**pesan=**')
  })
  await as('drafter', PHONE, async (page) => {
    await page.goto(`/berkas/${uid}`)
    await page.getByText('Sebutkan bulan mulainya.').waitFor()
    await shoot(page, 'correct-team')
    await expectSound(page)
    const first = page.getByRole('main').locator('a[href*="/bagian/"]').first()
    await page.goto((await first.getAttribute('href')) ?? '')
    // What was not asked for is there to read.
    await page.getByText('Antar Surat Keliling memudahkan').waitFor()
    expect(await page.locator('main [name^="v."]:enabled:not([readonly])').count()).toBe(0)
    await shoot(page, 'correct-section')
    await expectSound(page)
    await page.goto(`/berkas/${uid}/bukti`)
    await page.getByText('Sebutkan bulan mulainya.').waitFor()
    expect(await page.getByLabel('Pilih berkas').count()).toBe(0)
    await shoot(page, 'correct-evidence')
    await expectSound(page)
    await page.goto(`/berkas/${uid}/pokok`)
    await field(page, /Nama inovasi/).fill('Bank Sampah Melati RW 03')
    await press(page, 'Simpan')
    await page.waitForURL('**pesan=**')
    await page.goto(`/berkas/${uid}/pokok`)
    expect(await field(page, /Nama inovasi/).inputValue()).toBe('Bank Sampah Melati RW 03')
  })
})
