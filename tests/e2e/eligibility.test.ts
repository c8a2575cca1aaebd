import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CHECKLIST, withChecklist } from '#tests/support/eligibility'
import { asPerson, DESK, expectSound, logIn, PHONE, PLAIN_PHONE } from '#tests/support/journey'
import { submitDraft } from '#tests/support/world-changes'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
  await withChecklist(server.ctx, server.world)
  await submitDraft(server.ctx, server.world)
})
afterAll(() => server.close())

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
const as = (
  who: keyof WorldServer['world']['cast'],
  options: typeof PHONE,
  use: (page: Page) => Promise<void>,
) =>
  asPerson(server.origin, options, async (page) => {
    await logIn(page, server.world.cast[who].account)
    await use(page)
  })

/** Tabs on until the focus is at that input or button. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 300; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${selector} is not reached by Tab`)
}

/** Chooses the n-th of a group of radio buttons, counted from 0, by arrow keys. */
async function choose(page: Page, name: string, n: number): Promise<void> {
  await tabTo(page, `[name="${name}"]`)
  await page.keyboard.press('Space')
  for (let step = 0; step < n; step++) await page.keyboard.press('ArrowDown')
}

it('a whole check by keyboard alone: items, notes, places, decision; the team reads each outcome', async () => {
  const { uid } = server.world.entries.draft.dossier
  await as('verifier', DESK, async (page) => {
    await page.goto(`/berkas/${uid}/periksa`)
    await page.getByText('Mulai Januari 2024, 26 bulan sebelum penutupan 31 Maret 2026').waitFor()
    await page.getByText('Tidak ada dalam daftar pemenang 2023–2026.').waitFor()
    await choose(page, 'check.status', 0)
    await choose(page, 'check.dokumen', 1)
    await tabTo(page, '[name="remark.dokumen"]')
    await page.keyboard.type('Foto RW 03 buram.')
    await tabTo(page, '[name="at.dokumen"]')
    await page.keyboard.type('Data pokok')
    for (const { code } of CHECKLIST.slice(2)) await choose(page, `check.${code}`, 0)
    await shoot(page, 'eligibility-desk')
    // Accepting is refused at the item, and nothing of what was filled in is lost.
    await choose(page, 'decision', 0)
    await tabTo(page, 'form button[type=submit], form button:not([type])')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Berkas hanya dapat diterima bila syarat ini memenuhi.').waitFor()
    expect(await page.locator('[name="remark.dokumen"]').inputValue()).toBe('Foto RW 03 buram.')
    expect(await page.locator('[name="check.satu"]:checked').inputValue()).toBe('met')
    await expectSound(page)
    await shoot(page, 'eligibility-refused')
    await tabTo(page, '[name=decision]')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, 'form button[type=submit], form button:not([type])')
    await page.keyboard.press('Enter')
    await page.waitForURL('**pesan=returned**')
  })
  await as('drafter', PHONE, async (page) => {
    await page.goto(`/berkas/${uid}`)
    await page.getByRole('heading', { name: 'Hasil pemeriksaan persyaratan' }).waitFor()
    expect(await page.getByText('Foto RW 03 buram.').count()).toBe(2)
    expect(await page.getByText('Perlu perbaikan').count()).toBe(1)
    await expectSound(page)
    await shoot(page, 'eligibility-team')
  })
})

it('on a plain phone an entry is refused, its team reads why, and everything stays readable', async () => {
  const { uid } = server.world.entries.submitted.dossier
  await as('verifier', PLAIN_PHONE, async (page) => {
    await page.goto(`/berkas/${uid}/periksa`)
    await shoot(page, 'eligibility-phone')
    await page.locator('[name="check.status"][value=failed]').check()
    await page.locator('[name="remark.status"]').fill('Kurang Berkembang menurut surat DPMD.')
    await page.locator('[name=decision][value=ineligible]').check()
    await page.getByRole('main').getByRole('button', { name: 'Catat keputusan' }).click()
    await page.waitForURL('**pesan=ineligible**')
    await page.getByText('Peserta ini gugur').waitFor()
    await page.getByText('Kurang Berkembang menurut surat DPMD.').waitFor()
    await shoot(page, 'eligibility-out')
    await page.goto(`/berkas/${uid}/baca`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto(`/berkas/${uid}/periksa`)
    expect(await page.locator('[name=decision]').count()).toBe(0)
  })
})
