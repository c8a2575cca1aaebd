import { describe, expect, it } from 'vitest'
import { addOpenCompetition, RULES } from '#tests/support/competition'
import { addPerson, type TestContext, useTestContext } from '#tests/support/context'
import { addPanel, addSheet, WARDS } from '#tests/support/scores'
import type { Actor } from '~/domain/actors'
import { summarize } from '~/domain/fairness/summary'
import { decimal } from '~/domain/rational'
import { analyzeMarks, DEFAULT_DRAW } from '~/domain/statistics/analysis/analyze-marks'
import { viewFairness } from '~/services/fairness-report.server'

const SLUG = 'lomba-uji-2026'
const ASKED = { stage: 'proposal', category: null, kecamatan: null }

/** By judge and entry: kebaruan (weight 40) and dampak (60); null where no sheet came. */
type Marks = readonly (readonly (readonly [number, number] | null)[])[]

async function addMarked(ctx: TestContext, marks: Marks) {
  const organizer = await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  const { competition, rulesId } = await addOpenCompetition(ctx, organizer, RULES)
  const judges: Actor[] = []
  for (const at of marks.keys())
    judges.push(
      await addPerson(ctx, {
        account: `juri${at + 1}`,
        grants: [{ role: 'judge', competition: competition.id }],
      }),
    )
  const panel = await addPanel(ctx, competition, judges, { wards: WARDS.slice(0, marks[0]?.length ?? 0) })
  for (const [judge, row] of marks.entries())
    for (const [entry, given] of row.entries()) {
      const assignment = panel.entries[entry]?.assignments[judge]
      if (!given || !assignment) continue
      const [kebaruan, dampak] = given
      await addSheet(ctx, competition, rulesId, assignment, { kebaruan, dampak })
    }
  return { organizer, competition, rulesId, judges, panel }
}

/** The finished report, however long it takes. */
async function reportFor(ctx: TestContext, actor: Actor, asked = ASKED) {
  for (let turn = 0; turn < 50; turn++) {
    const view = await viewFairness(ctx, actor, SLUG, asked)
    if (view.ready) return view
  }
  throw new Error('never ready')
}

const AGREED: Marks = [
  [
    [90, 92],
    [80, 81],
    [70, 72],
    [60, 61],
  ],
  [
    [88, 91],
    [79, 80],
    [71, 70],
    [62, 60],
  ],
  [
    [91, 90],
    [82, 80],
    [69, 71],
    [61, 63],
  ],
]

describe('a panel that agrees', () => {
  it('answers every question well, by figures that lomba analyze gives for the same marks', async () => {
    const ctx = await useTestContext()
    const { organizer, panel } = await addMarked(ctx, AGREED)
    const { report } = await reportFor(ctx, organizer)
    const { answers, look } = summarize(report)
    expect(answers.map(({ question, verdict, say }) => [question, verdict, say])).toEqual([
      ['enough', 'good', 'enough_good'],
      ['agree', 'good', 'agree_strong'],
      ['single', 'good', 'single_none'],
      ['close', 'good', 'close_sure'],
    ])
    expect(answers[3]?.values).toEqual({ first: ['Sukarasa (P-001)'], lead: '10.1333', percent: 100 })
    expect(look).toEqual([])
    const marks = AGREED.flatMap((row, judge) =>
      row.flatMap((given, entry) => {
        const place = { judge: String(panel.seats[judge]?.seat.id), entry: String(panel.entries[entry]?.id) }
        return (['kebaruan', 'dampak'] as const).map((criterion, at) => ({
          ...{ ...place, criterion, score: String(given?.[at]) },
        }))
      }),
    )
    const weights = new Map([
      ['kebaruan', decimal('40')],
      ['dampak', decimal('60')],
    ])
    const scale = { min: 0, max: 100 }
    const alone = analyzeMarks(marks, { weights, scale, draw: DEFAULT_DRAW, higherIsBetter: true })
    expect(report.agreement).toEqual({
      icc: alone.icc,
      krippendorff: alone.krippendorff,
      kendallW: alone.kendallW,
      correlations: alone.correlations,
    })
    expect(report.severity).toEqual({ additive: alone.additive, mixed: alone.mixed })
    expect(report.certainty.ranks).toEqual(alone.rankUncertainty)
    expect(report.rasch).toEqual(alone.mfrm)
  })
})

