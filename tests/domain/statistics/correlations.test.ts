import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallTauB, pearson, spearman } from '~/domain/statistics/correlation-pairs'
import { correlations } from '~/domain/statistics/correlations'

const pairs = (max: number) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max })), {
    minLength: 2,
    maxLength: 40,
  })
const split = (list: [number, number][]) => [list.map(([x]) => x), list.map(([, y]) => y)] as const
const at = (list: readonly number[], i: number) => list[i] ?? Number.NaN

/** Tau-b over all pairs, as defined. */
function tauByPairs(x: readonly number[], y: readonly number[]): number | null {
  let [balance, inX, inY] = [0, 0, 0]
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) {
      const [dx, dy] = [Math.sign(at(x, i) - at(x, j)), Math.sign(at(y, i) - at(y, j))]
      balance += dx * dy
      inX += dx * dx
      inY += dy * dy
    }
  return inX === 0 || inY === 0 ? null : balance / Math.sqrt(inX * inY)
}

describe('between two lists', () => {
  it('tau-b by sorting is tau-b by pairs', () => {
    for (const max of [1, 5, 1000])
      fc.assert(
        fc.property(pairs(max), (list) => {
          const [x, y] = split(list)
          expect(kendallTauB(x, y)).toEqual(tauByPairs(x, y))
        }),
      )
  })
  it("Spearman's rho without ties is 1 − 6Σd² ÷ (n³ − n)", () => {
    const ranks = [1, 2, 3, 4, 5, 6, 7, 8]
    fc.assert(
      fc.property(fc.shuffledSubarray(ranks, { minLength: 8 }), (order) => {
        const squares = order.reduce((sum, rank, i) => sum + (rank - at(ranks, i)) ** 2, 0)
        expect(spearman(ranks, order)).toBeCloseTo(1 - (6 * squares) / (8 ** 3 - 8), 12)
      }),
    )
  })
  it('are symmetric, turn their sign with the order, and are exactly 1 with itself', () => {
    for (const coefficient of [pearson, spearman, kendallTauB])
      fc.assert(
        fc.property(pairs(9), (list) => {
          const [x, y] = split(list)
          const value = coefficient(x, y)
          expect(coefficient(y, x)).toBe(value)
          const turned = coefficient(
            x,
            y.map((each) => -each),
          )
          expect(turned).toEqual(value === null ? null : expect.closeTo(-value, 12))
          const own = coefficient(x, x)
          if (own !== null) expect(own).toBeCloseTo(1, 12)
        }),
      )
  })
  it('rank coefficients keep under any rising change, Pearson under scale and shift', () => {
    fc.assert(
      fc.property(pairs(9), (list) => {
        const [x, y] = split(list)
        const bent = x.map((each) => each ** 3 - 1000)
        expect([spearman(bent, y), kendallTauB(bent, y)]).toEqual([spearman(x, y), kendallTauB(x, y)])
        const r = pearson(x, y)
        for (const factor of [2 ** 1000, 2 ** -1000, 0.3]) {
          const moved = pearson(
            x.map((each) => each * factor),
            y.map((each) => 4 * each + 100),
          )
          expect(moved).toEqual(r === null ? null : expect.closeTo(r, 10))
        }
      }),
    )
  })
  it('never NaN or infinite, never beyond ±1', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(any, any), { minLength: 1 }), (list) => {
        const [x, y] = split(list)
        for (const coefficient of [pearson, spearman, kendallTauB]) {
          const value = coefficient(x, y)
          expect(value === null || Math.abs(value) <= 1).toBe(true)
        }
      }),
    )
  })
})

describe('between judges', () => {
  const scores = [
    [1, 2, 3, 4, null, 5],
    [2, 4, 6, 8, 1, null],
    [4, 3, 2, 1, null, null],
    [7, 7, 7, 7, 7, 7],
    [null, 1, 2, 3, 4, null],
  ]
  const result = correlations(scores)

  it('each pair on the items that both scored', () => {
    expect(result.common_items).toEqual([
      [5, 4, 4, 5, 3],
      [4, 5, 4, 5, 4],
      [4, 4, 4, 4, 3],
      [5, 5, 4, 6, 4],
      [3, 4, 3, 4, 4],
    ])
    // Judges 1 and 4 share 4, 6, 8, 1 against 1, 2, 3, 4: three pairs one way, three the other.
    for (const table of [result.spearman, result.kendall_tau_b])
      expect(table.value.slice(0, 3)).toEqual([
        [1, 1, -1, null, null],
        [1, 1, -1, null, expect.closeTo(table === result.spearman ? -0.2 : 0, 12)],
        [-1, -1, 1, null, null],
      ])
  })
  it('a flat judge and too few common items, each with its reason', () => {
    const [flat, few] = ['no_variation', 'too_few_items'] as const
    for (const table of [result.spearman, result.kendall_tau_b, result.pearson])
      expect(table.reason).toEqual([
        [null, null, null, flat, few],
        [null, null, null, flat, null],
        [null, null, null, flat, few],
        [flat, flat, flat, flat, flat],
        [few, null, few, flat, null],
      ])
  })
  it('the mean is over the pairs that have one', () => {
    expect(result.mean_pairwise_spearman).toEqual({ value: expect.closeTo(-1.2 / 4, 12), pairs: 4 })
    expect(result.mean_pairwise_tau_b).toEqual({ value: -0.25, pairs: 4 })
  })
  it('three common items count where fewer are asked for', () => {
    expect(correlations(scores, 3).spearman.value[0]?.[4]).toBe(1)
  })
  it('without pairs the mean is undefined', () => {
    const mean = (marks: (number | null)[][]) => correlations(marks).mean_pairwise_spearman
    expect(mean([])).toEqual({ value: null, reason: 'too_few_judges' })
    expect(mean([[1, 2, 3, 4]])).toEqual({ value: null, reason: 'too_few_judges' })
    expect(
      mean([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toEqual({ value: null, reason: 'too_few_items' })
    expect(
      mean([
        [1, 2, 3, 4],
        [5, 5, 5, 5],
      ]),
    ).toEqual({ value: null, reason: 'no_variation' })
  })
})
