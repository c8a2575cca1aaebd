import { withSelfAssessment } from '#tests/support/attendance'
import type { TestContext } from '#tests/support/context'
import { withOrganizerCriteria } from '#tests/support/organizer-marks'
import { claimedSheet, claimInDraft } from '#tests/support/self-assessment'
import type { World } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import { filledField, filledReasonField } from '~/forms/filled-marks'
import { adjustDraft } from '~/services/assignment-drafts.server'
import { type FormCase, keyed } from '../form-case'

const sheet =
  (rest = '') =>
  ({ stage }: World) =>
    `/menilai/lembar/${stage.own.assignments.judge.uid}${rest}`
const manage =
  (rest: string) =>
  ({ open }: World) =>
    `/kelola/${open.slug}/${rest}`
const reviewed = ({ open, scoreImport }: World) => `/kelola/${open.slug}/lembar-kertas/${scoreImport.uid}`
const paper = (text: string) => ({
  ...{ name: 'kertas.csv', mimeType: 'text/csv' },
  bytes: Buffer.from(`judge;entry;criterion;score;reason\r\n${text}\r\n`),
})

const pairs = (text: string) => ({
  ...{ name: 'penugasan.csv', mimeType: 'text/csv' },
  bytes: Buffer.from(`judge;entry\r\n${text}\r\n`),
})

const draftEntry = ({ open, assignmentDraft }: World) =>
  `/kelola/${open.slug}/penugasan/proposal/rancangan/${assignmentDraft?.entry}`
/** Somebody else gives the draft's first entry a second judge. */
const changeDraft = ({ open, cast, panel, assignmentDraft }: World, ctx: TestContext) =>
  adjustDraft(
    ctx,
    cast.organizer,
    { slug: open.slug, stage: 'proposal', entry: assignmentDraft?.entry ?? '' },
    { seats: [panel.seats.secondJudge.uid], basedOn: assignmentDraft?.version ?? '' },
  )

