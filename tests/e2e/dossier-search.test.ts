import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDossierWorld, completeDraft, startDraft } from '#tests/support/dossiers'
import { asPerson, DESK, expectHeading, expectSound, follow, logIn, PHONE } from '#tests/support/journey'
import { startServer, type TestServer } from '#tests/support/server'
import { startDossier } from '~/services/dossier-start.server'
import { saveFields } from '~/services/drafts.server'
import { compareDossiers } from '~/services/likeness.server'
import { refreshSearch } from '~/services/search-index.server'

let server: TestServer
let uid: string
const SLUG = 'lomba-uji-2026'
const COPIED = 'Warga memilah sampah dapur setiap pagi lalu petugas menimbangnya di balai RW tiga.'

beforeAll(async () => {
  server = await startServer()
  const world = await addDossierWorld(server.ctx)
  uid = await completeDraft(server.ctx, world.drafter)
  const own = await startDraft(server.ctx, world.drafter, 'layanan')
  const other = await startDossier(server.ctx, world.otherTeam, {
    slug: SLUG,
    ward: '36.71.01.1002',
    category: 'lingkungan',
    innovation: { kind: 'new', name: 'Bank sampah RW 04' },
  })
  const write = (actor: typeof world.drafter, dossier: string, typed: string) =>
    saveFields(server.ctx, actor, {
      uid: dossier,
      edits: [{ field: 'summary', typed, base: 0 }],
      locale: 'id',
    })
  await write(world.drafter, own.uid, COPIED)
  await write(world.otherTeam, other.uid, `Kami juga. ${COPIED}`)
  await refreshSearch(server.ctx)
  await compareDossiers(server.ctx, world.organizer, SLUG)
})
afterAll(() => server.close())

const folder = process.env['LOOK_AT'] ?? ''
/** Keeps a picture of the page where a folder is named. */
async function look(page: { screenshot(options: object): Promise<Buffer> }, name: string) {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ fullPage: true }))
}

it('lets an organizer find, narrow and compare on phone and desk', async () => {
  for (const size of [PHONE, DESK])
    await asPerson(server.origin, size, async (page) => {
      await logIn(page, 'rahman')
      await page.goto(`/kelola/${SLUG}`)
      await follow(page, 'Cari berkas')
      await expectHeading(page, 'Cari berkas')
      await page.getByLabel('Kata yang dicari').fill('SAMPAH balai')
      await page.getByRole('main').getByRole('search').getByRole('button').click()
      await page.getByText('2 berkas ditemukan.').waitFor()
      expect(await page.locator('mark').allTextContents()).toEqual(['sampah', 'balai', 'sampah', 'balai'])
      await expectSound(page)
      await look(page, `cari-${size.width}`)
      await page.getByLabel('Kategori').selectOption({ label: 'Layanan publik' })
      await page.getByRole('main').getByRole('search').getByRole('button').click()
      await page.getByText('1 berkas ditemukan.').waitFor()
      await follow(page, 'Bandingkan kemiripan')
      await expectHeading(page, 'Kemiripan antarberkas')
      await expectSound(page)
      await look(page, `kemiripan-${size.width}`)
      await page.getByRole('link', { name: 'Lihat berdampingan' }).first().click()
      await expectHeading(page, 'Bagian yang sama')
      expect(await page.locator('mark').allTextContents()).toEqual([COPIED.slice(0, -1), COPIED.slice(0, -1)])
      await expectSound(page)
      await look(page, `pasangan-${size.width}`)
    })
})

it('lets an organizer check a CSV file, mend it, and import it', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await page.goto(`/kelola/${SLUG}/cari`)
    await follow(page, 'Impor berkas dari CSV')
    const send = async (text: string) => {
      const file = { name: 'berkas.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
      await page.getByLabel('Berkas CSV').setInputFiles(file)
      await page.getByRole('button', { name: 'Periksa berkas CSV' }).click()
    }
    await send('region_code;category_code;title\n36.71.01.1002;lain;Loket keliling\n')
    await page.getByText('Baris 2, kolom 2').waitFor()
    await look(page, 'impor-salah-1280')
    await send('region_code;category_code;title\n36.71.01.1002;layanan;Loket keliling\n')
    await expectHeading(page, 'berkas.csv siap diimpor')
    await expectSound(page)
    await look(page, 'impor-siap-1280')
    await page.getByRole('button', { name: 'Impor 1 berkas' }).click()
    await page.getByText('Berkas diimpor sebagai draf.').waitFor()
    await refreshSearch(server.ctx)
    await page.getByLabel('Kata yang dicari').fill('keliling')
    await page.getByRole('main').getByRole('search').getByRole('button').click()
    await page.getByText('1 berkas ditemukan.').waitFor()
    await page.goto(`/kelola/${SLUG}/arsip`)
    await expectHeading(page, 'Unduh semua berkas')
    await expectSound(page)
    await look(page, 'arsip-1280')
  })
})

it('shows a team its meter and what is worth a second look', async () => {
  for (const size of [PHONE, DESK])
    await asPerson(server.origin, size, async (page) => {
      await logIn(page, 'sari')
      await page.goto(`/berkas/${uid}`)
      await page.getByRole('progressbar', { name: 'Kelengkapan isian wajib' }).waitFor()
      await expectSound(page)
      await look(page, `berkas-${size.width}`)
      await page.goto(`/berkas/${uid}/kirim`)
      await page.getByText('Sebaiknya dilihat lagi').waitFor()
      await look(page, `kirim-${size.width}`)
      await page.getByRole('link', { name: /Belum ada bukti untuk kriteria/ }).click()
      await expectHeading(page, 'Bukti dukung')
    })
})
