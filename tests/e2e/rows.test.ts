import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALL_FIELDS_RULES } from '#tests/support/all-fields'
import { addDossierWorld, type DossierWorld, startDraft } from '#tests/support/dossiers'
import { asPerson, DESK, expectSound, logIn, PLAIN_PHONE, press } from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { viewDossier } from '~/services/dossiers.server'

let server: TestServer
let world: DossierWorld
let uid: string
beforeAll(async () => {
  server = await startServer()
  world = await addDossierWorld(server.ctx, ALL_FIELDS_RULES)
  uid = (await startDraft(server.ctx, world.drafter)).uid
})
afterAll(() => server.close())

const row = (page: Page, number: number) => page.getByRole('group', { name: `Baris ${number}`, exact: true })

it('a team fills in rows, months and choices on a phone without JavaScript', async () => {
  await asPerson(server.origin, PLAIN_PHONE, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bagian/hasil`)
    await expectSound(page, PLAIN_PHONE)
    await page.getByLabel('Dari').fill('2024-01')
    await page.getByLabel('Air bersih').check()
    await page.getByLabel('Lokasi').fill('6°10\'41"S 106°37\'48"E')
    await row(page, 1).getByLabel('Indikator').fill('Sampah terpilah')
    await row(page, 1).getByLabel('Sebelum').fill('1.250')
    await row(page, 2).getByLabel('Indikator').fill('Warga')
    await press(page, 'Tambah baris')
    await row(page, 3).waitFor()
    await expectSound(page, PLAIN_PHONE)
    expect(await row(page, 2).getByText('Belum diisi.').count()).toBe(1)
    await row(page, 1).getByLabel('Sekarang').fill('900')
    await row(page, 2).getByLabel('Sekarang').fill('40')
    await press(page, 'Simpan dan lanjut')
    await page.goto(`/berkas/${uid}/baca`)
    await expectSound(page, PLAIN_PHONE)
    await page.getByText('Januari 2024 – sekarang').waitFor()
  })
  const { content } = await viewDossier(server.ctx, world.drafter, uid)
  expect([content.values['goals'], content.values['place'], content.values['trial']]).toEqual([
    'tpb-6',
    '-6.17806,106.63000',
    '2024-01/',
  ])
  expect(JSON.parse(content.values['results'] ?? '').map(({ cells }: { cells: unknown }) => cells)).toEqual([
    { name: 'Sampah terpilah', before: '1250', now: '900' },
    { name: 'Warga', now: '40' },
  ])
})

it('two people who changed the same row see both and choose, without JavaScript', async () => {
  const plain = { ...DESK, javaScript: false }
  await asPerson(server.origin, plain, async (page) => {
    await logIn(page, 'sari')
    await page.goto(`/berkas/${uid}/bagian/hasil`)
    const budi = await server.client().logIn('budi')
    const key = await page.locator('[data-unit^="results/"]').first().getAttribute('data-unit')
    await budi.post(`/berkas/${uid}/bagian/hasil`, {
      [`v.${key}:name`]: 'Sampah organik',
      [`v.${key}:now`]: '800',
      [`b.${key}`]: '2',
    })
    await row(page, 1).getByLabel('Sekarang').fill('700')
    await press(page, /^Simpan$/)
    await page.getByText('Rekan Anda mengubah isian yang sama').waitFor()
    await expectSound(page, plain)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSound(page, plain)
    await page.getByText('Indikator: Sampah organik · Sekarang: 800').waitFor()
    await page.getByLabel('Pakai yang tersimpan sekarang').check()
    await press(page, /^Simpan$/)
    await page.getByText('Tersimpan.').first().waitFor()
    await expectSound(page, plain)
    expect(await row(page, 1).getByLabel('Indikator').inputValue()).toBe('Sampah organik')
  })
})
