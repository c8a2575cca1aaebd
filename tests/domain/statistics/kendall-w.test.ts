import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlations } from '~/domain/statistics/correlations'
import { concordance } from '~/domain/statistics/kendall-w'

const complete = (marks: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 8 }))
    .chain(([m, n]) =>
      fc.array(fc.array(marks, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    )
const tied = complete(fc.integer({ min: 0, max: 4 }))

describe("Kendall's W", () => {
  it('by hand: two judges, one tie', () => {
    // Ranks 1, 2.5, 2.5 and 1, 2, 3: sums 2, 4.5, 5.5 about 4, S = 6.5; T = 6.
    const result = concordance([
      [9, 7, 7],
      [8, 6, 5],
    ])
    expect(result).toMatchObject({
      rank_sums: { value: [2, 4.5, 5.5] },
      group_rank: { value: [1, 2, 3] },
      W_uncorrected: { value: 78 / 96 },
      W_tie_corrected: { value: 78 / 84 },
      df: 2,
    })
    expect(result.chi2.value).toBeCloseTo((4 * 78) / 84, 12)
    // With two degrees of freedom the tail is e^(−χ²/2).
    expect(result.p_chi2.value).toBeCloseTo(Math.exp((-2 * 78) / 84), 8)
  })
  it('is 1 for the same order, 0 for opposite ones', () => {
    const same = concordance([
      [1, 2, 3, 4],
      [10, 20, 30, 90],
    ])
    expect(same.W_tie_corrected).toEqual({ value: 1 })
    const opposite = concordance([
      [1, 2, 3, 4],
      [4, 3, 2, 1],
    ])
    expect([opposite.W_tie_corrected, opposite.chi2, opposite.p_chi2]).toEqual([
      { value: 0 },
      { value: 0 },
      { value: 1 },
    ])
    expect(opposite.judge_vs_rest_spearman).toEqual({ value: [-1, -1], reason: [null, null] })
  })
  it('lies between 0 and 1, and is the mean rank correlation in another dress where nothing is tied', () => {
    fc.assert(
      fc.property(tied, (scores) => {
        const { value } = concordance(scores).W_tie_corrected
        if (value === null) return
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 })
    fc.assert(
      fc.property(fc.array(order, { minLength: 2, maxLength: 6 }), (scores) => {
        const m = scores.length
        const w = concordance(scores).W_tie_corrected.value ?? Number.NaN
        expect(correlations(scores).mean_pairwise_spearman.value).toBeCloseTo((m * w - 1) / (m - 1), 10)
      }),
    )
  })
  it('keeps under a new order of judges and items and under any rising change of marks', () => {
    fc.assert(
      fc.property(tied, (scores) => {
        const { W_tie_corrected, rank_sums } = concordance(scores)
        expect(concordance(scores.toReversed())).toMatchObject({ W_tie_corrected, rank_sums })
        expect(concordance(scores.map((row) => row.toReversed())).W_tie_corrected).toEqual(W_tie_corrected)
        const bent = scores.map((row, judge) => row.map((score) => (score + 1) ** (judge + 1) / 1e6))
        expect(concordance(bent)).toEqual(concordance(scores))
      }),
    )
  })
  it('the lowest best is the highest best of the negated marks', () => {
    fc.assert(
      fc.property(tied, (scores) => {
        expect(concordance(scores, false)).toEqual(concordance(scores.map((row) => row.map((x) => -x))))
      }),
    )
  })
})

describe('where it is undefined', () => {
  const reasonOf = (scores: (number | null)[][]) => {
    const { df, ...figures } = concordance(scores)
    return [df, ...new Set(Object.values(figures).map((each) => ('reason' in each ? each.reason : each)))]
  }
  it('too few judges or items, or a mark missing', () => {
    expect(reasonOf([])).toEqual([null, 'too_few_judges'])
    expect(reasonOf([[1, 2, 3]])).toEqual([null, 'too_few_judges'])
    expect(reasonOf([[1], [2]])).toEqual([null, 'too_few_items'])
    expect(
      reasonOf([
        [1, 2],
        [1, null],
      ]),
    ).toEqual([null, 'incomplete'])
  })
  it('all judges are flat', () => {
    const none = { value: null, reason: 'no_variation' }
    expect(
      concordance([
        [5, 5],
        [1, 1],
      ]),
    ).toEqual({
      rank_sums: { value: [3, 3] },
      group_rank: { value: [1, 1] },
      W_uncorrected: { value: 0 },
      W_tie_corrected: none,
      chi2: none,
      df: 1,
      p_chi2: none,
      judge_vs_rest_spearman: { value: [null, null], reason: ['no_variation', 'no_variation'] },
    })
  })
  it('one flat judge only lacks a correlation with the rest', () => {
    const result = concordance([
      [5, 5, 5],
      [1, 2, 3],
      [1, 2, 4],
    ])
    expect(result.judge_vs_rest_spearman).toEqual({
      value: [null, 1, 1],
      reason: ['no_variation', null, null],
    })
    // Sums 8, 6, 4 about 6: S = 8; 12 · 8 ÷ (9 · 24 − 3 · 24).
    expect(result.W_tie_corrected).toEqual({ value: 96 / 144 })
  })
})
