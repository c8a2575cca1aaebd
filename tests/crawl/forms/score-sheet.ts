import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import type { CriterionNode } from '~/domain/criteria'
import { changeStage } from '~/domain/rules-edit'
import { saveDraft, submitSheet } from '~/services/scoresheets.server'
import { type FormCase, keyed, type Typed } from '../form-case'

const ROUTES = {
  draft: { route: 'routes/menilai.lembar.$assignment._index', button: 'button:not([formaction])' },
  send: { route: 'routes/menilai.lembar.$assignment.kirim', button: 'button[formaction]' },
}

type Wrong = Typed | { meanwhile: (world: World, ctx: TestContext) => Promise<void> }

const sheet = (
  act: keyof typeof ROUTES,
  state: string,
  right: Typed,
  wrong: Wrong,
  prepare?: (world: World, ctx: TestContext) => Promise<void>,
): FormCase => ({
  ...ROUTES[act],
  state,
  as: 'judge',
  page: ({ stage }) => `/menilai/lembar/${stage.own.assignments.judge.uid}`,
  form: keyed('lembar'),
  right: () => right,
  wrong: 'meanwhile' in wrong ? (wrong as { meanwhile: () => Promise<void> }) : () => wrong as Typed,
  ...(prepare ? { prepare } : {}),
})

const typed = (fields: Typed) => (field: string) => String(fields[field] ?? '')

const draftElsewhere = async ({ cast, stage }: World, ctx: TestContext) => {
  const content = { 'nilai.kebaruan': '61', 'alasan.kebaruan': 'Ditulis di ponsel.' }
  const given = { version: 1, revision: 0, typed: typed(content) }
  await saveDraft(ctx, cast.judge, stage.own.assignments.judge.uid, given)
}

const sent = async ({ cast, stage }: World, ctx: TestContext) => {
  const content = { 'nilai.kebaruan': '60', 'nilai.dampak': '70' }
  const given = { version: 1, revision: 0, changeReason: '', typed: typed(content) }
  await submitSheet(ctx, cast.judge, stage.own.assignments.judge.uid, given)
}

const leaf = (code: string, name: string, rest: Partial<CriterionNode>): CriterionNode => ({
  ...{ code, name, parent: null, weight: null, filledBy: 'judge', required: true, reason: 'required' },
  type: 'number',
  ...rest,
})
const EVERY_TYPE = [
  leaf('mutu', 'Mutu', { weight: '50', min: '0', max: '10', step: '0.5' }),
  leaf('sebaran', 'Sebaran', {
    ...{ type: 'levels', weight: '30' },
    levels: [
      { value: '1', label: 'Satu RW' },
      { value: '2.5', label: 'Seluruh kelurahan', description: 'Semua RW ikut' },
    ],
  }),
  leaf('anggaran', 'Anggaran tetap', { type: 'yes-no', weight: '20', reason: 'optional' }),
]
/** The stage asks for marks of every type with reasons that must be there. */
const everyType = (world: World, ctx: TestContext) =>
  changeRules(ctx, world, (rules) =>
    changeStage(rules, world.stageCode, (stage) => ({
      ...stage,
      instrument: { ...stage.instrument, criteria: EVERY_TYPE },
      totalling: { ...stage.totalling, contribution: 'maximum' },
    })),
  )

const WHOLE: Typed = { 'nilai.kebaruan': '70', 'nilai.dampak': '65', 'alasan.dampak': 'Warga merasakannya.' }
const WRONG: Typed = {
  ...{ 'nilai.kebaruan': '700', 'alasan.kebaruan': 'Belum ada\ndi kelurahan lain.' },
  ...{ 'nilai.dampak': 'baik', 'alasan.dampak': 'Warga merasakannya.' },
}
const TYPES: Typed = {
  ...{ 'nilai.mutu': '7,5', 'alasan.mutu': 'Rapi.', 'nilai.sebaran': '2,5', 'nilai.anggaran': '1' },
  'alasan.sebaran': 'Sudah di semua RW.',
}

/** A judge's score sheet: its draft, and its sending. */
export const forms: FormCase[] = [
  sheet('draft', 'impossible marks', WHOLE, WRONG),
  sheet(
    'draft',
    'too long a reason',
    { ...WHOLE, 'nilai.dampak': '' },
    { ...WHOLE, 'alasan.dampak': 'x '.repeat(5000) },
  ),
  sheet('draft', 'another device', WHOLE, { meanwhile: draftElsewhere }),
  sheet(
    'draft',
    'every type',
    { ...TYPES, 'nilai.sebaran': '' },
    { ...TYPES, 'nilai.mutu': '7,25' },
    everyType,
  ),
  sheet('send', 'impossible marks', WHOLE, WRONG),
  sheet('send', 'gaps', WHOLE, { ...WHOLE, 'nilai.dampak': '', 'alasan.kebaruan': 'Belum ada di kota ini.' }),
  sheet('send', 'another device', WHOLE, { meanwhile: draftElsewhere }),
  sheet('send', 'every type', TYPES, { ...TYPES, 'nilai.sebaran': '', 'alasan.mutu': '' }, everyType),
  sheet(
    'send',
    'a change',
    { ...WHOLE, alasan_perubahan: 'Salah baca proposal.' },
    { ...WHOLE, alasan_perubahan: '' },
    sent,
  ),
]
