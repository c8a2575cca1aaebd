import { type FormCase, keyed } from '../form-case'

/** Who belongs to a kelurahan's team. */
export const forms: FormCase[] = [
  {
    route: 'routes/tim.anggota._index',
    as: 'drafter',
    page: () => '/tim/anggota',
    form: 'main form:has([name=region])',
    right: () => ({ role: 'responsible' }),
    answersItself: true,
    // The form itself has nothing to get wrong: only what the page put into it.
    wrong: () => ({ region: '' }),
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
