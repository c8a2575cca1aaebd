import { answerDataRequest, requestAboutOwnData } from '~/services/data-requests.server'
import { type FormCase, keyed } from '../form-case'

const typed = { about: 'role', content: 'Nomor surat tugas saya keliru.' }

/** Requests about personal data, and their answers. */
export const forms: FormCase[] = [
  {
    route: 'routes/akun.data',
    as: 'drafter',
    page: () => '/akun/data',
    form: keyed('data-saya'),
    right: () => typed,
    wrong: () => ({ ...typed, content: '' }),
  },
  {
    route: 'routes/orang.permintaan',
    as: 'organizer',
    page: () => '/orang/permintaan',
    prepare: ({ cast }, ctx) =>
      requestAboutOwnData(ctx, cast.drafter, { kind: 'correction', about: 'role', content: typed.content }),
    form: 'main form[action="/orang/permintaan"]',
    button: '[value=done]',
    right: () => ({}),
    wrong: {
      meanwhile: async ({ cast }, ctx) => {
        const { uid } = await ctx.db.selectFrom('data_request').select('uid').executeTakeFirstOrThrow()
        await answerDataRequest(ctx, cast.administrator, uid, { decision: 'done', answer: null })
      },
    },
  },
]
