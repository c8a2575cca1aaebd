import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { SYSTEM } from '~/domain/actors'
import { saveContact } from '~/services/people.server'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

const judge =
  (path = '') =>
  ({ cast }: World) =>
    `/orang/${cast.judge.uid}${path}`

const csv = (text: string) => ({ name: 'orang.csv', mimeType: 'text/csv', bytes: Buffer.from(text) })

const setEmail = (email: string | null) => (world: World, ctx: TestContext) =>
  transact(ctx, SYSTEM, { type: 'account.changed' }, (tx, record) =>
    saveContact(tx, record, world.cast.judge.id ?? 0, { email, phone: null }),
  )

/** What somebody keeps about themselves, and organizers about others. */
export const forms: FormCase[] = [
  {
    route: 'routes/akun._index',
    as: 'drafter',
    page: () => '/akun',
    form: keyed('akun'),
    right: () => ({ name: 'Rina Marlina', title_after: 'S.Sos.', phone: '081234567890', locale: 'id' }),
    wrong: () => ({
      ...{ title_before: 'Hj.', name: 'Rina M.', title_after: '', office: 'Sekretaris' },
      ...{ email: 'bukan surel', phone: '12', locale: 'en' },
    }),
  },
  {
    route: 'routes/orang.baru',
    as: 'organizer',
    page: () => '/orang/baru',
    form: keyed('orang-baru'),
    right: ({ open }) => ({
      account: 'budi.santoso',
      name: 'Budi Santoso',
      role: 'judge',
      competition: open.slug,
    }),
    answersItself: true,
    wrong: ({ open }) => ({
      ...{ account: 'budi santoso', name: 'Budi Santoso', role: 'judge', competition: open.slug },
      ...{ email: 'bukan surel', basis: 'sk', basis_number: '188.45/9', valid_from: '2026-03-01' },
      ...{ locale: 'en', home_region: 'Karawaci' },
    }),
  },
  {
    route: 'routes/orang.impor',
    as: 'organizer',
    page: () => '/orang/impor',
    form: keyed('impor'),
    right: ({ open }) => ({ file: csv(`account;name;role;competition\nrini;Rini;judge;${open.slug}\n`) }),
    answersItself: true,
    wrong: ({ open }) => ({ file: csv(`account;name;role;competition\nrini;Rini;juri;${open.slug}\n`) }),
  },
  {
    route: 'routes/orang.$uid.ubah',
    as: 'organizer',
    page: judge('/ubah'),
    form: keyed('ubah'),
    right: () => ({ name: 'Wati Lestari', nip: '198001012005012001' }),
    wrong: () => ({ name: 'Wati L.', nip: 'dua belas', home_region: '36.74.01.1001' }),
  },
  {
    route: 'routes/orang.$uid.peran._index',
    as: 'organizer',
    page: judge('/peran'),
    form: keyed('peran'),
    right: ({ open }) => ({ role: 'inspector', competition: open.slug }),
    wrong: ({ open }) => ({ role: '', competition: open.slug, basis: 'sk', basis_number: '188.45/9' }),
  },
  {
    route: 'routes/orang.$uid.peran.$grant',
    as: 'organizer',
    page: async (world, ctx) => {
      const { uid } = await ctx.db
        .selectFrom('role_grant')
        .select('uid')
        .where('person_id', '=', world.cast.judge.id)
        .executeTakeFirstOrThrow()
      return judge(`/peran/${uid}`)(world)
    },
    form: keyed('akhiri'),
    right: () => ({ reason: 'Mengundurkan diri.' }),
    wrong: () => ({ reason: '' }),
  },
  {
    route: 'routes/orang.$uid.surel',
    as: 'organizer',
    env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'sinilai@tangerangkota.go.id' },
    page: judge(),
    prepare: setEmail('wati@example.go.id'),
    form: 'main form[action$="/surel"]',
    right: () => ({}),
    wrong: { meanwhile: setEmail(null) },
  },
]
