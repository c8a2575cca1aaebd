import { type FormCase, keyed } from '../form-case'

type Fields = Record<string, string | boolean>

/** One form of the organizer's on the draft of the rules. */
const edit = (
  route: string,
  path: string,
  form: string,
  right: Fields,
  wrong: Fields,
  state?: string,
): FormCase => ({
  route: `routes/kelola.$slug.${route}`,
  ...(state ? { state } : {}),
  as: 'organizer',
  page: ({ draft }) => `/kelola/${draft.slug}/${path}`,
  form,
  right: () => right,
  wrong: () => wrong,
})

/** The parts of the rules, while the competition is being set up. */
export const forms: FormCase[] = [
  {
    ...edit(
      'ketentuan.dasar',
      'ketentuan/dasar',
      keyed('dasar'),
      { name: 'Lomba Inovasi', year: '2027', closesAt: '2027-03-31T23:59', release: 'statement' },
      { name: '', year: '26', tier: 'provinsi', zone: 'WITA', independenceStatement: 'Saya jujur.' },
    ),
    button: 'button:not([name])',
  },
  edit(
    'ketentuan.kecamatan',
    'ketentuan/kecamatan',
    keyed('kecamatan'),
    { correctionDays: '5', correctionLongest: '10' },
    { correctionDays: '15', correctionLongest: '10' },
    'corrections',
  ),
  edit(
    'ketentuan.kecamatan',
    'ketentuan/kecamatan',
    keyed('kecamatan'),
    { way: 'propose', most: '2', proposalClosesAt: '2026-04-15T23:59' },
    { way: 'propose', most: 'dua', proposalClosesAt: '2026-04-15T23:59' },
    'proposals',
  ),
  edit(
    'ketentuan.kecamatan',
    'ketentuan/kecamatan',
    keyed('kecamatan'),
    { way: 'score' },
    { way: 'score', correctionLongest: '0' },
    'a stage of the kecamatan',
  ),
  edit(
    'ketentuan.kategori',
    'ketentuan/kategori',
    keyed('kategori-baru'),
    { model: 'umkm-store' },
    { model: 'kosong', name: '' },
    'new',
  ),
  edit(
    'ketentuan.tahap._index',
    'ketentuan/tahap',
    keyed('tahap-baru'),
    { stageKind: 'field' },
    { stageKind: '' },
  ),
  edit(
    'ketentuan.tahap.$stage',
    'ketentuan/tahap/proposal',
    keyed('tahap'),
    { name: 'Penilaian berkas', minimumSheets: '1', advance: 'best', advanceCount: '10' },
    { name: 'Penilaian berkas', minimumSheets: 'dua', advance: 'best', advanceCount: '', blind: true },
  ),
  edit(
    'ketentuan.syarat._index',
    'ketentuan/syarat',
    keyed('syarat'),
    { 'text-1': 'Sudah berjalan setahun', 'kind-1': 'age', 'amount-1': '12', 'place-1': '@basics' },
    { 'text-1': 'Sudah berjalan setahun', 'kind-1': 'age', 'amount-1': 'setahun', 'order-1': '3' },
  ),
  edit(
    'ketentuan.syarat.siap-pakai',
    'ketentuan/syarat/siap-pakai',
    keyed('siap-pakai'),
    { preset: 'lomba-kelurahan' },
    {},
  ),
  edit(
    'ketentuan.penghargaan',
    'ketentuan/penghargaan',
    keyed('penghargaan'),
    { 'name-1': 'Juara 1', 'rank-1': '1' },
    { 'name-1': 'Juara 1', 'rank-1': 'satu', 'per-1': 'category' },
  ),
  edit(
    'ketentuan.masa-sanggah',
    'ketentuan/masa-sanggah',
    keyed('masa-sanggah'),
    { after: true, days: '5' },
    { after: true, days: 'lima' },
  ),
  edit(
    'instrumen.$stage._index',
    'instrumen/proposal',
    keyed('instrumen'),
    { 'weight.kebaruan': '45', 'weight.dampak': '55' },
    { 'weight.kebaruan': 'banyak', 'weight.dampak': '55' },
    'weights',
  ),
  edit(
    'instrumen.$stage._index',
    'instrumen/proposal',
    keyed('instrumen-baru'),
    { name: 'Keberlanjutan', type: 'levels' },
    { name: '', type: 'levels' },
    'new',
  ),
  edit(
    'instrumen.$stage._index',
    'instrumen/proposal',
    keyed('instrumen-baru'),
    { name: 'Administrasi', type: 'checklist', items: '2 = Ada SK Lurah | Nomor disebut\n1 = Ada foto' },
    { name: 'Administrasi', type: 'checklist', items: '2 = Ada SK Lurah\nada foto' },
    'checklist',
  ),
  edit(
    'instrumen.$stage.$code',
    'instrumen/proposal/kebaruan',
    keyed('kriteria'),
    { name: 'Kebaruan', step: '5', help: 'Belum ada sebelumnya.' },
    { name: '', step: 'satu', help: 'Belum ada sebelumnya.', filledBy: 'team' },
  ),
]
