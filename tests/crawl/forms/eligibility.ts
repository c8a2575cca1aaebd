import type { TestContext } from '#tests/support/context'
import { ALL_MET, addIneligible, ineligibleDossier, withChecklist } from '#tests/support/eligibility'
import type { World } from '#tests/support/world'
import { reinstateEntry } from '~/services/ineligibility.server'
import { acceptDossier } from '~/services/submissions.server'
import { type FormCase, keyed } from '../form-case'

const at = (rest: string) => (world: World) => `/berkas/${world.entries.submitted.dossier.uid}${rest}`

const undoing = async (_: World, ctx: TestContext) => `/berkas/${await ineligibleDossier(ctx)}/batal-gugur`

const met = Object.keys(ALL_MET).map((name) => [
  name.slice('check.'.length),
  { outcome: 'met', note: '', place: '' },
])

const winners = (...lines: string[]) => ({
  name: 'pemenang.csv',
  mimeType: 'text/csv',
  bytes: Buffer.from(['region_code;year;competition;place', ...lines].join('\r\n')),
})

const check = {
  route: 'routes/berkas.$uid.periksa',
  as: 'verifier',
  prepare: (world: World, ctx: TestContext) => withChecklist(ctx, world),
  page: at('/periksa'),
  form: keyed('periksa'),
} as const

/** The check of requirements item by item, its undoing, and the list of former winners. */
export const forms: FormCase[] = [
  {
    ...check,
    state: 'every item met',
    right: () => ({ ...ALL_MET, 'remark.umur': 'Lihat SK Lurah.', decision: 'complete' }),
    wrong: () => ({
      ...{ ...ALL_MET, 'check.status': 'fix', 'remark.status': 'Lampirkan SK.', decision: 'complete' },
      'at.status': '@basics',
    }),
  },
  {
    ...check,
    state: 'an item to be corrected',
    right: () => ({
      ...{ 'check.umur': 'fix', 'remark.umur': 'Isi bulan mulainya.', decision: 'return' },
    }),
    wrong: () => ({
      ...{ 'check.status': 'fix', 'remark.status': '', 'check.umur': 'failed', decision: 'return' },
      ...{ 'remark.umur': 'Baru tiga bulan.', reason: 'Mohon dilengkapi.' },
    }),
  },
  {
    ...check,
    state: 'ineligible',
    right: () => ({
      ...ALL_MET,
      'check.status': 'failed',
      'remark.status': 'Kurang.',
      decision: 'ineligible',
    }),
    wrong: () => ({ ...ALL_MET, 'remark.menang': 'Belum pernah.', decision: 'ineligible' }),
  },
  {
    ...check,
    state: 'checked meanwhile by another',
    right: () => ({ decision: 'return', reason: 'Foto belum ada.', 'note.@basics': 'Sebutkan bulannya.' }),
    wrong: {
      meanwhile: ({ cast, entries }, ctx) =>
        acceptDossier(ctx, cast.organizer, {
          uid: entries.submitted.dossier.uid,
          check: { answers: Object.fromEntries(met) },
        }),
    },
  },
  {
    route: 'routes/berkas.$uid.batal-gugur',
    as: 'organizer',
    prepare: (world, ctx) => addIneligible(ctx, world),
    page: undoing,
    form: keyed('batal'),
    right: () => ({ reason: 'Surat DPMD sudah diralat.' }),
    wrong: () => ({ reason: ' ' }),
  },
  {
    route: 'routes/berkas.$uid.batal-gugur',
    state: 'undone meanwhile',
    as: 'organizer',
    prepare: (world, ctx) => addIneligible(ctx, world),
    page: undoing,
    form: keyed('batal'),
    right: () => ({ reason: 'Surat DPMD sudah diralat.' }),
    wrong: {
      meanwhile: async ({ cast }, ctx) =>
        reinstateEntry(ctx, cast.organizer, { uid: await ineligibleDossier(ctx), reason: 'Keliru.' }),
    },
  },
  {
    route: 'routes/berkas.$uid.pindah-kategori',
    as: 'organizer',
    page: at('/pindah-kategori'),
    form: keyed('pindah'),
    right: () => ({ category: 'proklim', reason: 'Isinya tentang pelayanan.' }),
    wrong: () => ({ category: 'proklim', reason: ' ' }),
  },
  {
    route: 'routes/kelola.$slug.pemenang-terdahulu',
    as: 'organizer',
    page: ({ open }) => `/kelola/${open.slug}/pemenang-terdahulu`,
    form: keyed('pemenang'),
    right: () => ({ file: winners('36.71.07.1004;2025;Lomba Kota;Juara 1') }),
    wrong: () => ({ file: winners('36.71.07.1004;dua;Lomba Kota;Juara 1'), dry_run: true }),
  },
]
