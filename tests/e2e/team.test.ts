import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addOpenCompetition } from '#tests/support/competition'
import { addPerson, PASSWORD } from '#tests/support/context'
import { DOSSIER_RULES, PDF, png } from '#tests/support/dossiers'
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

const SUMMARY = 'Warga memilah sampah di rumah, lalu menabungnya di RW.'

let server: TestServer
const links: Record<string, string> = {}
beforeAll(async () => {
  server = await startServer()
  const rahman = await addPerson(server.ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  await addOpenCompetition(server.ctx, rahman, DOSSIER_RULES)
})
afterAll(() => server.close())

const link = (page: Page, label: string) => field(page, label).inputValue()

/** Makes the account behind a one-time link; the person is logged in afterwards. */
async function accept(page: Page, url: string, account: string, role?: string) {
  await page.goto(url)
  if (role) await field(page, role).check()
  await field(page, 'Nama akun').fill(account)
  await field(page, 'Kata sandi').fill(PASSWORD)
  await field(page, 'Nama lengkap').fill(`Ibu ${account}`)
  await press(page, 'Buat akun dan masuk')
  await page.getByText('Selamat datang').first().waitFor()
}

async function startDossier(page: Page, name: string) {
  await follow(page, 'Buka')
  await follow(page, 'Buat berkas')
  await field(page, 'Lingkungan').check()
  await field(page, 'Nama inovasi').fill(name)
  await press(page, 'Buat berkas')
  await expectHeading(page, name)
}

async function writeOverview(page: Page, name: string) {
  await follow(page, 'Gambaran umum')
  await field(page, 'Judul inovasi').fill(name)
  await field(page, 'Ringkasan').fill(SUMMARY)
  await field(page, /^Umum$/).check()
}

async function attach(page: Page, name: string, mimeType: string, buffer: Buffer, slot: string) {
  await field(page, /^Pilih berkas$/).setInputFiles({ name, mimeType, buffer })
  await field(page, 'Mendukung bagian').selectOption({ label: slot })
  await field(page, 'Keterangan').fill(`${slot} kelurahan`)
  await press(page, 'Unggah')
  await page.getByRole('main').getByText(`${slot} kelurahan`).first().waitFor()
}

async function attachEvidence(page: Page) {
  await follow(page, 'Bukti dukung')
  await attach(page, 'proposal.pdf', 'application/pdf', PDF, 'Proposal')
  await attach(page, 'kerja-bakti.png', 'image/png', png(40, 30), 'Foto kegiatan')
  await follow(page, 'Kembali ke berkas')
}

async function consent(page: Page) {
  await follow(page, 'Judul dan izin publikasi')
  await field(page, 'Ya, boleh dipublikasikan').check()
  await press(page, 'Simpan')
  await page.getByText('Semua yang wajib sudah terisi.').waitFor()
}

async function release(page: Page) {
  await expectHeading(page, 'Pengesahan')
  await field(page, 'Saya sudah membaca berkas ini').check()
  await press(page, 'Sahkan berkas')
  await expectHeading(page, 'Periksa dan kirim')
}

/** What a stranger with the receipt's address sees. */
async function readReceipt(address: string, name: string, ward: string) {
  await asPerson(server.origin, PHONE, async (page) => {
    await page.goto(address)
    await expectHeading(page, 'Tanda terima')
    const text = (await page.getByRole('main').textContent()) ?? ''
    expect([text.includes(name), text.includes(ward), text.includes(SUMMARY)]).toEqual([true, true, false])
    await expectSound(page)
  })
}

it('invites two kelurahan by links that a preview does not use up', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await page.getByRole('navigation').getByRole('link', { name: 'Lomba' }).first().click()
    await follow(page, 'Lomba Inovasi Kelurahan Kota Tangerang')
    await follow(page, 'Undangan kelurahan')
    await field(page, 'Pilih Sukarasa').check()
    await field(page, 'Pilih Nusa Jaya').check()
    await expectSound(page)
    await press(page, 'Buat tautan untuk yang dipilih')
    for (const ward of ['Sukarasa', 'Nusa Jaya']) links[ward] = await link(page, `Tautan ${ward}`)
    expect(await page.getByRole('link', { name: 'WhatsApp' }).first().getAttribute('href')).toContain(
      encodeURIComponent(links['Nusa Jaya'] ?? ''),
    )
    await expectSound(page)
  })
  for (const url of Object.values(links))
    for (const method of ['GET', 'HEAD']) {
      const preview = await fetch(url, { method, headers: { 'User-Agent': 'WhatsApp/2.24.6 A' } })
      expect([preview.status, preview.headers.getSetCookie()]).toEqual([200, []])
    }
  const used = await server.ctx.db.selectFrom('invitation').select('consumed_at').execute()
  expect(used).toEqual([{ consumed_at: null }, { consumed_at: null }])
})