/** Judges' statements and sheets, panels and assignments, paper sheets. */
export const forms: FormCase[] = [
  {
    route: 'routes/menilai.$slug.pernyataan',
    as: 'unassignedJudge',
    page: ({ open }) => `/menilai/${open.slug}/pernyataan`,
    form: keyed('pernyataan'),
    right: () => ({ setuju: 'yes' }),
    wrong: () => ({}),
  },
  {
    route: 'routes/menilai.$slug.konflik',
    as: 'judge',
    page: ({ open }) => `/menilai/${open.slug}/konflik`,
    form: keyed('konflik'),
    right: ({ entries }) => ({ kind: 'keluarga', entry: entries.own.uid, note: 'Ipar' }),
    wrong: () => ({ kind: 'keluarga', note: 'Ipar', from: '2019' }),
  },
  {
    route: 'routes/menilai.lembar.$assignment.mundur',
    as: 'judge',
    page: sheet('/mundur'),
    form: keyed('mundur'),
    right: () => ({ alasan: 'Pernah membina' }),
    wrong: () => ({ alasan: ' ' }),
  },
  {
    route: 'routes/kelola.$slug.lembar-terlambat.$uid',
    as: 'chair',
    page: ({ open, lateSheet }) => `/kelola/${open.slug}/lembar-terlambat/${lateSheet.uid}`,
    form: keyed('terlambat'),
    right: () => ({ accept: 'accept', reason: 'Penilai berada di lokasi tanpa sinyal' }),
    wrong: () => ({ accept: 'accept', reason: ' ' }),
  },
  {
    route: 'routes/kelola.$slug.penilai._index',
    as: 'organizer',
    page: manage('penilai'),
    form: keyed('panel'),
    right: () => ({ name: 'Tim Lapangan', stage: 'proposal' }),
    wrong: () => ({ name: '', decree_number: '188.45/9', decree_date: '2026-02-01', stage: 'proposal' }),
  },
  {
    route: 'routes/kelola.$slug.penilai.kedudukan._index',
    as: 'organizer',
    page: ({ open, panel }) => `/kelola/${open.slug}/penilai/kedudukan?tim=${panel.uid}`,
    form: keyed('kedudukan'),
    right: () => ({ label: 'Anggota 4', function: 'member' }),
    wrong: () => ({ label: 'Anggota 4', function: '', element: 'Akademisi', scores: false }),
  },
  {
    route: 'routes/kelola.$slug.penilai.kedudukan.$seat',
    as: 'organizer',
    page: ({ open, panel }) => `/kelola/${open.slug}/penilai/kedudukan/${panel.seats.unassignedJudge.uid}`,
    form: keyed('tempat'),
    right: ({ cast }) => ({ account: cast.deputy.account }),
    wrong: () => ({ account: 'siapa', basis_number: '188.45/9' }),
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.peserta',
    as: 'organizer',
    page: manage('penugasan/proposal'),
    form: keyed('peserta'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.semua',
    as: 'organizer',
    page: manage('penugasan/proposal'),
    form: keyed('semua'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage._index',
    as: 'organizer',
    page: manage('penugasan/proposal'),
    form: keyed('pasangan'),
    right: () => ({ pasangan: true }),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.nilai-panitia.$stage',
    as: 'organizer',
    page: manage('nilai-panitia/proposal'),
    form: keyed('nilai-panitia'),
    prepare: (world, ctx) =>
      changeRules(ctx, world, (rules) => withOrganizerCriteria(rules, world.stageCode)),
    right: ({ stage }) => ({ [filledField(stage.own.stageEntry.uid, 'kehadiran')]: '7,5' }),
    wrong: ({ stage }) => ({ [filledField(stage.own.stageEntry.uid, 'kehadiran')]: 'hadir terlambat' }),
  },
  {
    route: 'routes/kelola.$slug.nilai-verifikator.$stage',
    as: 'verifier',
    page: manage('nilai-verifikator/proposal'),
    form: keyed('nilai-verifikator'),
    button: 'button:not([name]):not([hidden])',
    prepare: (world, ctx) => changeRules(ctx, world, withSelfAssessment),
    right: ({ stage }) => ({
      [filledField(stage.own.stageEntry.uid, 'kelompok')]: '75',
      [filledReasonField(stage.own.stageEntry.uid, 'kelompok')]: 'Sesuai daftar hadir RT.',
    }),
    wrong: ({ stage }) => ({ [filledField(stage.own.stageEntry.uid, 'kelompok')]: 'tujuh puluh' }),
  },
  {
    route: 'routes/menilai.lembar.$assignment._index',
    state: 'agreeing',
    as: 'judge',
    page: async ({ cast }, ctx) => `/menilai/lembar/${await claimedSheet(ctx, cast.judge.account)}`,
    form: keyed('lembar'),
    button: 'button[name=setuju]',
    prepare: claimInDraft,
    right: () => ({ 'nilai.kebaruan': '80' }),
    wrong: () => ({ 'nilai.kebaruan': '800', 'alasan.kelompok': 'Sesuai bukti.' }),
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.tabel',
    as: 'organizer',
    page: manage('penugasan/proposal/tabel'),
    form: keyed('tabel'),
    faultless: true,
    right: ({ cast }) => ({ berkas: pairs(`${cast.judge.account};P-001`) }),
    wrong: ({ cast }) => ({ berkas: pairs(`${cast.judge.account};P-009`) }),
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.rancangan._index',
    as: 'organizer',
    page: manage('penugasan/proposal/rancangan'),
    form: keyed('hitung'),
    right: () => ({ perEntry: '2', keep: 'started', seed: '12' }),
    wrong: () => ({ perEntry: '12', keep: 'started', seed: '12' }),
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.rancangan.hapus',
    as: 'organizer',
    page: manage('penugasan/proposal/rancangan'),
    form: keyed('hapus'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.rancangan.$entry',
    as: 'organizer',
    page: draftEntry,
    form: keyed('ubah'),
    right: () => ({ penilai: true }),
    wrong: { meanwhile: changeDraft },
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.rancangan.tetapkan',
    as: 'organizer',
    page: manage('penugasan/proposal/rancangan/tetapkan'),
    form: keyed('tetapkan'),
    right: () => ({ alasan: 'Berhalangan' }),
    wrong: () => ({ alasan: ' ' }),
  },
  {
    route: 'routes/kelola.$slug.penugasan.$stage.rancangan.tetapkan',
    state: 'changed meanwhile',
    as: 'organizer',
    page: manage('penugasan/proposal/rancangan/tetapkan'),
    form: keyed('tetapkan'),
    right: () => ({ alasan: 'Berhalangan' }),
    wrong: { meanwhile: changeDraft },
  },
  {
    route: 'routes/kelola.$slug.penugasan.tarik.$assignment',
    as: 'organizer',
    page: ({ open, stage }) =>
      `/kelola/${open.slug}/penugasan/tarik/${stage.own.assignments.secondJudge.uid}`,
    form: keyed('tarik'),
    right: () => ({ alasan: 'Sakit' }),
    wrong: () => ({ alasan: ' ' }),
  },
  {
    route: 'routes/kelola.$slug.penugasan.keluar.$entry',
    as: 'organizer',
    page: ({ open, stage }) => `/kelola/${open.slug}/penugasan/keluar/${stage.own.stageEntry.uid}`,
    form: keyed('keluar'),
    right: () => ({ alasan: 'Salah kategori' }),
    wrong: () => ({ alasan: ' ' }),
  },
  {
    route: 'routes/kelola.$slug.lembar-kertas._index',
    as: 'organizer',
    page: manage('lembar-kertas'),
    form: keyed('kertas'),
    faultless: true,
    right: ({ cast }) => ({
      tahap: 'proposal',
      berkas: paper(
        `${cast.judge.account};P-001;kebaruan;70;\r\n${cast.judge.account};P-001;dampak;71;Bagus`,
      ),
    }),
    wrong: ({ cast }) => ({
      tahap: 'proposal',
      berkas: paper(`${cast.judge.account};P-009;kebaruan;101;`),
    }),
  },
  {
    route: 'routes/kelola.$slug.lembar-kertas.$import._index',
    as: 'chair',
    page: reviewed,
    form: keyed('konfirmasi'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.lembar-kertas.$import.tolak',
    as: 'chair',
    page: reviewed,
    form: keyed('tolak'),
    right: () => ({ catatan: 'Salah baca' }),
    wrong: () => ({ catatan: ' ' }),
  },
]
