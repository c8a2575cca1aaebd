import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, fraction } from '~/domain/rational'
import { countMultisets, exactBootstrap, seededBootstrap } from '~/domain/statistics/judge-bootstrap'
import { partDifferences, rankCases } from './rank-case'

const exact = (...parameters: Parameters<typeof exactBootstrap>) => {
  const figures = exactBootstrap(...parameters)
  if ('reason' in figures) throw new Error(figures.reason)
  return figures
}
const seeded = (...parameters: Parameters<typeof seededBootstrap>) => {
  const figures = seededBootstrap(...parameters)
  if ('reason' in figures) throw new Error(figures.reason)
  return figures
}

describe.each(rankCases)('reference case %s', (_, { input, expected }) => {
  const figures = exact(input.scores, input.higher_is_better)

  it('counts every multiset, and its values and fractions are those of the reference', () => {
    expect(countMultisets(input.scores.length)).toBe(expected.n_multisets)
    const { exact: fractions, ...first } = expected.exact.p_first
    expect(partDifferences({ ...expected.exact, p_first: first }, figures)).toEqual([])
    if (fractions) expect(figures.p_first.exact).toEqual(fractions)
    expect(figures.p_first.exact.map(fraction).map(({ n, d }) => Number(n) / Number(d))).toEqual(
      figures.p_first.value,
    )
  })
  it('the seeded counts are exactly those of the reference', () => {
    const { seed, B } = expected.seeded
    expect(seeded(input.scores, { seed, B }, input.higher_is_better)).toMatchObject(expected.seeded)
  })
})

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([judges, items]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: items, maxLength: items }), {
      minLength: judges,
      maxLength: judges,
    }),
  )

/** All J^J sequences of draws, one by one, ranks by counting: slow, and another way to the same numbers. */
function byHand(scores: number[][]): number[][] {
  const [J, I] = [scores.length, scores[0]?.length ?? 0]
  const table = Array.from({ length: I }, () => new Array<number>(I).fill(0))
  for (let sequence = 0; sequence < J ** J; sequence++) {
    const drawn = Array.from({ length: J }, (_, seat) => scores[Math.floor(sequence / J ** seat) % J] ?? [])
    const sums = Array.from({ length: I }, (_, item) => drawn.reduce((sum, row) => sum + (row[item] ?? 0), 0))
    sums.forEach((own, item) => {
      const above = sums.filter((sum) => sum > own).length
      const level = sums.filter((sum) => sum === own).length
      const row = table[item] ?? []
      for (let rank = above; rank < above + level; rank++) row[rank] = (row[rank] ?? 0) + 1 / level / J ** J
    })
  }
  return table
}

const nearly = (table: number[][]) => table.map((row) => row.map((value) => expect.closeTo(value, 9)))

describe('laws', () => {
  it('is what all sequences of draws come to', () => {
    fc.assert(
      fc.property(matrix, (scores) => {
        expect(exact(scores).rank_probability.value).toEqual(nearly(byHand(scores)))
      }),
      { numRuns: 40 },
    )
  })
  it('does not heed the order of the judges, their level, or the unit', () => {
    fc.assert(
      fc.property(matrix, fc.integer({ min: -9, max: 9 }), (scores, level) => {
        const other = [...scores]
          .reverse()
          .map((row, judge) => row.map((mark) => (mark + judge * level) / 10))
        expect(exact(other)).toEqual(exact(scores))
      }),
    )
  })
  it('better turned round is the same with the marks negated', () => {
    fc.assert(
      fc.property(matrix, (scores) => {
        expect(
          exact(
            scores.map((row) => row.map((mark) => -mark)),
            false,
          ),
        ).toEqual(exact(scores))
      }),
    )
  })
  it('drawing approaches the exact figures, and goes on past twelve judges', () => {
    const scores = [
      [9, 7, 8],
      [6, 8, 7],
      [8, 6, 8],
    ]
    const [drawn, all] = [seeded(scores, { seed: 1, B: 40_000 }), exact(scores)]
    drawn.p_first.value.forEach((value, item) => {
      expect(value).toBeCloseTo(all.p_first.value[item] ?? Number.NaN, 1)
    })
    const thirteen = Array.from({ length: 13 }, (_, judge) => [judge, 5])
    expect(exactBootstrap(thirteen)).toEqual({ value: null, reason: 'too_large' })
    expect(
      seeded(thirteen, { seed: 1, B: 1 })
        .counts_scaled?.flat()
        .reduce((sum, each) => sum + each),
    ).toBe(4)
  })
})

describe('edges', () => {
  it('marks that doubles cannot add stay exact: a tie of tenths, and huge beside tiny', () => {
    const tie = exact([
      [0.1, 0.3],
      [0.2, 0],
    ])
    expect(tie.p_first.exact).toEqual(['1/2', '1/2'])
    const wide = exact([
      [1e300, 0, 1e300],
      [1e-300, 2e-300, 0],
    ])
    expect(wide.p_first.exact).toEqual(['5/8', '1/4', '1/8'])
    expect(seeded([[1e300, 1e300, 0].map((x, i) => x + i)], { seed: 1, B: 3 }).p_first.exact).toEqual([
      '1/2',
      '1/2',
      '0',
    ])
  })
  it('fractions count as they are', () => {
    const [third, decimals] = [fraction('1/3'), decimal('0.3333333333333333')]
    expect(exact([[third, decimals]]).p_first.exact).toEqual(['1', '0'])
    expect(exact([[third, 1 / 3]]).p_first.exact).toEqual(['1', '0'])
  })
  it('one item is first; one judge decides; all alike share every place', () => {
    expect(exact([[1], [2]])).toMatchObject({ p_first: { exact: ['1'] }, p_beats: { value: [[null]] } })
    expect(exact([[2, 1]]).rank_interval_95).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(exact([[4, 4, 4]]).p_first.exact).toEqual(['1/3', '1/3', '1/3'])
  })
  it('an interval may leave out exactly one in forty', () => {
    const even = seeded([[2, 1]], { seed: 1, B: 40 })
    expect(even.rank_interval_95).toEqual([
      [1, 1],
      [2, 2],
    ])
    const forty = Array.from({ length: 40 }, () => 1)
    expect(exact([forty]).rank_interval_95[0]).toEqual([2, 39])
    expect(exact([forty.slice(1)]).rank_interval_95[0]).toEqual([1, 39])
  })
  it('says why there is none', () => {
    expect(exactBootstrap([])).toEqual({ value: null, reason: 'too_few_judges' })
    expect(exactBootstrap([[]])).toEqual({ value: null, reason: 'too_few_items' })
    expect(exactBootstrap([[1, null]])).toEqual({ value: null, reason: 'incomplete' })
    expect(exactBootstrap([[1, 2], [1]])).toEqual({ value: null, reason: 'incomplete' })
    expect(() => seededBootstrap([[1]], { seed: 1, B: 0 })).toThrow(RangeError)
  })
  it('eleven judges by ten items tell how far they are', () => {
    const [, paris] = rankCases[0] ?? []
    const told: number[] = []
    exact(paris?.input.scores ?? [], true, (done) => told.push(done))
    expect(told).toEqual([...Array.from({ length: 21 }, (_, at) => (at + 1) * 16_384), 352_716])
  })
})
