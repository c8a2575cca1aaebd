import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asPerson, DESK, expectSound, logIn, PHONE } from '#tests/support/journey'
import { startWorldServer, type WorldServer } from '#tests/support/world-server'

let server: WorldServer
beforeAll(async () => {
  server = await startWorldServer()
})
afterAll(() => server.close())

const SHOTS = process.env['SHOTS']
const shoot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}

/** Presses Tab until the element that the selector names has the focus; fails when it is never reached. */
async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}

it('takes the longest waiting dossier, decides and goes on by the keyboard alone', async () => {
  const { open, cast, entries } = server.world
  const queue = `/kelola/${open.slug}/antrean`
  const check = `/berkas/${entries.submitted.dossier.uid}/periksa?antrean=${open.slug}`
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, cast.verifier.account)
    await page.goto(queue)
    await shoot(page, 'queue-1280')
    await expectSound(page)
    const first = await page.locator('main tbody a').first().getAttribute('href')
    expect(first).toBe(check)
    await tabTo(page, `main a[href="${check}"]`)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${check}`)
    await tabTo(page, 'input[name=decision]')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('input[name=decision]:checked').getAttribute('value')).toBe('return')
    await tabTo(page, '[name=reason]')
    await page.keyboard.type('Sebutkan jumlah warga.')
    await tabTo(page, '[name=untilTime]')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('15.00')
    await shoot(page, 'check-1280')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${queue}?pesan=returned`)
    await tabTo(page, '[name=keadaan]')
    await page.keyboard.type('Sedang')
    await tabTo(page, 'main form[role=search] button')
    await page.keyboard.press('Enter')
    await page.waitForURL('**keadaan=correcting**')
    await page.getByRole('main').locator(`a[href="/berkas/${entries.submitted.dossier.uid}"]`).waitFor()
    await shoot(page, 'queue-correcting-1280')
    await expectSound(page)
  })
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, cast.organizer.account)
    await page.goto(`/berkas/${entries.submitted.dossier.uid}`)
    await page.getByText('Batas perbaikan').first().waitFor()
    await shoot(page, 'returned-360')
    await expectSound(page)
  })
})
