import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PASSWORD } from '#tests/support/context'
import { PDF, png } from '#tests/support/dossiers'
import {
  asPerson,
  DESK,
  downloadBy,
  expectHeading,
  expectSound,
  field,
  follow,
  logIn,
  PHONE,
  press,
} from '#tests/support/journey'
import { openWithLibreOffice, type SheetCell, soffice } from '#tests/support/libreoffice'
import { startServer, type TestServer } from '#tests/support/server'
import { prepareInstallation } from '~/server/prepare'

/*
 * One competition of Kota Tangerang from the empty installation to the exported ranking, by browsers alone: nothing is
 * put into the database beside them.
 */

const NAME = 'Lomba Inovasi Kelurahan'

let server: TestServer
let firstLink = ''
beforeAll(async () => {
  server = await startServer()
  firstLink = (await prepareInstallation(server.ctx)).at(-1) ?? ''
}, 60_000)
afterAll(() => server.close())

const main = (page: Page) => page.getByRole('main')

async function accept(page: Page, url: string, account: string, name: string, role?: string) {
  await page.goto(url)
  if (role) await field(page, role).check()
  await field(page, 'Nama akun').fill(account)
  await field(page, 'Kata sandi').fill(PASSWORD)
  await field(page, 'Nama lengkap').fill(name)
  await press(page, 'Buat akun dan masuk')
  await page.getByText('Selamat datang').first().waitFor()
}

/** Adds somebody with a first role; returns the link of their password. */
async function addPerson(page: Page, account: string, name: string, role: string, competition?: string) {
  await page.getByRole('navigation').getByRole('link', { name: 'Orang' }).first().click()
  await follow(page, 'Tambah orang')
  await field(page, 'Nama akun').fill(account)
  await field(page, 'Nama lengkap tanpa gelar').fill(name)
  await field(page, /^Peran$/).selectOption({ label: role })
  if (competition) await field(page, /^Lomba/).selectOption({ label: competition })
  await press(page, 'Buat akun')
  return field(page, 'Tautan sekali pakai').inputValue()
}

async function setPassword(page: Page, url: string) {
  await page.goto(url)
  await field(page, 'Kata sandi').fill(PASSWORD)
  await press(page, 'Simpan kata sandi dan masuk')
  await page.waitForURL('**/beranda*')
}

async function openCompetition(page: Page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Lomba' }).first().click()
  await follow(page, NAME)
}

it('begins with the one-time link of the empty installation', async () => {
  const second = await asPerson(server.origin, DESK, async (page) => {
    await accept(page, firstLink, 'rahman', 'Rahman Hakim')
    await expectSound(page)
    return addPerson(page, 'sari', 'Sari Wulandari', 'Sekretariat panitia')
  })
  await asPerson(server.origin, DESK, (page) => setPassword(page, second))
})

it('sets the competition up from the KOVABLIK template, and two people open it', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await page.getByRole('navigation').getByRole('link', { name: 'Lomba' }).first().click()
    await follow(page, 'Buat lomba')
    await page.getByRole('searchbox').fill('Kota Tangerang')
    await press(page, 'Cari')
    await field(page, 'Nama lomba').fill(NAME)
    await field(page, 'Kota Tangerang, Provinsi Banten').check()
    await field(page, 'Formulir ringkas').check()
    await field(page, 'KOVABLIK').check()
    await field(page, 'Ditutup pada').fill('2026-04-30T23:59')
    await press(page, 'Buat draf lomba')
    await expectHeading(page, NAME)
    for (const [stage, weight] of Object.entries({
      'Penilaian proposal': '70',
      'Paparan dan wawancara': '30',
    })) {
      await follow(page, 'Ketentuan')
      await follow(page, `${stage}: instrumen`)
      await field(page, 'Kelipatan untuk semua kriteria').fill('1')
      await press(page, 'Simpan')
      await page.getByText('Tersimpan.').waitFor()
      await follow(page, 'Ketentuan')
      await follow(page, `${stage}: waktu dan perhitungan`)
      await field(page, 'Bobot tahap').fill(weight)
      await press(page, 'Simpan')
      await page.getByText('Tersimpan.').waitFor()
      await follow(page, 'Ketentuan')
      await follow(page, 'Ringkasan')
    }
    await follow(page, 'Ajukan pembukaan')
    await field(page, 'Nomor juknis').fill('400.10/123/2026')
    await field(page, 'Tanggal juknis').fill('2026-01-15')
    const file = { name: 'juknis.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) }
    await field(page, 'Berkas juknis yang ditandatangani').setInputFiles(file)
    await press(page, 'Ajukan pembukaan')
    await main(page).getByText('Anda yang mengajukan; orang lain yang memutuskan.').waitFor()
  })
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'sari')
    await follow(page, 'Buka')
    await press(page, 'Setujui')
    await main(page).getByText('Disetujui').first().waitFor()
  })
})

