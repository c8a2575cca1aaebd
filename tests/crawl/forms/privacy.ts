import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { SYSTEM } from '~/domain/actors'
import { answerDataRequest, requestAboutOwnData } from '~/services/data-requests.server'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

const typed = { about: 'role', content: 'Nomor surat tugas saya keliru.' }

const TIMES = { mail: '30', typing: '60', notes: '90', contacts: '120', files: '150' }

/** Long over, so that the mail to its people may be erased. */
async function archive({ open, cast }: World, ctx: TestContext): Promise<void> {
  const at = '2020-01-01T00:00:00.000Z'
  const mail = { uid: 'surat', address: 'sari@contoh.test', subject: 'Undangan', body: 'Yth. Ibu Sari' }
  const sent = { created_at: at, send_after: at, sent_at: at }
  await ctx.db
    .insertInto('outbox')
    .values({ ...mail, ...sent, person_id: cast.drafter.id })
    .execute()
  await transact(ctx, SYSTEM, { type: 'competition.changed', competition: open.uid }, (_, record) =>
    record.update('competition', open.id, { archived_at: '2020-01-31T00:00:00.000Z' }),
  )
}

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
  {
    route: 'routes/orang.masa-simpan',
    as: 'administrator',
    page: () => '/orang/masa-simpan',
    form: keyed('masa-simpan'),
    right: () => TIMES,
    wrong: () => ({ ...TIMES, notes: '3651' }),
  },
  {
    route: 'routes/kelola.$slug.masa-simpan',
    as: 'organizer',
    prepare: archive,
    page: ({ open }) => `/kelola/${open.slug}/masa-simpan`,
    form: keyed('masa-simpan'),
    right: () => ({ kinds: 'mail', reason: 'Jadwal retensi arsip 2026' }),
    wrong: () => ({ kinds: 'mail', reason: '' }),
  },
]
