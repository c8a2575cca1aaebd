import type { TestContext } from '#tests/support/context'
import { PDF } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

/** Gives the team's first dossier back into its hands. */
const reopen = ({ open, cast, entries }: World, ctx: TestContext) => {
  const act = { type: 'dossier.withdrawn', competition: open.uid } as const
  return transact(ctx, cast.drafter, act, async (_, record) => {
    await record.update('dossier', entries.own.dossier.id, { state: 'draft' })
    return null
  })
}

const piece =
  (rest = '') =>
  ({ entries, evidence }: World) =>
    `/berkas/${entries.own.dossier.uid}/bukti/${evidence.panel}${rest}`

const shared = {
  as: 'drafter',
  prepare: async (world: World, ctx: TestContext) => void (await reopen(world, ctx)),
} as const

/** One piece of a dossier's evidence. */
export const forms: FormCase[] = [
  {
    ...shared,
    route: 'routes/berkas.$uid.bukti.$evidence._index',
    page: piece(),
    form: keyed('ubah'),
    right: () => ({ caption: 'Proposal lengkap', visibility: 'public', personalData: true }),
    wrong: () => ({
      ...{ caption: 'Proposal '.repeat(50), field: 'photos', visibility: 'public' },
      ...{ showsChildren: true },
    }),
  },
  {
    ...shared,
    route: 'routes/berkas.$uid.bukti.$evidence.ganti',
    page: piece('/ganti'),
    form: keyed('ganti'),
    right: () => ({ files: { name: 'baru.pdf', mimeType: 'application/pdf', bytes: PDF } }),
    wrong: () => ({
      files: { name: 'jahat.pdf', mimeType: 'application/pdf', bytes: Buffer.from('GIF89a') },
    }),
  },
  {
    route: 'routes/berkas.$uid.bukti.$evidence.publikasi',
    as: 'chair',
    page: piece('/publikasi'),
    form: keyed('publikasi'),
    right: () => ({ publish: 'yes', reason: 'Orang tua sudah memberi izin tertulis.' }),
    wrong: () => ({ publish: 'no', reason: '' }),
  },
  {
    ...shared,
    route: 'routes/berkas.$uid.bukti.$evidence.urutan',
    page: ({ entries }) => `/berkas/${entries.own.dossier.uid}/bukti`,
    form: 'main form[action$="/urutan"]',
    right: () => ({}),
    wrong: null,
  },
  {
    ...shared,
    route: 'routes/berkas.$uid.bukti.$evidence.hapus',
    page: piece('/hapus'),
    form: keyed('hapus'),
    right: () => ({}),
    wrong: null,
  },
]
