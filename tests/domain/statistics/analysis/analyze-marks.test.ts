import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from '#tests/support/analysis'
import { decimal, ratio } from '~/domain/rational'
import { type AnalysisOptions, analyzeMarks } from '~/domain/statistics/analysis/analyze-marks'
import type { FileMark } from '~/domain/statistics/analysis/mark-table'
import { compareIds } from '~/domain/statistics/analysis/natural-order'
import { toDouble } from '~/domain/statistics/analysis/to-double'

const few = { draw: { seed: 7, B: 20 }, higherIsBetter: true }
const analyze = (marks: readonly FileMark[], options: Partial<AnalysisOptions> = {}) =>
  analyzeMarks(marks, { ...few, ...options })

/** Every number in a result, and every null that has no reason beside it where a figure should be. */
function oddities(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (value === undefined) return [`${path}: undefined`]
  if (typeof value !== 'object' || value === null) return []
  const isBare = 'value' in value && value.value === null && !('reason' in value)
  return [
    ...(isBare ? [`${path}: no reason`] : []),
    ...Object.entries(value).flatMap(([key, each]) => oddities(each, `${path}.${key}`)),
  ]
}

const scoreText = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 4 }).map(String),
  fc.constantFrom('0', '7.25', '-3', `1${'0'.repeat(307)}`, `0.${'0'.repeat(300)}1`, '12345678901234567890'),
)
const manyMarks = fc
  .record({
    judges: fc.integer({ min: 1, max: 4 }),
    entries: fc.integer({ min: 1, max: 5 }),
    criteria: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ judges, entries, criteria }) =>
    fc
      .array(scoreText, { minLength: judges * entries * criteria, maxLength: judges * entries * criteria })
      .map((scores) =>
        scores.flatMap((score, at): FileMark[] => {
          const [judge, entry] = [at % judges, Math.floor(at / judges) % entries]
          const criterion = Math.floor(at / judges / entries)
          return [{ judge: `J${judge}`, entry: `E${entry}`, criterion: `K${criterion}`, score }]
        }),
      ),
  )

describe('whatever the marks', () => {
  it('nothing is NaN, infinite or missing, and no figure is null without a reason', () => {
    fc.assert(
      fc.property(manyMarks, fc.boolean(), (marks, higherIsBetter) => {
        expect(oddities(analyze(marks, { higherIsBetter }))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
  it('the order of the lines changes no byte', () => {
    const shuffled = manyMarks.chain((marks) =>
      fc.shuffledSubarray(marks, { minLength: marks.length }).map((other) => ({ marks, other })),
    )
    fc.assert(
      fc.property(shuffled, ({ marks, other }) => {
        expect(JSON.stringify(analyze(other))).toBe(JSON.stringify(analyze(marks)))
      }),
      { numRuns: 25 },
    )
  })
  it('turned round, lower is better', () => {
    const whole = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 4,
    })
    fc.assert(
      fc.property(whole, (scores) => {
        const up = analyze(linesOf(scores))
        const down = analyze(linesOf(scores.map((row) => row.map((score) => 0 - score))), {
          higherIsBetter: false,
        })
        expect(down.ranking.rank).toEqual(up.ranking.rank)
        expect(down.ranking.decided_by).toEqual(up.ranking.decided_by)
        expect(down.rankUncertainty.exact).toEqual(up.rankUncertainty.exact)
        expect(down.additive.rank_adjusted).toEqual(up.additive.rank_adjusted)
      }),
      { numRuns: 20 },
    )
  })
})

describe('edges', () => {
  const one = (score: string | null) => analyze([{ judge: 'J0', entry: 'E0', criterion: 'score', score }])

  it('a single mark, or none: undefined with the reason', () => {
    const { icc, ranking, rankUncertainty, mixed } = one('7')
    expect([icc['ICC(2,1)'], mixed.mu]).toEqual([
      { value: null, reason: 'too_few_judges' },
      { value: null, reason: 'too_few_marks' },
    ])
    expect([ranking.total_exact, ranking.rank]).toEqual([{ E0: '7/1' }, { E0: 1 }])
    expect(rankUncertainty.leave_one_out).toEqual({ value: null, reason: 'too_few_judges' })
    expect(one(null).ranking).toMatchObject({ total: { E0: null }, rank: { E0: null } })
  })
  it('ids that are names of the language', () => {
    const marks = ['__proto__', 'constructor', '10', '9'].map((entry, at) => ({
      ...{ judge: 'toString', entry, criterion: 'score', score: String(at) },
    }))
    const text = JSON.parse(JSON.stringify(analyze(marks).ranking.rank))
    expect(Object.entries(text)).toEqual([
      ['9', 1],
      ['10', 2],
      ['__proto__', 4],
      ['constructor', 3],
    ])
  })
  it('marks are weighted exactly: a third each', () => {
    const weights = new Map([0, 1, 2].map((at) => [`K${at}`, ratio(1n, 3n)]))
    const { ranking } = analyze(linesOf([[[0.1, 0.2, 0.3]]]), { weights })
    expect([ranking.total_exact, ranking.weight_sum]).toEqual([{ E0: '1/5' }, '1'])
  })
  it('a tie that only the heavier criterion can break', () => {
    const sheets = [
      [
        [6, 8],
        [8, 5],
      ],
    ]
    const { ranking } = analyze(linesOf(sheets), {
      weights: new Map([
        ['K0', decimal('60')],
        ['K1', decimal('40')],
      ]),
    })
    expect(ranking.total_exact).toEqual({ E0: '34/5', E1: '34/5' })
    expect(ranking.rank).toEqual({ E0: 2, E1: 1 })
    expect(ranking.decided_by).toEqual({ E0: 'criteria with weight 60', E1: 'criteria with weight 60' })
  })
  it('beyond its bounds a figure is too large, and the others remain', () => {
    const entries = Array.from({ length: 501 }, (_, at) => at % 10)
    const { rankUncertainty, ranking } = analyze(linesOf([entries, entries.map((each) => 9 - each)]))
    const tooLarge = { value: null, reason: 'too_large' }
    expect(rankUncertainty).toMatchObject({ exact: tooLarge, seeded: tooLarge, bayes: tooLarge })
    expect(ranking.copeland).toEqual(tooLarge)
    // All totals are equal; the lower of both judges is highest for 4 and 5.
    expect(ranking.rank).toMatchObject({ E4: 1, E5: 1, E3: 101, E0: 401 })
  })
})

describe('helpers', () => {
  it('ids in an order that does not hang on a locale', () => {
    const sorted = ['9', '10', '010', 'J2', 'J2a', 'J02', 'J10', 'a', 'á', 'é']
    for (const list of [sorted, sorted.toReversed()])
      expect([...list].sort(compareIds)).toEqual(['9', '010', '10', 'J02', 'J2', 'J2a', 'J10', 'a', 'á', 'é'])
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Math.sign(compareIds(a, b))).toBe(0 - Math.sign(compareIds(b, a)) + 0)
        expect(compareIds(a, b) === 0).toBe(a === b)
      }),
    )
  })
  it('fractions as the nearest double, whatever their size', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const digits = String(value).split('e')
        const power = BigInt(digits[1]?.replace(/[+-]/, '') ?? '0')
        const scale = digits[1]?.startsWith('-') ? ratio(1n, 10n ** power) : ratio(10n ** power)
        const { n, d } = decimal(digits[0] ?? '0')
        const exact = ratio(n * scale.n, d * scale.d)
        const got = toDouble(exact)
        expect(Math.abs(got - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -52 + Number.MIN_VALUE)
      }),
    )
  })
})
