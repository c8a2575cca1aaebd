import { PASSWORD, type TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { SYSTEM } from '~/domain/actors'
import { decideRegistration } from '~/services/registrations.server'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

const WARD = '36.71.07.1001'

/** The organizer has opened the shared page. */
const openShared = ({ open }: World, ctx: TestContext) =>
  transact(ctx, SYSTEM, { type: 'competition.changed', competition: open.uid }, (_, record) =>
    record.update('competition', open.id, { shared_registration: 1 }),
  )

/** Somebody has registered there and waits. */
const register = ({ open, cast }: World, ctx: TestContext) =>
  transact(ctx, SYSTEM, { type: 'registration.requested', competition: open.uid }, (_, record) =>
    record.insert('registration', {
      competition_id: open.id,
      region_code: WARD,
      person_id: cast.inspector.id ?? 0,
      role: 'responsible',
      requested_at: ctx.now().toISOString(),
    }),
  )

const waiting = (ctx: TestContext) =>
  ctx.db.selectFrom('registration').select('uid').executeTakeFirstOrThrow()

const list = ({ open }: World) => `/kelola/${open.slug}/pendaftaran`
const shared = ({ open }: World) => `/lomba/${open.slug}/daftar?kecamatan=36.71.07`

const account = { account: 'siti.aminah', name: 'Siti Aminah', password: PASSWORD, phone: '081234567890' }

/** The shared page of registration, and who decides. */
export const forms: FormCase[] = [
  {
    route: 'routes/lomba.$slug.daftar',
    as: 'anonymous',
    page: shared,
    prepare: openShared,
    form: keyed('daftar'),
    right: () => ({ region: WARD, role: 'responsible', ...account }),
    wrong: () => ({
      ...{ region: WARD, role: 'responsible', account: 's', name: 'Siti Aminah', password: 'pendek' },
      ...{ title_before: 'Hj.', office: 'Lurah', phone: 'nomor kantor', email: 'bukan surel' },
    }),
  },
  {
    route: 'routes/lomba.$slug.daftar',
    state: 'without contact',
    as: 'anonymous',
    page: shared,
    prepare: openShared,
    form: keyed('daftar'),
    right: () => ({ region: WARD, ...account }),
    wrong: () => ({ region: WARD, ...account, phone: '' }),
  },
  {
    route: 'routes/lomba.$slug.daftar',
    state: 'own account',
    as: 'inspector',
    page: shared,
    prepare: openShared,
    form: keyed('daftar'),
    right: () => ({ region: WARD, role: 'responsible' }),
    wrong: () => ({ region: '', role: 'responsible' }),
  },
  {
    route: 'routes/kelola.$slug.pendaftaran.bersama',
    as: 'organizer',
    page: ({ open }) => `/kelola/${open.slug}/undangan`,
    form: keyed('bersama'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.pendaftaran.$uid',
    state: 'approve',
    as: 'verifier',
    page: list,
    prepare: register,
    form: 'main form[action*="/pendaftaran/"]',
    right: () => ({}),
    wrong: {
      meanwhile: async ({ open, cast }, ctx) =>
        decideRegistration(ctx, cast.organizer, open.slug, (await waiting(ctx)).uid, {
          decision: 'rejected',
          reason: 'Bukan pegawai kelurahan ini.',
        }),
    },
  },
  {
    route: 'routes/kelola.$slug.pendaftaran.$uid',
    state: 'reject',
    as: 'verifier',
    page: async (world, ctx) => `${list(world)}/${(await waiting(ctx)).uid}`,
    prepare: register,
    form: keyed('tolak'),
    right: () => ({ reason: 'Bukan pegawai kelurahan ini.' }),
    wrong: () => ({ reason: '' }),
  },
]
