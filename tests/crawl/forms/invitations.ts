import { PASSWORD, type TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { SYSTEM } from '~/domain/actors'
import { insertLink } from '~/services/links.server'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

const TOKEN = 'tautan-untuk-kelurahan-karawaci-yang-dibuat-panitia'
const page = () => `/undangan/${TOKEN}`

/** A link to a kelurahan that has no team yet. */
const addWardLink = (world: World, ctx: TestContext) => addLink(world, ctx, {})

/** A link with which the drafter sets a new password. */
const addPasswordLink = (world: World, ctx: TestContext) =>
  addLink(world, ctx, { person_id: world.cast.drafter.id ?? 0 })

function addLink({ open, cast }: World, ctx: TestContext, { person_id }: { person_id?: number }) {
  const place = person_id
    ? ({ purpose: 'new_password', person_id } as const)
    : ({ purpose: 'join', region_code: '36.71.07.1001', competition_id: open.id } as const)
  return transact(ctx, SYSTEM, { type: 'invitation.issued' }, (_, record) =>
    insertLink(ctx, record, { token: TOKEN, days: 14, by: cast.organizer, ...place }),
  )
}

/** Somebody else withdraws every link. */
const revokeAll = (_: World, ctx: TestContext) =>
  transact(ctx, SYSTEM, { type: 'invitation.issued' }, async (tx, record) => {
    const links = await tx.selectFrom('invitation').select('id').execute()
    for (const { id } of links) await record.update('invitation', id, { revoked_at: ctx.now().toISOString() })
  })

const account = { account: 'siti.aminah', name: 'Siti Aminah', password: PASSWORD }

/** What people do with the link that they were sent. */
export const forms: FormCase[] = [
  {
    route: 'routes/undangan.$token._index',
    state: 'kelurahan',
    as: 'anonymous',
    page,
    prepare: addWardLink,
    form: keyed('undangan'),
    right: () => ({ ...account, role: 'responsible', title_after: 'S.Sos.', phone: '0812 3456 7890' }),
    wrong: () => ({
      ...{ account: 'siti aminah', name: '', password: 'pendek', role: 'responsible' },
      ...{ office: 'Lurah', phone: 'nomor kantor', email: 'siti@' },
    }),
  },
  {
    route: 'routes/undangan.$token._index',
    state: 'colleague',
    as: 'anonymous',
    page: ({ invitation }) => `/undangan/${invitation.token}`,
    form: keyed('undangan'),
    right: () => account,
    wrong: ({ cast }) => ({ ...account, account: cast.drafter.account, title_before: 'Hj.' }),
  },
  {
    route: 'routes/undangan.$token._index',
    state: 'password',
    as: 'anonymous',
    page,
    prepare: addPasswordLink,
    form: keyed('sandi'),
    right: () => ({ password: 'perahu-kertas-biru-9' }),
    wrong: () => ({ password: 'pendek' }),
  },
  {
    route: 'routes/undangan.$token.terima',
    as: 'inspector',
    page,
    prepare: addWardLink,
    form: keyed('terima'),
    right: () => ({ role: 'responsible' }),
    wrong: { meanwhile: revokeAll },
  },
  {
    route: 'routes/undangan.$token.tolak',
    as: 'anonymous',
    page,
    prepare: addWardLink,
    form: keyed('tolak'),
    right: () => ({}),
    wrong: { meanwhile: revokeAll },
  },
]