it('takes a team on a phone from the link to one receipt, through an ended session and a double click', async () => {
  const name = 'Bank sampah RW 03'
  let colleague = ''
  await asPerson(server.origin, PHONE, async (page) => {
    await accept(page, links['Sukarasa'] ?? '', 'sukarasa', 'Penyusun')
    await expectSound(page)
    await startDossier(page, name)
    await expectSound(page)
    await writeOverview(page, name)
    await server.ctx.db.deleteFrom('session').execute()
    await press(page, 'Simpan dan lanjut')
    await expectHeading(page, 'Sesi Anda sudah berakhir')
    await expectSound(page)
    await field(page, 'Nama akun').fill('sukarasa')
    await field(page, 'Kata sandi').fill(PASSWORD)
    await press(page, 'Masuk dan lanjutkan')
    await expectHeading(page, 'Hasil')
    await follow(page, 'Kembali ke berkas')
    await follow(page, 'Gambaran umum')
    expect(await field(page, 'Ringkasan').inputValue()).toBe(SUMMARY)
    expect(await field(page, /^Umum$/).isChecked()).toBe(true)
    await press(page, 'Simpan dan lanjut')
    await field(page, 'Penerima manfaat').fill('1.250')
    await press(page, 'Simpan dan lanjut')
    await attachEvidence(page)
    await consent(page)
    await page.goto('/tim/anggota')
    await field(page, 'Penanggung jawab').check()
    await press(page, 'Buat tautan')
    colleague = await link(page, 'Tautan sekali pakai')
  })

  await asPerson(server.origin, DESK, async (page) => {
    await accept(page, colleague, 'lurah.sukarasa')
    await page.getByText(`Berkas “${name}” sudah lengkap dan siap disahkan`).waitFor()
    await follow(page, 'Buka')
    await release(page)
    await expectSound(page)
  })

  let receipt = ''
  await asPerson(server.origin, PHONE, async (page) => {
    await logIn(page, 'sukarasa')
    await page.getByText(`Berkas “${name}” sudah disahkan dan siap dikirim`).waitFor()
    await follow(page, 'Buka')
    await expectHeading(page, 'Periksa dan kirim')
    await expectSound(page)
    await page.getByRole('main').getByRole('button', { name: 'Kirim berkas' }).dblclick()
    await expectHeading(page, 'Tanda terima')
    receipt = page.url()
  })
  const revisions = await server.ctx.db.selectFrom('dossier_revision').select('number').execute()
  expect(revisions).toEqual([{ number: 1 }])
  await readReceipt(receipt.replace(/\?.*/, ''), name, 'Sukarasa')
})

it('does the same on a phone without JavaScript', async () => {
  const name = 'Kebun gizi RT 05'
  const receipt = await asPerson(server.origin, PLAIN_PHONE, async (page) => {
    await accept(page, links['Nusa Jaya'] ?? '', 'lurah.nusajaya', 'Penanggung jawab')
    await startDossier(page, name)
    await writeOverview(page, name)
    await press(page, 'Simpan dan lanjut')
    await field(page, 'Penerima manfaat').fill('kira-kira 300')
    await press(page, 'Simpan dan lanjut')
    await follow(page, 'Hasil')
    await page.getByText('Ini bukan angka').first().waitFor()
    await field(page, 'Penerima manfaat').fill('300')
    await press(page, 'Simpan dan lanjut')
    await attachEvidence(page)
    await consent(page)
    await follow(page, 'Pengesahan penanggung jawab')
    await release(page)
    await press(page, 'Kirim berkas')
    await expectHeading(page, 'Tanda terima')
    return page.url()
  })
  await readReceipt(receipt.replace(/\?.*/, ''), name, 'Nusa Jaya')
  const states = await server.ctx.db.selectFrom('dossier').select(['state']).execute()
  expect(states).toEqual([{ state: 'submitted' }, { state: 'submitted' }])
})
