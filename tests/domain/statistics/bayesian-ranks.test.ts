import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bayesianRanks } from '~/domain/statistics/bayesian-ranks'
import { logGamma, tBelow, tTail } from '~/domain/statistics/student-t'
import { partDifferences, rankCases } from './rank-case'

const ranks = (...parameters: Parameters<typeof bayesianRanks>) => {
  const figures = bayesianRanks(...parameters)
  if ('reason' in figures) throw new Error(figures.reason)
  return figures
}

describe('Student’s distribution', () => {
  it('is the closed form for 1, 2 and 4 degrees of freedom', () => {
    for (const t of [-40, -3, -1, -0.01, 0, 0.2, 1, 5, 1e4]) {
      expect(tBelow(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12)
      expect(tBelow(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12)
      const sine = t / Math.sqrt(4 + t * t)
      expect(tBelow(t, 4)).toBeCloseTo(0.5 + 0.75 * sine - 0.25 * sine ** 3, 12)
    }
  })
  it('keeps its digits far out: df 1 is 1/(πt), df 2 is 1/(2t²) there', () => {
    expect(tTail(1e8, 1) * Math.PI * 1e8).toBeCloseTo(1, 12)
    expect(tTail(-1e6, 2) * 2e12).toBeCloseTo(1, 11)
    expect(tTail(1e200, 3)).toBe(0)
  })
  it('gives the printed quantiles of tables', () => {
    const printed: [df: number, t: number, tail: number][] = [
      [10, 2.228138852, 0.025],
      [30, 2.042272456, 0.025],
      [120, 1.9799304, 0.025],
    ]
    for (const [df, t, tail] of printed) expect(tTail(t, df)).toBeCloseTo(tail, 9)
  })
  it('has the factorials in its gamma function', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    for (const [x, factorial] of [
      [1, 1],
      [2, 1],
      [6, 120],
      [11, 3628800],
    ] as const)
      expect(logGamma(x)).toBeCloseTo(Math.log(factorial), 12)
  })
})

describe.each(rankCases)('reference case %s', (_, { input, expected }) => {
  it('meets the posterior of the reference', () => {
    const figures = ranks(input.scores, input.higher_is_better)
    expect(partDifferences(expected.bayes, figures)).toEqual([])
  })
})

const matrix = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 6 }))
  .chain(([judges, items]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: items, maxLength: items }), {
      minLength: judges,
      maxLength: judges,
    }),
  )
  .filter((scores) => !('reason' in bayesianRanks(scores)))
const rounded = (table: readonly (readonly (number | null)[])[] | null) =>
  table?.map((row) => row.map((value) => (value === null ? null : Number(value.toFixed(6)) + 0)))
const tableOf = (scores: number[][], higherIsBetter?: boolean) => {
  const { rank_probability, pairwise } = ranks(scores, higherIsBetter)
  return [rounded(rank_probability.value), rounded(pairwise.value)]
}

describe('laws', () => {
  it('rows and columns of the rank probabilities add up to one; with two items they are the pair', () => {
    fc.assert(
      fc.property(matrix, (scores) => {
        const { rank_probability, pairwise, expected_rank } = ranks(scores)
        const table = rank_probability.value ?? []
        table.forEach((row, item) => {
          expect(row.reduce((sum, p) => sum + p)).toBeCloseTo(1, 6)
          expect(table.reduce((sum, other) => sum + (other[item] ?? 0), 0)).toBeCloseTo(1, 6)
          // The expected rank is one and the chances of all others to be above: another way to the pairs.
          const below = pairwise.value.reduce((sum, other) => sum + (other[item] ?? 0), 1)
          expect(expected_rank.value?.[item]).toBeCloseTo(below, 6)
        })
      }),
      { numRuns: 50 },
    )
  })
  it('does not heed the order of judges, their level, or the unit', () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: -50, max: 50 }), (scores, level) => {
        const other = [...scores].reverse().map((row, at) => row.map((mark) => (mark + at * level) * 1e-9))
        expect(tableOf(other)).toEqual(tableOf(scores))
        const negated = scores.map((row) => row.map((mark) => -mark))
        expect(tableOf(negated, false)).toEqual(tableOf(scores))
      }),
      { numRuns: 30 },
    )
  })
})

describe('edges', () => {
  it('two judges and two items: half a turn of the Cauchy distribution', () => {
    // Differences 3 and 1: mean 2, its standard error 1, one degree of freedom.
    const figures = ranks([
      [4, 1],
      [3, 2],
    ])
    const pair = 0.5 + Math.atan(2) / Math.PI
    expect(figures.df).toBe(1)
    expect(figures.pairwise.value[0]?.[1]).toBeCloseTo(pair, 12)
    expect(figures.p_first.value?.[0]).toBeCloseTo(pair, 6)
    expect(figures.rank_interval_95).toEqual([
      [1, 2],
      [1, 2],
    ])
  })
  it('says why there is none', () => {
    const reasonOf = (scores: (number | null)[][]) => {
      const figures = bayesianRanks(scores)
      return 'reason' in figures ? figures.reason : null
    }
    expect(reasonOf([[1, 2]])).toBe('too_few_judges')
    expect(reasonOf([[1], [2]])).toBe('too_few_items')
    expect(
      reasonOf([
        [1, 2],
        [null, 3],
      ]),
    ).toBe('incomplete')
    expect(
      reasonOf([
        [1, 2, 3],
        [1.1, 2.1, 3.1],
      ]),
    ).toBe('no_residual_variation')
  })
  it('with very many items only pairs are compared', () => {
    const row = Array.from({ length: 201 }, (_, item) => item)
    const figures = ranks([row, row.map((mark) => (mark * 7) % 201)])
    expect(figures.rank_probability).toEqual({ value: null, reason: 'too_large' })
    expect(figures.rank_interval_95).toBeNull()
    expect(figures.pairwise.value.length).toBe(201)
  })
})