const teams: Record<string, string> = {}
const judges: Record<string, string> = {}

it('invites two kelurahan and three judges', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await openCompetition(page)
    await follow(page, 'Undangan kelurahan')
    await field(page, 'Kecamatan').selectOption({ label: 'Karawaci' })
    await press(page, 'Terapkan')
    for (const ward of ['Bugel', 'Nusa Jaya']) {
      await field(page, `Pilih ${ward}`).check()
    }
    await press(page, 'Buat tautan untuk yang dipilih')
    for (const ward of ['Bugel', 'Nusa Jaya']) teams[ward] = await field(page, `Tautan ${ward}`).inputValue()
    for (const [account, name] of [
      ['juri.ani', 'Ani Lestari'],
      ['juri.bayu', 'Bayu Pratama'],
      ['juri.citra', 'Citra Dewi'],
    ] as const)
      judges[account] = await addPerson(page, account, name, 'Penilai', `${NAME} 2026 · Kota Tangerang`)
  })
  for (const url of Object.values(judges))
    await asPerson(server.origin, PHONE, (page) => setPassword(page, url))
})

const DOSSIERS = {
  Bugel: { account: 'lurah.bugel', title: 'Bank Sampah Bugel Bersih' },
  'Nusa Jaya': { account: 'lurah.nusajaya', title: 'Posyandu Sore Nusa Jaya' },
} as const
const SUMMARY = 'Warga memilah sampah di rumah, menabungnya tiap pekan, dan memakai hasilnya untuk posyandu.'

async function writeDossier(page: Page, title: string) {
  await follow(page, 'Buka')
  await follow(page, 'Buat berkas')
  const category = field(page, 'Formulir ringkas')
  if ((await category.count()) > 0) await category.check()
  await field(page, 'Nama inovasi').fill(title)
  await press(page, 'Buat berkas')
  await expectHeading(page, title)
  await follow(page, /^Inovasi/)
  await field(page, 'Judul inovasi').fill(title)
  await field(page, 'Ringkasan').fill(SUMMARY)
  await press(page, 'Simpan dan lanjut')
  for (const [at, name] of ['pertama', 'kedua', 'ketiga'].entries()) {
    await field(page, `Angka ${name}: apa dan satuannya`).fill(`Angka ${name} (orang)`)
    await field(page, `Angka ${name}, sebelum inovasi`).fill(String(10 * (at + 1)))
    await field(page, `Angka ${name}, sekarang`).fill(`1.2${at}0`)
  }
  await field(page, 'Sumber angka').fill('Buku catatan kelurahan, Januari 2026')
  await press(page, 'Simpan dan lanjut')
  await expectHeading(page, title)
}

async function attach(page: Page, slot: string, name: string, mimeType: string, buffer: Buffer) {
  await field(page, /^Pilih berkas$/).setInputFiles({ name, mimeType, buffer })
  await field(page, 'Mendukung bagian').selectOption({ label: slot })
  await field(page, 'Keterangan').fill(`${slot} kelurahan`)
  await press(page, 'Unggah')
  await main(page).getByText(`${slot} kelurahan`).first().waitFor()
}

async function attachEvidence(page: Page) {
  await follow(page, 'Bukti dukung')
  await attach(page, 'Proposal (satu PDF)', 'proposal.pdf', 'application/pdf', PDF)
  await attach(page, 'Foto', 'kegiatan.png', 'image/png', png(40, 30))
  await follow(page, 'Kembali ke berkas')
}

it.each(Object.entries(DOSSIERS))('takes the team of %s from the link to the receipt', async (ward, team) => {
  await asPerson(server.origin, PHONE, async (page) => {
    await accept(page, teams[ward] ?? '', team.account, `Lurah ${ward}`, 'Penanggung jawab')
    await writeDossier(page, team.title)
    await attachEvidence(page)
    await follow(page, 'Judul dan izin publikasi')
    await field(page, 'Ya, boleh dipublikasikan').check()
    await press(page, 'Simpan')
    await page.getByText('Semua yang wajib sudah terisi.').waitFor()
    await follow(page, 'Pengesahan penanggung jawab')
    await field(page, 'Saya sudah membaca berkas ini').check()
    await press(page, 'Sahkan berkas')
    await press(page, 'Kirim berkas')
    await expectHeading(page, 'Tanda terima')
    await expectSound(page)
  })
})

