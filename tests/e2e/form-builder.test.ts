import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson } from '#tests/support/context'
import { SUKARASA } from '#tests/support/dossiers'
import {
  asPerson,
  DESK,
  expectHeading,
  expectSound,
  field,
  follow,
  logIn,
  PHONE,
  PLAIN_PHONE,
  press,
} from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { addSetupPeople } from '#tests/support/setup-people'

const CATEGORY = 'Kampung Ramah Lansia'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await addSetupPeople(server.ctx)
  await addPerson(server.ctx, { account: 'lina', grants: [{ role: 'drafter', region: SUKARASA }] })
})
afterAll(() => server.close())

const main = (page: Page) => page.getByRole('main')

/** What the builder or a team's page shows, in order. */
const texts = async (page: Page, selector: string) => main(page).locator(selector).allTextContents()
const outline = (page: Page) => texts(page, '.outline a')

async function createDraft(page: Page) {
  await page.goto('/kelola/baru')
  await field(page, 'Nama lomba').fill('Lomba Inovasi')
  await field(page, 'Kota Tangerang, Provinsi Banten').check()
  await field(page, 'Formulir ringkas').check()
  await field(page, 'Ditutup pada').fill('2026-04-30T23:59')
  await press(page, 'Buat draf lomba')
  await follow(page, 'Ketentuan')
  await follow(page, 'Kategori dan formulir')
}

/** Adds a field to the last section by its type, and fills what the type asks for. */
async function addField(page: Page, type: string, label: string, more: (page: Page) => Promise<void>) {
  await main(page).getByRole('link', { name: 'Tambah isian' }).last().click()
  await follow(page, new RegExp(`^${type}$`))
  await field(page, 'Nama isian').fill(label)
  await more(page)
  await press(page, /^Simpan$/)
  await main(page).getByRole('link', { name: label, exact: true }).waitFor()
}

it('an organizer builds a form on a phone without JavaScript', async () => {
  await asPerson(server.origin, PLAIN_PHONE, async (page) => {
    await logIn(page, 'rahman')
    await createDraft(page)
    await field(page, 'Formulir awal').selectOption({ label: 'Formulir kosong' })
    await field(page, /^Nama kategori \(opsional\)/).fill(CATEGORY)
    await press(page, 'Tambah')
    await expectHeading(page, `Formulir: ${CATEGORY}`)
    expect(await outline(page)).toEqual(['Judul inovasi'])

    await field(page, 'Nama bagian baru').fill('Hasil')
    await press(page, 'Tambah bagian')
    await main(page).getByText('Bagian “Hasil” belum berisi isian.').waitFor()
    await addField(page, 'Pilihan', 'Sasaran', async () => {
      await field(page, /^Pilihan/).fill('Lansia | Older people\nPenyandang disabilitas\nLainnya')
    })
    await addField(page, 'Teks', 'Sasaran lainnya', async () => {
      await field(page, 'Paling banyak (kata)').fill('30')
      await main(page).getByText('Hanya ditanyakan bila …').click()
      await field(page, 'Sasaran: Lainnya').check()
    })
    await addField(page, 'Angka', 'Penerima manfaat', async () => {
      await field(page, 'Makna tetap').selectOption({ label: 'Penerima manfaat (orang)' })
      await field(page, 'Paling kecil').fill('1')
      await field(page, 'Penjelasan').fill('Hitung setiap orang satu kali.')
      await field(page, 'Contoh jawaban').fill('1.250')
      await field(page, 'Wajib diisi').check()
    })
    await main(page).getByRole('button', { name: 'Naikkan Penerima manfaat' }).click()
    expect(await outline(page)).toEqual(['Judul inovasi', 'Sasaran', 'Penerima manfaat', 'Sasaran lainnya'])

    await follow(page, 'Pratinjau')
    await main(page).getByText('Diisi bila “Sasaran” dijawab Lainnya.').waitFor()
    expect(await texts(page, 'h2')).toEqual(['Tentang inovasi', 'Hasil'])
    expect(await texts(page, '.input-affix')).toEqual(['orang'])
    await main(page).getByText('Hitung setiap orang satu kali.').waitFor()
    await main(page).getByText('Contoh: 1.250').waitFor()
    const asked = field(page, 'Penerima manfaat')
    expect([await asked.inputValue(), await asked.getAttribute('name')]).toEqual(['', 'v.penerima-manfaat'])
  })
})

