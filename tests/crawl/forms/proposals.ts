import type { TestContext } from '#tests/support/context'
import { PDF } from '#tests/support/dossiers'
import { choose } from '#tests/support/proposals'
import type { World } from '#tests/support/world'
import { categoryOf, completeProposal, openProposals, VERIFIED } from '#tests/support/world-proposals'
import { SYSTEM } from '~/domain/actors'
import { saveContact } from '~/services/people.server'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

const own = (rest: string) => (world: World) => `/kelola/${world.open.slug}/usulan/${VERIFIED}${rest}`
const choosing = (world: World) => own(`/kategori/${categoryOf(world)}`)(world)
const reason = (world: World) => `alasan.${world.entries.own.uid}`
const ticked = (world: World) => `diusulkan.${world.entries.own.uid}`
const file = (bytes: Uint8Array) => ({ name: 'surat.pdf', mimeType: 'application/pdf', bytes })
const said = { letterNumber: '400/7/Kec.Krw', letterDate: '2026-03-02', agreed: true }

const setEmail = (email: string | null) => (world: World, ctx: TestContext) =>
  transact(ctx, SYSTEM, { type: 'account.changed' }, (tx, record) =>
    saveContact(tx, record, world.cast.verifier.id ?? 0, { email, phone: null }),
  )

/** What a kecamatan proposes of the entries that it has checked. */
export const forms: FormCase[] = [
  {
    route: 'routes/kelola.$slug.usulan.$kecamatan.kategori.$category',
    as: 'verifier',
    prepare: openProposals,
    page: choosing,
    form: keyed('pilih'),
    right: (world) => ({ [reason(world)]: 'Belum ada hasil yang terukur.' }),
    wrong: (world) => ({ [reason(world)]: 'x'.repeat(1001), [ticked(world)]: true }),
  },
  {
    route: 'routes/kelola.$slug.usulan.$kecamatan.kategori.$category',
    state: 'chosen meanwhile',
    as: 'verifier',
    prepare: openProposals,
    page: choosing,
    form: keyed('pilih'),
    right: (world) => ({ [reason(world)]: 'Belum ada hasil yang terukur.' }),
    wrong: {
      meanwhile: (world, ctx) =>
        choose(
          ctx,
          world.cast.verifier,
          { [world.entries.own.uid]: null },
          { kecamatan: VERIFIED, category: categoryOf(world), slug: world.open.slug },
        ),
    },
  },
  ...(['surat', 'berita-acara'] as const).map(
    (name): FormCase => ({
      route: 'routes/kelola.$slug.usulan.$kecamatan.dokumen',
      state: name,
      as: 'verifier',
      prepare: openProposals,
      page: own('/dokumen'),
      form: keyed(name),
      right: () => ({ [name]: file(PDF) }),
      wrong: () => ({ [name]: file(Buffer.from('<svg/>')) }),
    }),
  ),
  {
    route: 'routes/kelola.$slug.usulan.$kecamatan._index',
    as: 'verifier',
    prepare: completeProposal,
    page: own(''),
    form: keyed('usulan'),
    right: () => said,
    wrong: () => ({ ...said, letterNumber: ' ', agreed: false }),
  },
  {
    route: 'routes/kelola.$slug.usulan.$kecamatan._index',
    state: 'changed meanwhile',
    as: 'verifier',
    prepare: completeProposal,
    page: own(''),
    form: keyed('usulan'),
    right: () => said,
    wrong: {
      meanwhile: (world, ctx) =>
        choose(
          ctx,
          world.cast.verifier,
          { [world.entries.own.uid]: 'Mengundurkan diri.' },
          { kecamatan: VERIFIED, category: categoryOf(world), slug: world.open.slug },
        ),
    },
  },
  {
    route: 'routes/kelola.$slug.usulan.$kecamatan.ingatkan',
    as: 'organizer',
    env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'sinilai@tangerangkota.go.id' },
    prepare: async (world, ctx) => {
      await openProposals(world, ctx)
      await setEmail('camat@example.go.id')(world, ctx)
    },
    page: ({ open }) => `/kelola/${open.slug}/usulan`,
    form: `main form[action$="/${VERIFIED}/ingatkan"]`,
    right: () => ({}),
    wrong: { meanwhile: setEmail(null) },
  },
]