it('checks the dossiers, fills the panel and assigns everybody', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    for (const { title } of Object.values(DOSSIERS)) {
      await openCompetition(page)
      await follow(page, 'Peserta')
      await follow(page, title)
      await follow(page, 'Periksa berkas')
      await field(page, 'Lengkap').check()
      await press(page, 'Catat keputusan')
      await page.getByText('Berkas dinyatakan lengkap').first().waitFor()
    }
    await openCompetition(page)
    await follow(page, 'Tim Penilai')
    await field(page, /^Nama$/).fill('Tim Penilai Kota Tangerang')
    await field(page, 'Nomor SK').fill('400/Kep.12/2026')
    await field(page, 'Tanggal SK').fill('2026-02-02')
    await press(page, 'Buat Tim Penilai')
    for (const [at, account] of Object.keys(judges).entries()) {
      await follow(page, 'Tambah kedudukan')
      await field(page, /^Kedudukan$/).fill(`Penilai ${at + 1}`)
      await field(page, 'Fungsi').selectOption({ label: 'Anggota' })
      await press(page, 'Tambah kedudukan')
      await main(page)
        .getByRole('row', { name: `Penilai ${at + 1}` })
        .getByRole('link', { name: 'Isi atau ganti' })
        .click()
      await field(page, 'Nama akun').fill(account)
      await press(page, 'Tempatkan')
      await page.getByText('Tersimpan').first().waitFor()
    }
    await expectSound(page)
    await openCompetition(page)
    await follow(page, /^Penugasan: Penilaian proposal/)
    await press(page, /Masukkan semua peserta yang sudah mengirim/)
    await press(page, 'Tugasi semua penilai')
    await expectSound(page)
  })
})

/** Marks of the seven criteria, by judge and entry; one judge sees one of them differently. */
const MARKS = {
  'juri.ani': { Bugel: 80, 'Nusa Jaya': 90 },
  'juri.bayu': { Bugel: 70, 'Nusa Jaya': 60 },
  'juri.citra': { Bugel: 90, 'Nusa Jaya': 75 },
} as const
const SIGNIFICANCE = 90

async function scoreSheet(page: Page, ward: keyof typeof DOSSIERS, mark: number, significance = mark) {
  await follow(page, 'Buka daftar peserta')
  await openSheet(page, ward)
  await expectSound(page)
  const numbers = main(page).getByRole('textbox', { name: /Bobot/ })
  expect(await numbers.count()).toBe(7)
  for (const box of await numbers.all()) await box.fill(String(mark))
  await field(page, /^Signifikansi/).fill(String(significance))
  const total = mark + (30 * (significance - mark)) / 100
  await page.getByText(`${total} dari 100`).waitFor()
  await press(page, 'Kirim lembar')
  await page.getByText('revisi 1').waitFor()
  await page.getByText(`${total} dari 100`).waitFor()
}

async function signStatement(page: Page, account: string) {
  await logIn(page, account)
  await page.goto('/menilai')
  await follow(page, 'Tanda tangani pernyataan')
  await field(page, 'Saya menyatakan hal di atas').check()
  await press(page, 'Tanda tangani')
  await page.goto('/menilai')
}

const openSheet = (page: Page, ward: string) =>
  main(page)
    .getByRole('row', { name: new RegExp(ward) })
    .getByRole('link')
    .first()
    .click()

it('lets a judge read, but type nothing that could not be kept, until the stage opens', async () => {
  await asPerson(server.origin, PHONE, async (page) => {
    await signStatement(page, 'juri.ani')
    await follow(page, 'Buka daftar peserta')
    await openSheet(page, 'Bugel')
    await main(page).getByText('Tahap ini belum dibuka. Nilai dapat diisi mulai 1 Mei 2026').waitFor()
    expect(await field(page, /^Signifikansi/).isDisabled()).toBe(true)
    expect(await main(page).getByRole('button', { name: 'Simpan draf' }).count()).toBe(0)
    await expectSound(page)
  })
  server.ctx.setNow('2026-05-04T02:00:00.000Z')
})