it('a second organizer is told that the form has changed meanwhile; what was typed stays', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'siti')
    await page.goto('/kelola/lomba-inovasi-2026/ketentuan/formulir/kampung-ramah-lansia')
    await expectSound(page)
    await follow(page, /^Sasaran$/)
    await expectSound(page)
    await field(page, 'Nama isian').fill('Siapa sasarannya?')
    await asPerson(server.origin, DESK, async (other) => {
      await logIn(other, 'rahman')
      await other.goto('/kelola/lomba-inovasi-2026/ketentuan/formulir/kampung-ramah-lansia/keterangan')
      await field(other, 'Keterangan').fill('Untuk inovasi bagi warga lanjut usia.')
      await press(other, 'Simpan')
      await other.getByText('Tersimpan.').waitFor()
    })
    await press(page, /^Simpan$/)
    await main(page).getByText('sudah diubah orang lain').waitFor()
    expect(await field(page, 'Nama isian').inputValue()).toBe('Siapa sasarannya?')
    await press(page, /^Simpan$/)
    await main(page).getByRole('link', { name: 'Siapa sasarannya?' }).waitFor()
    const { content } = await server.ctx.db
      .selectFrom('rules_draft')
      .select('content')
      .executeTakeFirstOrThrow()
    const [, category] = JSON.parse(content).categories
    expect(category.form.fields.map(({ code }: { code: string }) => code)).toEqual([
      'title',
      'sasaran',
      'penerima-manfaat',
      'sasaran-lainnya',
    ])
    expect(category.form.fields[2].concept).toEqual({ code: 'beneficiaries', unit: 'person' })
  })
})

/** Opens the competition with a second person. */
async function open() {
  const rahman = await server.client().logIn('rahman')
  const base = '/kelola/lomba-inovasi-2026'
  const draft = await server.ctx.db.selectFrom('rules_draft').selectAll().executeTakeFirstOrThrow()
  const rules = JSON.parse(draft.content)
  const stage = rules.stages[0]
  for (const node of stage.instrument.criteria) node.step ??= '1'
  await server.ctx.db
    .updateTable('rules_draft')
    .set({ content: JSON.stringify(rules) })
    .execute()
  const form = new FormData()
  form.set('noneReason', 'Juknis menyusul')
  expect((await rahman.upload(`${base}/pembukaan`, form)).status).toBe(303)
  const { uid } = await server.ctx.db.selectFrom('approval').select('uid').executeTakeFirstOrThrow()
  const hadi = await server.client().logIn('hadi')
  expect((await hadi.post(`${base}/persetujuan`, { approval: uid, decision: 'approved' })).status).toBe(303)
}

/** Waits for the page that comes back: the one before may say the same. */
async function save(page: Page) {
  const back = page.waitForEvent('domcontentloaded')
  await press(page, /^Simpan$/)
  await back
  await page.getByText('Tersimpan.').waitFor()
}

it('a team fills it in on a phone', async () => {
  await open()
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, 'lina')
    await page.goto('/tim')
    await follow(page, 'Buat berkas')
    await field(page, CATEGORY).check()
    await field(page, 'Nama inovasi').fill('Posyandu Lansia')
    await press(page, 'Buat berkas')
    await expectHeading(page, 'Posyandu Lansia')
    await follow(page, 'Hasil')
    await expectSound(page)
    expect(await field(page, 'Sasaran lainnya').isVisible()).toBe(false)
    await field(page, 'Lainnya').check()
    await main(page).getByText('Diisi bila “Siapa sasarannya?” dijawab Lainnya.').waitFor()
    await field(page, 'Penerima manfaat').fill('1.250 orang')
    await field(page, 'Sasaran lainnya').fill('Keluarga pendamping lansia')
    await save(page)
    expect(await field(page, 'Penerima manfaat').inputValue()).toBe('1.250')
    await field(page, 'Lansia').first().check()
    await save(page)
    await follow(page, 'Kembali ke berkas')
    await follow(page, 'Baca berkas')
    await main(page).getByText('1.250 orang').waitFor()
    expect(await main(page).getByText('Keluarga pendamping lansia').count()).toBe(0)
  })
})
