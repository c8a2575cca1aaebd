import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addDossierWorld, DOSSIER_FORM, DOSSIER_RULES, startDraft } from '#tests/support/dossiers'
import { asPerson, expectSound, field, logIn, PHONE } from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { type Link, openLink } from '#tests/support/unreliable-link'
import type { Rules } from '~/domain/rules'

const RULES: Rules = {
  ...DOSSIER_RULES,
  categories: DOSSIER_RULES.categories.map((category) => ({
    ...category,
    form: {
      ...DOSSIER_FORM,
      fields: [
        ...DOSSIER_FORM.fields,
        {
          code: 'special',
          section: 'umum',
          type: 'text',
          size: 'short',
          label: { id: 'Alasan kekhususan', en: 'Why special' },
          required: true,
          when: { field: 'group', in: ['khusus'] },
        },
        {
          code: 'place',
          section: 'umum',
          type: 'location',
          label: { id: 'Lokasi', en: 'Location' },
          required: false,
        },
      ],
    },
  })),
}

let link: Link
let server: TestServer
let uid: string
beforeEach(async () => {
  link = await openLink()
  server = await startServer({ origin: link.origin })
  link.leadTo(server.address)
  const { drafter } = await addDossierWorld(server.ctx, RULES)
  uid = (await startDraft(server.ctx, drafter)).uid
})
afterEach(async () => {
  await link.close()
  await server.close()
})

const values = async () => {
  const rows = await server.ctx.db.selectFrom('dossier_value').select(['field', 'value']).execute()
  return Object.fromEntries(rows.map(({ field: code, value }) => [code, value]))
}

async function open(page: Page): Promise<void> {
  await page.goto(`/berkas/${uid}/bagian/umum`)
  await page.locator('html[data-autosave=ready]').waitFor()
}

const saved = (page: Page) =>
  page
    .locator('[data-save-bar]')
    .getByText(/Semua isian tersimpan/)
    .waitFor()

it('shows a field only while an answer asks for it, and gives back what stood in it', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    const why = field(page, 'Alasan kekhususan')
    expect(await why.isVisible()).toBe(false)
    await field(page, 'Khusus').check()
    expect(await why.isVisible()).toBe(true)
    await why.fill('Wilayah pesisir')
    await field(page, 'Umum').check()
    expect(await why.isVisible()).toBe(false)
    await saved(page)
    expect(await values()).toMatchObject({ group: 'umum', special: 'Wilayah pesisir' })
    await open(page)
    expect(await why.isVisible()).toBe(false)
    await field(page, 'Khusus').check()
    expect([await why.isVisible(), await why.inputValue()]).toEqual([true, 'Wilayah pesisir'])
    await expectSound(page)
  })
})

it('shows the field without JavaScript, and says when it is asked', async () => {
  await asPerson(link.origin, { ...PHONE, javaScript: false }, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bagian/umum`)
    expect(await field(page, 'Alasan kekhususan').isVisible()).toBe(true)
    expect(await page.getByText('Diisi bila “Kelompok” dijawab Khusus.').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Pakai lokasi perangkat' }).isVisible()).toBe(false)
  })
})

it('takes a place from the device, and says why when it cannot', async () => {
  const device = {
    ...PHONE,
    context: { geolocation: { latitude: -6.178061, longitude: 106.63, accuracy: 11.5 } },
  }
  await asPerson(link.origin, device, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    const take = page.getByRole('button', { name: 'Pakai lokasi perangkat' })
    await take.click()
    await page.getByText(/^Perangkat tidak mengizinkan lokasi dibaca/).waitFor()
    await page.context().grantPermissions(['geolocation'])
    await take.click()
    await page.getByText('Lokasi diambil dari perangkat, ketepatan sekitar 12 meter.').waitFor()
    expect(await field(page, 'Lokasi').inputValue()).toBe('-6.17806, 106.63000')
    await saved(page)
    expect(await values()).toMatchObject({ place: '-6.17806,106.63000' })
    await expectSound(page)
  })
})

it('sends what is unsent before logging out, and asks when it cannot', async () => {
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    await open(page)
    const leave = () =>
      page
        .locator('form[action="/keluar"] button')
        .first()
        .evaluate((button) => (button as HTMLButtonElement).click())
    link.cut()
    await field(page, 'Ringkasan').fill('Ditulis tanpa sinyal')
    await page
      .getByText(/1 isian belum terkirim/)
      .first()
      .waitFor()
    await leave()
    const anyway = page.getByRole('button', { name: 'Tetap keluar' })
    await anyway.waitFor({ timeout: 20_000 })
    expect(page.url()).toContain('/bagian/umum')
    await expectSound(page)
    link.mend()
    await anyway.click()
    await page.waitForURL('**/?pesan=logged_out')
    await logIn(page, 'sari')
    await open(page)
    expect(await field(page, 'Ringkasan').inputValue()).toBe('Ditulis tanpa sinyal')
    await saved(page)
    await field(page, 'Ringkasan').fill('Ditulis lalu keluar')
    await leave()
    await page.waitForURL('**/?pesan=logged_out')
    expect(await values()).toMatchObject({ summary: 'Ditulis lalu keluar' })
  })
}, 60_000)

it('counts down to the closing time on the server’s clock', async () => {
  server.ctx.setNow('2026-03-31T16:57:30.000Z')
  await asPerson(link.origin, PHONE, async (page) => {
    await logIn(page, 'sari')
    // A device whose clock is a year behind.
    await page.clock.install({ time: new Date('2025-03-31T10:00:00Z') })
    await open(page)
    const left = page.locator('.deadline strong')
    expect(await left.textContent()).toBe('2 menit lagi')
    await page.clock.runFor(60_000)
    expect(await left.textContent()).toBe('1 menit lagi')
    await page.clock.runFor(60_000)
    expect(await left.textContent()).toBe('kurang dari satu menit lagi')
    await page.clock.runFor(31_000)
    expect(await left.textContent()).toBe('sudah lewat')
    await expectSound(page)
  })
})