it.each(['juri.ani', 'juri.bayu', 'juri.citra'] as const)('lets %s score on a phone', async (account) => {
  await asPerson(server.origin, PHONE, async (page) => {
    if (account === 'juri.ani') {
      await logIn(page, account)
      await page.goto('/menilai')
    } else await signStatement(page, account)
    await scoreSheet(page, 'Bugel', MARKS[account].Bugel, account === 'juri.ani' ? SIGNIFICANCE : undefined)
    if (account === 'juri.citra') return
    await page.goto('/menilai')
    await scoreSheet(page, 'Nusa Jaya', MARKS[account]['Nusa Jaya'])
  })
})

/** The blank form of the stage with one judge's marks for one entry. */
function fillIn(blank: string, judge: string, entry: string, mark: number): string {
  const [header = '', ...lines] = blank.split('\r\n')
  const names = header.replace('\ufeff', '').split(';')
  const at = (name: string) => names.indexOf(name)
  const bare = (cell = '') => cell.replaceAll('"', '')
  const filled = lines
    .map((line) => line.split(';'))
    .filter((line) => bare(line[at('judge')]) === judge && bare(line[at('entry')]) === entry)
    .map((line) => line.with(at('score'), String(mark)).join(';'))
  return [header, ...filled].join('\r\n')
}

it('takes one paper sheet in, counted once another person has confirmed it', async () => {
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await openCompetition(page)
    await follow(page, 'Lembar kertas')
    const link = page.getByRole('link', { name: 'Unduh tabel untuk diketik (CSV): Penilaian proposal' })
    const { bytes } = await downloadBy(page, () => link.click())
    const sheet = fillIn(bytes.toString(), 'juri.citra', 'P-002', MARKS['juri.citra']['Nusa Jaya'])
    const file = { name: 'lembar-citra.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
    await field(page, /^Tahap/).selectOption({ label: 'Penilaian proposal' })
    await field(page, 'Berkas CSV').setInputFiles(file)
    await press(page, 'Masukkan lembar kertas')
    await main(page).getByText('Menunggu konfirmasi').first().waitFor()
  })
  await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'sari')
    await page.getByRole('listitem').filter({ hasText: 'lembar kertas' }).getByRole('link').click()
    await follow(page, 'lembar-citra.csv')
    await press(page, 'Konfirmasi')
    await page.getByText('Dikonfirmasi').first().waitFor()
  })
})

let exported = Buffer.alloc(0)

it('exports the ranking that the sheets give, and proves the record', async () => {
  exported = await asPerson(server.origin, DESK, async (page) => {
    await logIn(page, 'rahman')
    await openCompetition(page)
    await follow(page, 'Peringkat')
    await page
      .getByText('Semua 6 lembar penilaian sudah masuk dan semua peserta mendapat peringkat.')
      .waitFor()
    await expectSound(page)
    await follow(page, 'Ekspor')
    const link = main(page).getByRole('link', { name: 'Unduh ranking.csv', exact: true })
    const { bytes } = await downloadBy(page, () => link.click())
    await openCompetition(page)
    await follow(page, 'Catatan')
    await press(page, 'Periksa sekarang')
    await page.getByText('Catatan utuh').waitFor()
    return bytes
  })
  // Bugel: (80 + 30 % of 10, 70, 90) ÷ 3; Nusa Jaya: (90, 60, 75) ÷ 3.
  const rows = exported
    .toString()
    .replace('\ufeff', '')
    .split('\r\n')
    .map((line) => line.split(';'))
  const column = (name: string) => rows[0]?.indexOf(name) ?? -1
  expect(
    rows.slice(1, 3).map((row) => ['rank', 'kelurahan', 'total'].map((name) => row[column(name)])),
  ).toEqual([
    ['1', '"Bugel"', '81,00'],
    ['2', '"Nusa Jaya"', '75,00'],
  ])
})

it.skipIf(soffice === null)('exports a file that LibreOffice in Indonesian reads as what it is', () => {
  const [header = [], ...lines] = openWithLibreOffice(exported, { quotesMeanText: true })
  const cells = (line: SheetCell[] | undefined) =>
    ['rank', 'kelurahan', 'total'].map((name) => line?.[header.findIndex(({ value }) => value === name)])
  expect(lines.slice(0, 2).map(cells)).toEqual([
    [
      { type: 'float', value: '1' },
      { type: 'string', value: 'Bugel' },
      { type: 'float', value: '81' },
    ],
    [
      { type: 'float', value: '2' },
      { type: 'string', value: 'Nusa Jaya' },
      { type: 'float', value: '75' },
    ],
  ])
})
