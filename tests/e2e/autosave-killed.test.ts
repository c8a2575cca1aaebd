import type { Request } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { asPerson, field, logIn, PHONE } from '#tests/support/journey'
import { type Killable, openKillable } from '#tests/support/killable'
import { FORM_FIELD } from '../../scripts/load/rules'
import { PASSWORD } from '../../scripts/load/seed'

const PARTS = ['Warga memilah “sampah” 🧹, ', 'lalu menabungnya; ', "Jum'at bersih & Rp1.500.000,-."]
/** Milliseconds between the beginnings of two requests, less what a busy machine may be late with the first. */
const GAP = 1_900

let server: Killable

beforeEach(async () => {
  server = await openKillable()
})
afterEach(() => server.close())

async function stored(): Promise<string> {
  const ctx = await server.open()
  const row = await ctx.db
    .selectFrom('dossier_value')
    .select('value')
    .where('field', '=', FORM_FIELD)
    .executeTakeFirst()
  await ctx.close()
  return row?.value ?? ''
}

it('loses no character when the server dies twice in the middle of typing, and never asks in a hurry', async () => {
  const begun: number[] = []
  let open = 0
  let most = 0
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, server.team.account, PASSWORD)
    await page.goto(`/berkas/${server.team.dossier}/bagian/isi`)
    await page.locator('html[data-autosave=ready]').waitFor()
    const isSave = (url: string) => url.endsWith('/simpan')
    page.on('request', (request) => {
      if (!isSave(request.url())) return
      begun.push(performance.now())
      open++
      most = Math.max(most, open)
    })
    const ended = (request: Request) => {
      if (isSave(request.url())) open--
    }
    page.on('requestfinished', ended)
    page.on('requestfailed', ended)
    const summary = field(page, 'Ringkasan')
    const bar = page.locator('[data-save-bar]')
    for (const [index, part] of PARTS.entries()) {
      await summary.pressSequentially(part, { delay: 40 })
      if (index === PARTS.length - 1) break
      await server.kill()
      await summary.pressSequentially('…', { delay: 40 })
      await bar.getByText(/isian belum terkirim/).waitFor()
      await server.restart()
    }
    await bar.getByText(/Semua isian tersimpan/).waitFor({ timeout: 60_000 })
    const typed = PARTS.join('…')
    expect(await summary.inputValue()).toBe(typed)
    expect(await stored()).toBe(typed)
    await page.reload()
    expect(await summary.inputValue()).toBe(typed)
  })
  expect(begun.length).toBeGreaterThan(2)
  expect(most).toBe(1)
  const gaps = begun.slice(1).map((moment, index) => moment - (begun[index] ?? 0))
  expect(gaps.filter((gap) => gap < GAP)).toEqual([])
}, 240_000)
