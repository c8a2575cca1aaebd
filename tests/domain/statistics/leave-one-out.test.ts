import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '~/domain/rational'
import { evidenceGroups } from '~/domain/statistics/evidence-groups'
import { leaveOneOut, rankByMean, ranksOf } from '~/domain/statistics/leave-one-out'

const leave = (scores: (number | null)[][], higherIsBetter?: boolean) => {
  const result = leaveOneOut(scores.length, rankByMean(scores, higherIsBetter))
  if ('reason' in result) throw new Error(result.reason)
  return result
}

describe('leaving one judge out', () => {
  it('one judge carries the winner', () => {
    const result = leave([
      [10, 4, 1],
      [5, 6, 2],
      [5, 6, 3],
    ])
    expect(result).toEqual({
      ranks: [1, 2, 3],
      winners: [0],
      without: [
        { ranks: [2, 1, 3], winners: [1], changes_winner: true },
        { ranks: [1, 2, 3], winners: [0], changes_winner: false },
        { ranks: [1, 2, 3], winners: [0], changes_winner: false },
      ],
      decisive_judges: [0],
      rank_range: [
        [1, 2],
        [1, 2],
        [3, 3],
      ],
    })
  })
  it('a tie that appears is a change, ties of tenths are ties, and ranks go on behind them', () => {
    const result = leave([
      [0.1, 0.3, 0],
      [0.2, 0, 0],
      [0, 0.2, 0],
    ])
    expect(result.ranks).toEqual([2, 1, 3])
    expect(result.without[2]).toEqual({ ranks: [1, 1, 3], winners: [0, 1], changes_winner: true })
  })
  it('missing marks: the mean of those there are; an item whose only judge is left out has no rank', () => {
    const result = leave([
      [8, null, null],
      [null, 9, null],
      [6, 7, null],
    ])
    expect(result.ranks).toEqual([2, 1, null])
    expect(result.without.map(({ ranks }) => ranks)).toEqual([
      [2, 1, null],
      [1, 1, null],
      [2, 1, null],
    ])
    expect(result.rank_range).toEqual([[1, 2], [1, 1], null])
    expect(leave([[5], [null]]).without[0]).toEqual({ ranks: [null], winners: [], changes_winner: true })
  })
  it('says why there is none', () => {
    expect(leaveOneOut(1, rankByMean([[1]]))).toEqual({ value: null, reason: 'too_few_judges' })
    expect(leaveOneOut(2, rankByMean([[], []]))).toEqual({ value: null, reason: 'too_few_items' })
  })
  it('is the order of the other rows alone', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })
    const matrix = fc
      .integer({ min: 1, max: 5 })
      .chain((items) =>
        fc.array(fc.array(cell, { minLength: items, maxLength: items }), { minLength: 2, maxLength: 5 }),
      )
    fc.assert(
      fc.property(matrix, fc.boolean(), (scores, higherIsBetter) => {
        leave(scores, higherIsBetter).without.forEach(({ ranks }, judge) => {
          const others = scores.filter((_, other) => other !== judge)
          expect(ranks).toEqual(rankByMean(others, higherIsBetter)(null))
        })
      }),
    )
  })
  it('ranks exact values, best first in either direction', () => {
    const values = ['2', '7', '7', '3'].map(decimal)
    expect(ranksOf([...values, null])).toEqual([4, 1, 1, 3, null])
    expect(ranksOf([...values, null], false)).toEqual([1, 3, 3, 2, null])
  })
})

describe('what the evidence cannot tell apart', () => {
  const table = (pairs: [number, number, number][], items: number) => {
    const above = Array.from({ length: items }, (_, a) =>
      Array.from({ length: items }, (__, b): number | null => (a === b ? null : 0.5)),
    )
    for (const [a, b, p] of pairs) {
      const [row = [], column = []] = [above[a], above[b]]
      row[b] = p
      column[a] = 1 - p
    }
    return above
  }
  it('overlapping runs: the first is above the third only', () => {
    expect(evidenceGroups([2, 0, 1], table([[2, 1, 0.98]], 3))).toEqual([
      [2, 0],
      [0, 1],
    ])
  })
  it('everybody sure stands alone, nobody sure together', () => {
    const sure = table(
      [
        [0, 1, 0.975],
        [0, 2, 1],
        [1, 2, 0.99],
      ],
      3,
    )
    expect(evidenceGroups([0, 1, 2], sure)).toEqual([[0], [1], [2]])
    expect(evidenceGroups([0, 1, 2], table([[0, 2, 0.974]], 3))).toEqual([[0, 1, 2]])
    expect(evidenceGroups([], [])).toEqual([])
  })
  it('a run inside another is not told again', () => {
    expect(
      evidenceGroups(
        [0, 1, 2, 3],
        table(
          [
            [0, 3, 1],
            [1, 3, 1],
            [2, 3, 1],
          ],
          4,
        ),
      ),
    ).toEqual([[0, 1, 2], [3]])
  })
})
