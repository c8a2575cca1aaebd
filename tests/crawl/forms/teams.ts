import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { SYSTEM } from '~/domain/actors'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

/** The organizers put the competition away. */
const archive = ({ open }: World, ctx: TestContext) =>
  transact(ctx, SYSTEM, { type: 'competition.changed', competition: open.uid }, (_, record) =>
    record.update('competition', open.id, { archived_at: ctx.now().toISOString() }),
  )

/** Who belongs to a kelurahan's team. */
export const forms: FormCase[] = [
  {
    route: 'routes/tim.anggota._index',
    as: 'drafter',
    page: () => '/tim/anggota',
    form: 'main form:has([name=region])',
    right: () => ({ role: 'responsible' }),
    answersItself: true,
    wrong: { meanwhile: archive },
  },
  {
    route: 'routes/tim.anggota.$grant',
    as: 'responsible',
    page: async ({ cast }, ctx) => {
      const { uid } = await ctx.db
        .selectFrom('role_grant')
        .select('uid')
        .where('person_id', '=', cast.drafter.id)
        .executeTakeFirstOrThrow()
      return `/tim/anggota/${uid}`
    },
    form: keyed('akhiri'),
    right: () => ({ reason: 'Pindah tugas ke kelurahan lain.' }),
    wrong: () => ({ reason: '' }),
  },
]
