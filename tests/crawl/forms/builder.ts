import { findFormTemplate } from '#db/templates/forms'
import { type FormCase, keyed } from '../form-case'

type Fields = Record<string, string | boolean>

const ROUTE = 'routes/kelola.$slug.ketentuan.formulir.$category'
const SHOP = JSON.stringify(findFormTemplate('umkm-store'), null, 2)

/** A button that nobody can press wrongly but on a page that is out of date. */
const STALE = { version: '0' }

/** One form of the organizer's on the form of the draft's first category. */
const edit = (
  route: string,
  path: string,
  form: string,
  right: Fields,
  wrong: Fields,
  more: Partial<FormCase> = {},
): FormCase => ({
  route: `${ROUTE}.${route}`,
  as: 'organizer',
  page: ({ draft }) => `/kelola/${draft.slug}/ketentuan/formulir/layanan${path}`,
  form,
  right: () => right,
  wrong: () => wrong,
  ...(wrong === STALE ? { faultless: true } : {}),
  ...more,
})

/** What a new field of each type asks for, rightly and wrongly. */
const TYPES: Record<string, [Fields, Fields]> = {
  text: [
    { size: 'long', minWords: '10', maxWords: '200', example: 'Misalnya …' },
    { size: 'long', minWords: '300', maxWords: '200' },
  ],
  number: [
    { unit: 'kg', min: '0', max: '1.000,5', decimals: '1' },
    { unit: 'anak', concept: 'beneficiaries', min: '0' },
  ],
  money: [
    { min: '1.000.000', max: 'Rp 1,5 miliar', concept: 'yearly-cost' },
    { min: 'sejuta', max: '5' },
  ],
  date: [
    { min: '2024-01-01', max: '2026-12-31' },
    { min: '2026-01-01', max: '2024-12-31' },
  ],
  choice: [{ options: 'Baru | New\nTiruan\n\nLain' }, { options: 'Baru\nbaru' }],
  percent: [
    { min: '0', max: '12,5', decimals: '1' },
    { min: '50', max: '12,5' },
  ],
  months: [
    { min: '2024-01', max: '2026-12' },
    { min: '2026-01', max: '2024-12' },
  ],
  choices: [
    { options: 'Baru | New\nTiruan', most: '1' },
    { options: 'Baru', most: '1' },
  ],
  link: [{}, { label: '' }],
  location: [{}, { label: '' }],
  rows: [
    { columns: 'Mitra | Partner\nPeran', minRows: '1', maxRows: '10' },
    { columns: 'Mitra\nmitra', minRows: '1', maxRows: '10' },
  ],
}

/** The columns of the repeating rows that every shipped form asks for its results. */
const column = (
  route: string,
  path: string,
  form: string,
  right: Fields,
  wrong: Fields,
  more: Partial<FormCase> = {},
): FormCase =>
  edit(`isian.$field.${route}`, path, form, right, wrong, {
    page: ({ draft }) => `/kelola/${draft.slug}/ketentuan/formulir/proklim/isian/outcomes${path}`,
    ...more,
  })

/** Building the form of a category, while the competition is being set up. */
export const forms: FormCase[] = [
  edit('_index', '', keyed('bagian-baru'), { name: 'Dampak' }, { name: '' }, { state: 'new section' }),
  edit('_index', '', keyed('urutan'), {}, STALE, { state: 'order' }),
  edit(
    'bagian.$section._index',
    '/bagian/figures',
    keyed('bagian'),
    { name: 'Angka', nameEn: 'Figures' },
    { name: '', nameEn: 'Figures' },
  ),
  edit('bagian.$section.hapus', '/bagian/figures/hapus', keyed('hapus'), { into: 'identity' }, {}),
  ...Object.entries(TYPES).map(([type, [right, wrong]]) =>
    edit(
      'bagian.$section.isian-baru.$type',
      `/bagian/figures/isian-baru/${type}`,
      keyed('isian'),
      { label: 'Dampak bagi warga', required: false, visibility: 'public', ...right },
      { label: 'Dampak bagi warga', labelEn: 'Effect', help: 'Sebutkan.', required: false, ...wrong },
      { state: type },
    ),
  ),
  edit(
    'isian.$field._index',
    '/isian/summary',
    keyed('isian'),
    { label: 'Ringkasan inovasi', maxWords: '250' },
    { label: '', maxWords: 'banyak', helpEn: 'The whole in short.', required: false },
    { state: 'change' },
  ),
  edit(
    'isian.$field._index',
    '/isian/summary?jenis=choice',
    keyed('isian'),
    { options: 'Singkat\nPanjang' },
    { options: 'Singkat' },
    { state: 'type' },
  ),
  edit(
    'isian.$field._index',
    '/isian/summary',
    keyed('isian-letak'),
    { section: 'figures' },
    { section: '' },
    { state: 'move' },
  ),
  edit('isian.$field._index', '/isian/summary', keyed('isian-ganda'), {}, STALE, { state: 'duplicate' }),
  column('kolom._index', '/kolom', keyed('kolom'), {}, STALE),
  ...(['number', 'choice'] as const).map((type) =>
    column(
      'kolom-baru.$type',
      `/kolom-baru/${type}`,
      keyed('kolom'),
      { label: 'Sasaran', required: true, ...TYPES[type]?.[0] },
      { label: 'Sasaran', help: 'Yang dituju.', ...TYPES[type]?.[1] },
      { state: type },
    ),
  ),
  column(
    'kolom.$column._index',
    '/kolom/unit?jenis=date',
    keyed('kolom'),
    { label: 'Dicatat', min: '2024-01-01' },
    { label: '', labelEn: 'Noted', min: '2024-01-01' },
  ),
  column('kolom.$column.hapus', '/kolom/unit/hapus', keyed('hapus'), {}, STALE),
  edit('isian.$field.hapus', '/isian/summary/hapus', keyed('hapus'), {}, STALE),
  edit(
    'bukti-baru',
    '/bukti-baru',
    keyed('bukti'),
    { label: 'Surat keputusan', accept: 'application/pdf', minFiles: '0', maxFiles: '1' },
    { label: 'Surat keputusan', minFiles: '3', maxFiles: '1' },
  ),
  edit(
    'bukti.$slot._index',
    '/bukti/photos',
    keyed('bukti'),
    { label: 'Foto kegiatan', maxFiles: '12' },
    { label: '', minFiles: 'dua', maxFiles: '12' },
    { state: 'change' },
  ),
  edit('bukti.$slot._index', '/bukti/photos', keyed('bukti-ganda'), {}, STALE, { state: 'duplicate' }),
  edit('bukti.$slot.hapus', '/bukti/photos/hapus', keyed('hapus'), {}, STALE),
  edit(
    'keterangan',
    '/keterangan',
    keyed('keterangan'),
    { name: 'Formulir layanan', description: 'Untuk layanan publik.' },
    { name: 'Formulir layanan', description: '' },
  ),
  edit('salin', '/salin', keyed('salin'), { model: 'umkm-store', sure: true }, { model: 'umkm-store' }),
  edit('json._index', '/json', keyed('json'), { json: SHOP }, { json: SHOP.replace('"text"', '"teks"') }),
  edit('hapus', '/hapus', keyed('hapus'), {}, STALE),
]