it('names the judge without whom somebody else would win, and calls a narrow lead narrow', async () => {
  const ctx = await useTestContext()
  const { organizer } = await addMarked(ctx, [
    [
      [70, 70],
      [72, 72],
      [60, 60],
    ],
    [
      [71, 71],
      [73, 73],
      [61, 61],
    ],
    [
      [99, 99],
      [70, 70],
      [62, 62],
    ],
  ])
  const { answers } = summarize((await reportFor(ctx, organizer)).report)
  expect(answers.slice(2)).toEqual([
    {
      ...{ question: 'single', verdict: 'look', say: 'single_decisive' },
      values: { judges: ['Juri 3'], entries: ['Sukaasih (P-002)'] },
    },
    {
      ...{ question: 'close', verdict: 'look', say: 'close_some' },
      values: { first: ['Sukarasa (P-001)'], lead: '8.3333', percent: 70 },
    },
  ])
})

it('says what is not in yet, and that too few sheets say little', async () => {
  const ctx = await useTestContext()
  const { organizer } = await addMarked(ctx, [
    [
      [70, 70],
      [72, 72],
    ],
    [[71, 71], null],
  ])
  const { answers, look } = summarize((await reportFor(ctx, organizer)).report)
  expect(answers.map(({ verdict, say }) => [verdict, say])).toEqual([
    ['look', 'enough_few'],
    ['open', 'agree_undefined'],
    expect.anything(),
    expect.anything(),
  ])
  expect(look[0]).toEqual({ say: 'missing', values: { n: 1 } })
})

it('has nothing to say before the first sheet', async () => {
  const ctx = await useTestContext()
  const { organizer } = await addMarked(ctx, [[null, null]])
  const { report } = await reportFor(ctx, organizer)
  expect(report.panel.sheets).toBe(0)
  expect(summarize(report).answers[0]).toMatchObject({ verdict: 'open', say: 'enough_none' })
})

it('shows chair and inspector what to check, and nobody else; the same report to all', async () => {
  const ctx = await useTestContext()
  const FLAT: Marks = [
    ...AGREED,
    [
      [75, 75],
      [75, 75],
      [75, 75],
      [75, 75],
    ],
  ]
  const { organizer } = await addMarked(ctx, FLAT)
  const chair = await addPerson(ctx, { account: 'ketua', grants: [{ role: 'chair', region: '36.71' }] })
  const inspector = await addPerson(ctx, {
    account: 'irban',
    grants: [{ role: 'inspector', region: '36.71' }],
  })
  const seen = await reportFor(ctx, organizer)
  expect(seen.flags).toBeNull()
  expect(JSON.stringify(seen)).not.toContain('flat_judges')
  for (const actor of [chair, inspector]) {
    const view = await reportFor(ctx, actor)
    const flat = view.flags?.marks.flat_judges ?? []
    expect(flat.map((id) => view.report.panel.judges.find((judge) => judge.id === id)?.label)).toEqual([
      'Juri 4',
    ])
    expect(view.report).toEqual(seen.report)
  }
})

it('is computed anew once something is recorded', async () => {
  const ctx = await useTestContext()
  const { organizer, competition, rulesId, panel } = await addMarked(ctx, [
    [
      [70, 70],
      [72, 72],
    ],
    [[71, 71], null],
  ])
  expect((await reportFor(ctx, organizer)).report.panel.missing).toBe(1)
  const late = panel.entries[1]?.assignments[1]
  if (!late) throw new Error('no assignment')
  await addSheet(ctx, competition, rulesId, late, { kebaruan: 80, dampak: 81 })
  expect((await reportFor(ctx, organizer)).report.panel.missing).toBe(0)
})
