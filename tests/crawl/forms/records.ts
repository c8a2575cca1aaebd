import { requestJob } from '~/services/jobs.server'
import { type FormCase, keyed } from '../form-case'

/** What was received, what was recorded, and work that takes long. */
export const forms: FormCase[] = [
  {
    route: 'routes/tanda-terima._index',
    as: 'anonymous',
    page: () => '/tanda-terima',
    form: keyed('kode'),
    right: ({ entries }) => ({ code: `TT${entries.own.revision?.uid.slice(-10) ?? ''}` }),
    wrong: () => ({ code: '7H3K-9Q2M' }),
  },
  {
    route: 'routes/verifikasi._index',
    as: 'anonymous',
    page: () => '/verifikasi',
    form: keyed('verifikasi'),
    right: ({ entries }) => ({ code: `TT${entries.own.revision?.uid.slice(-10) ?? ''}` }),
    wrong: () => ({ code: '7H3K-9Q2M' }),
  },
  {
    route: 'routes/kelola.$slug.catatan',
    as: 'inspector',
    page: ({ open }) => `/kelola/${open.slug}/catatan`,
    form: keyed('periksa'),
    right: () => ({}),
    answersItself: true,
    wrong: null,
  },
  {
    route: 'routes/pekerjaan.$uid',
    as: 'organizer',
    page: async (_, ctx) => {
      const { uid } = await ctx.db.selectFrom('job').select('uid').executeTakeFirstOrThrow()
      return `/pekerjaan/${uid}`
    },
    prepare: ({ open, cast }, ctx) =>
      requestJob(ctx, cast.organizer, 'export', {
        ...{ slug: open.slug, name: 'entries', dialect: 'id' },
        scope: { stage: null, category: null, kecamatan: null },
      }),
    form: keyed('batal'),
    right: () => ({}),
    wrong: null,
  },
]
