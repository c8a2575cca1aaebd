import type { TestContext } from '#tests/support/context'
import { JPEG, PDF } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { changeRules, releaseDraft, submitDraft, withdrawSubmitted } from '#tests/support/world-changes'
import { saveFields } from '~/services/drafts.server'
import { type FormCase, keyed } from '../form-case'

const at =
  (which: 'draft' | 'submitted', rest: string) =>
  ({ entries }: World) =>
    `/berkas/${entries[which].dossier.uid}${rest}`

const colleagueWrites = async ({ cast, entries }: World, ctx: TestContext) => {
  const { uid } = entries.draft.dossier
  const edits = [{ field: 'title', typed: 'Bank Sampah Mawar', base: 1 }]
  await saveFields(ctx, cast.responsible, { uid, edits, locale: 'id' })
}

const signed = (bytes: Uint8Array, name: string) => ({
  statement: { name, mimeType: 'application/pdf', bytes },
})

/** Either way of releasing a dossier. */
const eitherRelease = (world: World, ctx: TestContext) =>
  changeRules(ctx, world, (rules) => ({
    ...rules,
    submission: { ...rules.submission, release: 'either' },
  }))

/** A team's answers and evidence, and the dossier's way out of its hands and back. */
export const forms: FormCase[] = [
  {
    route: 'routes/berkas.$uid.bagian.$section',
    state: 'too long',
    as: 'drafter',
    page: at('draft', '/bagian/identity'),
    form: keyed('bagian'),
    right: () => ({ 'v.title': 'Bank Sampah Melati', 'v.summary': 'Warga menabung sampah.' }),
    // A draft takes nearly everything and says at the field what cannot be read.
    wrong: () => ({ 'v.title': 'Bank Sampah Melati RW 05', 'v.summary': 'panjang '.repeat(13_000) }),
  },
  {
    route: 'routes/berkas.$uid.bagian.$section',
    state: 'a colleague meanwhile',
    as: 'drafter',
    page: at('draft', '/bagian/identity'),
    form: keyed('bagian'),
    button: 'button:not([name])',
    right: () => ({ 'v.title': 'Bank Sampah Melati RW 05' }),
    wrong: { meanwhile: colleagueWrites },
  },
  {
    route: 'routes/berkas.$uid.bagian.$section',
    state: 'submitted meanwhile',
    as: 'drafter',
    page: at('draft', '/bagian/figures'),
    form: keyed('bagian'),
    button: 'button:not([name])',
    right: () => ({ 'v.figure-1-name': 'Warga yang menabung', 'v.figure-1-after': '1.250' }),
    wrong: { meanwhile: (world, ctx) => submitDraft(ctx, world) },
  },
  {
    route: 'routes/berkas.$uid.kirim',
    as: 'drafter',
    prepare: (world, ctx) => releaseDraft(ctx, world),
    page: at('draft', '/kirim'),
    form: keyed('kirim'),
    right: () => ({}),
    wrong: { meanwhile: colleagueWrites },
  },
  {
    route: 'routes/berkas.$uid.tarik',
    as: 'drafter',
    prepare: (world, ctx) => submitDraft(ctx, world),
    page: at('draft', '/tarik'),
    form: keyed('tarik'),
    right: () => ({}),
    wrong: { meanwhile: (world, ctx) => withdrawSubmitted(ctx, world) },
  },
  {
    route: 'routes/berkas.$uid.surat-pernyataan',
    as: 'drafter',
    prepare: eitherRelease,
    page: at('draft', '/surat-pernyataan'),
    form: keyed('surat'),
    right: () => signed(PDF, 'surat.pdf'),
    wrong: () => signed(Buffer.from('GIF89a'), 'surat.gif'),
  },
  {
    route: 'routes/berkas.$uid.surat-pernyataan',
    state: 'changed meanwhile',
    as: 'drafter',
    prepare: eitherRelease,
    page: at('draft', '/surat-pernyataan'),
    form: keyed('surat'),
    right: () => signed(JPEG, 'surat.jpg'),
    wrong: { meanwhile: colleagueWrites },
  },
  {
    route: 'routes/berkas.$uid.periksa',
    state: 'return',
    as: 'organizer',
    page: at('submitted', '/periksa'),
    form: keyed('periksa'),
    right: () => ({ decision: 'return', reason: 'Lengkapi foto.', untilDate: '2026-03-14' }),
    wrong: () => ({
      decision: 'return',
      reason: 'Lengkapi foto.',
      untilDate: '2026-03-01',
      untilTime: '10.00',
    }),
  },
  {
    route: 'routes/berkas.$uid.periksa',
    state: 'named places',
    as: 'verifier',
    page: at('submitted', '/periksa'),
    form: keyed('periksa'),
    right: () => ({
      ...{ decision: 'return', reason: 'Lengkapi.', 'note.@basics': 'Sebutkan bulan mulainya.' },
      ...{ untilDate: '2026-03-12', untilTime: '12.00' },
    }),
    wrong: () => ({ decision: 'return', reason: 'Lengkapi.', 'note.@basics': 'x'.repeat(1001) }),
  },
  {
    route: 'routes/berkas.$uid.periksa',
    state: 'more time than the rules allow',
    as: 'verifier',
    page: at('submitted', '/periksa'),
    form: keyed('periksa'),
    right: () => ({ decision: 'return', reason: 'Lengkapi.', untilDate: '2026-03-14' }),
    wrong: () => ({ decision: 'return', reason: 'Lengkapi.', untilDate: '2027-01-01', untilTime: '12.00' }),
  },
  {
    route: 'routes/berkas.$uid.periksa',
    state: 'without a reason',
    as: 'verifier',
    page: at('submitted', '/periksa'),
    form: keyed('periksa'),
    right: () => ({ decision: 'complete' }),
    wrong: () => ({ decision: 'return', reason: ' ' }),
  },
  {
    route: 'routes/berkas.$uid.periksa',
    state: 'decided meanwhile',
    as: 'verifier',
    prepare: (world, ctx) => submitDraft(ctx, world),
    page: at('draft', '/periksa'),
    form: keyed('periksa'),
    right: () => ({ decision: 'return', reason: 'Foto RW 03 belum ada.' }),
    wrong: { meanwhile: (world, ctx) => withdrawSubmitted(ctx, world) },
  },
]
