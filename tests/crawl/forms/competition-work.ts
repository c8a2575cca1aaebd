import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { WORLD_RULES } from '#tests/support/world/rules'
import { draftRules, requestRules } from '#tests/support/world-changes'
import type { Rules } from '~/domain/rules'
import { decideApproval } from '~/services/approvals.server'
import { changeDraft } from '~/services/rules-draft.server'
import { type FormCase, keyed } from '../form-case'

const draft = (path: string) => (world: World) => `/kelola/${world.draft.slug}/${path}`
const open = (path: string) => (world: World) => `/kelola/${world.open.slug}/${path}`
const rename = (rules: Rules): Rules => ({ ...rules, independenceStatement: 'Saya menilai dengan adil.' })

const waiting = async (world: World, ctx: TestContext) => void (await requestRules(ctx, world, rename))
const decideFirst = async ({ open: { id }, cast }: World, ctx: TestContext) => {
  const approval = await ctx.db
    .selectFrom('approval')
    .select('uid')
    .where('competition_id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  await decideApproval(ctx, cast.deputy, approval.uid, { approve: false, note: 'Belum perlu.' })
}

const HEADER = 'code,parent,name,type,min,max,step,weight,help,filled_by\n'
const table = (line: string) => ({
  file: { name: 'instrumen.csv', mimeType: 'text/csv', bytes: Buffer.from(`${HEADER}${line}\n`) },
})

/** A competition from its first question to changed rules. */
export const forms: FormCase[] = [
  {
    route: 'routes/kelola.baru',
    as: 'organizer',
    page: () => '/kelola/baru',
    form: keyed('baru'),
    button: 'button:not([name])',
    right: () => ({
      ...{ name: 'Lomba Inovasi Kelurahan', year: '2028', forms: 'formulir-ringkas', stages: 'proposal' },
      ...{ instrument: 'umum', closesAt: '2028-01-31T23:59' },
    }),
    wrong: () => ({
      ...{ name: 'Lomba Inovasi Kelurahan', year: 'depan', forms: 'kampung-proklim', stages: 'field' },
      ...{ unit: 'kelurahan', wardKind: 'both', instrument: '', closesAt: '2028-01-31T23:59' },
    }),
  },
  {
    route: 'routes/kelola.baru',
    state: 'from an example',
    as: 'organizer',
    page: () => '/kelola/baru',
    form: keyed('baru'),
    button: 'button:not([name])',
    right: () => ({
      ...{ name: 'Lomba Kelurahan', year: '2028', forms: 'formulir-ringkas', unit: 'kelurahan' },
      ...{ setup: 'jakarta-barat-2024', closesAt: '2028-01-31T23:59' },
    }),
    wrong: () => ({
      ...{ name: 'Lomba Kelurahan', year: '2028', forms: 'formulir-ringkas', unit: 'kelurahan' },
      ...{ setup: 'cilegon-2022', closesAt: '2026-01-31T23:59' },
    }),
  },
  {
    route: 'routes/kelola.baru',
    state: 'searching',
    as: 'organizer',
    page: () => '/kelola/baru',
    form: keyed('baru'),
    button: '[name=temukan]',
    right: () => ({ name: 'Lomba Karawaci', cari: 'karawaci' }),
    answersItself: true,
    wrong: null,
  },
  {
    route: 'routes/kelola.baru',
    state: 'after a search, past closing',
    as: 'organizer',
    page: () => '/kelola/baru?cari=karawaci',
    form: keyed('baru'),
    button: 'button:not([name])',
    right: () => ({
      ...{ name: 'Lomba Karawaci', year: '2026', hostRegion: '36.71.07', forms: 'umkm-store' },
      ...{ instrument: '', closesAt: '2026-09-30T23:59' },
    }),
    wrong: () => ({
      ...{ name: 'Lomba Karawaci', year: '2026', hostRegion: '36.71.07', forms: 'umkm-store' },
      ...{ instrument: 'umum', closesAt: '2026-01-31T23:59' },
    }),
  },
  {
    route: 'routes/kelola.$slug.pembukaan',
    state: 'without a juknis',
    as: 'organizer',
    page: draft('pembukaan'),
    form: keyed('pembukaan'),
    right: () => ({ noneReason: 'Juknis menunggu tanda tangan Wali Kota.' }),
    wrong: () => ({ noneReason: 'panjang '.repeat(150) }),
  },
  {
    route: 'routes/kelola.$slug.uji-publik',
    as: 'organizer',
    page: draft('uji-publik'),
    form: keyed('uji-publik'),
    right: () => ({}),
    wrong: () => ({ public: 'maybe' }),
    faultless: true,
  },
  {
    route: 'routes/kelola.$slug.alamat',
    as: 'organizer',
    page: draft('alamat'),
    form: keyed('alamat'),
    right: () => ({ slug: 'lomba-tangerang-2027' }),
    wrong: () => ({ slug: 'Bukan alamat' }),
  },
  {
    route: 'routes/kelola.$slug.salin',
    as: 'organizer',
    page: open('salin'),
    form: keyed('salin'),
    right: () => ({ name: 'Lomba Inovasi', year: '2028' }),
    wrong: () => ({ name: '', year: 'depan' }),
  },
  {
    route: 'routes/kelola.$slug.ketentuan.nilai-sama',
    as: 'organizer',
    page: draft('ketentuan/nilai-sama'),
    form: keyed('nilai-sama'),
    right: () => ({ 'tie-1': 'lower-median', 'tie-2': 'plenary' }),
    wrong: () => ({ 'tie-1': '', 'tie-2': 'plenary', 'tie-4': 'shared' }),
  },
  {
    route: 'routes/kelola.$slug.impor-instrumen.$stage',
    as: 'organizer',
    page: draft('impor-instrumen/proposal'),
    form: keyed('impor'),
    right: () => table('a,,Satu,number,0,100,1,100,,judge'),
    wrong: () => table('a,,Satu,number,0,100,1,100,,juri'),
    faultless: true,
  },
  {
    route: 'routes/kelola.$slug.perubahan',
    as: 'chair',
    prepare: (world, ctx) => draftRules(ctx, world, rename),
    page: open('perubahan'),
    form: keyed('perubahan'),
    right: () => ({ reason: 'Juknis diperbarui.' }),
    wrong: () => ({ reason: 'panjang '.repeat(300) }),
  },
  {
    route: 'routes/kelola.$slug.perubahan',
    state: 'the draft taken back meanwhile',
    as: 'chair',
    prepare: (world, ctx) => draftRules(ctx, world, rename),
    page: open('perubahan'),
    form: keyed('perubahan'),
    right: () => ({ reason: 'Juknis diperbarui.' }),
    wrong: {
      meanwhile: async ({ cast, open: { slug } }, ctx) => {
        const { independenceStatement } = WORLD_RULES
        await changeDraft(ctx, cast.chair, slug, 2, (rules) => ({ ...rules, independenceStatement }))
      },
    },
  },
  {
    route: 'routes/kelola.$slug.persetujuan',
    state: 'approve',
    as: 'organizer',
    prepare: waiting,
    page: open('persetujuan'),
    form: 'main form:has([name=approval])',
    button: '[value=approved]',
    right: () => ({}),
    wrong: { meanwhile: decideFirst },
  },
  {
    route: 'routes/kelola.$slug.persetujuan',
    state: 'too long a note',
    as: 'chair',
    page: open('persetujuan'),
    form: 'main form:has([name=approval])',
    button: '[value=rejected]',
    right: ({ approval }) => ({ [`note-${approval.uid}`]: 'Bobot sudah benar.' }),
    wrong: ({ approval }) => ({ [`note-${approval.uid}`]: 'panjang '.repeat(150) }),
  },
  {
    route: 'routes/kelola.$slug.persetujuan',
    state: 'withdraw',
    as: 'organizer',
    page: open('persetujuan'),
    form: 'main form:has([name=approval])',
    button: '[value=withdrawn]',
    right: () => ({}),
    wrong: { meanwhile: decideFirst },
  },
]
