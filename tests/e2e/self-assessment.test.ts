import { afterAll, beforeAll, expect, it } from 'vitest'
import { withSelfAssessment } from '#tests/support/attendance'
import { asPerson, DESK, expectSound, logIn, PHONE, PLAIN_PHONE } from '#tests/support/journey'
import { changeRules, submitDraft } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
  await changeRules(server.ctx, server.world, withSelfAssessment)
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

it('goes from the team’s own value over the judges’ and the organizer’s marks to exact totals', async () => {
  const { world, ctx } = server
  const manage = `/kelola/${world.open.slug}`
  await as('drafter', PHONE, async (page) => {
    await page.goto(`/berkas/${world.entries.draft.dossier.uid}/bagian/nilai_mandiri`)
    await page.getByLabel('Kelompok warga yang aktif', { exact: true }).selectOption('75')
    await page.getByLabel('Catatan: Kelompok warga yang aktif').fill('12 dari 16 RT sudah aktif.')
    await page
      .getByText(/Tersimpan/i)
      .first()
      .waitFor()
    await shoot(page, 'self-team')
    await expectSound(page)
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.waitForURL('**pesan=saved')
  })
  await submitDraft(ctx, world)
  const organizer = await server.as('organizer')
  await organizer.post(`${manage}/penugasan/proposal/peserta`, {})
  await organizer.post(`${manage}/penugasan/proposal/semua`, {})

  await as('verifier', PHONE, async (page) => {
    await page.goto(manage)
    await page.getByRole('link', { name: 'Nilai mandiri dan verifikasi: Penilaian proposal' }).click()
    await page.getByText('12 dari 16 RT sudah aktif.').waitFor()
    await shoot(page, 'self-verifier')
    await expectSound(page)
    await page.getByRole('button', { name: 'Setujui nilai mandiri P-003' }).click()
    await page.waitForURL('**pesan=saved')
  })
  await as('verifier', DESK, async (page) => {
    await page.goto(`${manage}/nilai-verifikator/proposal`)
    await page.getByLabel('Nilai verifikator').last().fill('60')
    await page.getByLabel('Alasan bila berbeda').last().fill('Sesuai daftar hadir.')
    await page.getByRole('button', { name: 'Simpan nilai' }).click()
    await page.waitForURL('**pesan=saved')
    await shoot(page, 'self-verifier-desk')
    await expectSound(page)
  })

  for (const [who, options, kebaruan, dampak, own] of [
    ['judge', PHONE, '80', '90', null],
    ['secondJudge', PLAIN_PHONE, '70', '80', '60'],
  ] as const)
    await as(who, options, async (page) => {
      await page.goto(`/menilai/${world.open.slug}/proposal`)
      await page.getByRole('link', { name: 'P-003' }).first().click()
      await page.getByText('Nilai mandiri tim: 75').waitFor()
      await page.locator('[name="nilai.kebaruan"]').fill(kebaruan)
      await page.locator('[name="nilai.dampak"]').fill(dampak)
      await shoot(page, `self-${who}`)
      if (own === null) {
        await page.getByRole('button', { name: 'Setujui 75 untuk Kelompok warga yang aktif' }).click()
        await page.getByText('Nilai tersimpan Anda sama dengan nilai mandiri tim.').waitFor()
        expect(await page.locator('[name="nilai.kebaruan"]').inputValue()).toBe('80')
        await expectSound(page)
      } else {
        await page.locator('[name="nilai.kelompok"]').fill(own)
        await page.getByRole('button', { name: 'Kirim lembar' }).click()
        await page.getByText('berbeda dari nilai mandiri tim: tulis alasannya.').first().waitFor()
        await page.locator('[name="alasan.kelompok"]').fill('Empat RT belum terbukti.')
      }
      await page.getByRole('button', { name: 'Kirim lembar' }).click()
      await page.waitForURL('**pesan=sent')
      if (own === null) return
      await page.getByRole('link', { name: 'Riwayat' }).click()
      await page.getByRole('columnheader', { name: 'Verifikator' }).waitFor()
      await shoot(page, 'self-history')
    })

  await as('organizer', DESK, async (page) => {
    await page.goto(manage)
    await page.getByRole('link', { name: 'Nilai dari panitia: Penilaian proposal' }).click()
    const row = page.getByRole('row', { name: /P-003/ })
    await row.locator('[name$=".hadir"]').selectOption('37,5')
    // By keyboard on to the next mark of the row.
    await row.locator('[name$=".hadir"]').press('Tab')
    await page.keyboard.type('-2')
    await shoot(page, 'self-organizer-desk')
    await page.keyboard.press('Enter')
    await page.waitForURL('**pesan=saved')
    await expectSound(page)
    await page.goto(`${manage}/peringkat`)
    // 0.4 × 75 + 0.4 × 85 + 0.1 × 67.5 + 0.1 × 37.5 + 0.05 × −2
    expect(await page.getByRole('row', { name: /P-003/ }).textContent()).toContain('P-00374,40')
  })
  await as('organizer', PHONE, async (page) => {
    await page.goto(`${manage}/nilai-panitia/proposal`)
    await shoot(page, 'self-organizer-phone')
    await expectSound(page)
  })
})
