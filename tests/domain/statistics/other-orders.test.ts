import { describe, expect, it } from 'vitest'
import { compare, decimal, type Rational, sub } from '~/domain/rational'
import {
  condorcetWinner,
  copelandScores,
  kendallW,
  meanRanks,
  minMaxMeans,
  pairwiseWins,
  zScoreMeans,
} from '~/domain/statistics/other-orders'
import paris from '../../cases/realworld_judgment_of_paris.json'

const matrix = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => row.map((score) => decimal(String(score))))
const scores = matrix(paris.input.scores)
const double = ({ n, d }: Rational) => Number(n) / Number(d)
const worst = (values: readonly number[] | null, expected: readonly number[]) =>
  Math.max(...expected.map((value, item) => Math.abs(value - (values?.[item] ?? Number.NaN))))
const ranks = <T>(values: readonly T[], better: (a: T, b: T) => boolean) =>
  values.map((value) => values.filter((other) => better(other, value)).length + 1)

describe('Judgment of Paris by other rules', () => {
  const { ashenfelter_quandt: points, alternatives, copeland, condorcet_winner } = paris.expected

  it('points against and mean ranks', () => {
    const means = meanRanks(scores)
    expect(
      worst(
        means.map((rank) => double(rank) * scores.length),
        points.points_against.value,
      ),
    ).toBeLessThan(1e-9)
    expect(worst(means.map(double), alternatives.mean_rank.value)).toBeLessThan(alternatives.mean_rank.tol)
    const order = ranks(means, (a, b) => compare(a, b) < 0)
    expect([order, order]).toEqual([points.rank, alternatives.mean_rank.rank])
  })
  it('min-max', () => {
    const means = minMaxMeans(scores) ?? []
    expect(worst(means.map(double), alternatives.min_max_mean.value)).toBeLessThan(
      alternatives.min_max_mean.tol,
    )
    expect(ranks(means, (a, b) => compare(a, b) > 0)).toEqual(alternatives.min_max_mean.rank)
  })
  it('z-scores', () => {
    const means = zScoreMeans(scores) ?? []
    expect(worst(means, alternatives.z_score_mean.value)).toBeLessThan(alternatives.z_score_mean.tol)
    expect(ranks(means, (a, b) => a > b)).toEqual(alternatives.z_score_mean.rank)
  })
  it('pairs: wins, Copeland, Condorcet', () => {
    const wins = pairwiseWins(scores)
    expect(wins).toEqual(paris.expected.pairwise_wins)
    expect(copelandScores(wins).map(double)).toEqual(copeland.value)
    expect(condorcetWinner(wins)).toBe(condorcet_winner)
  })
  it("Kendall's W", () => {
    const w = kendallW(scores)
    expect(worst(w && [double(w)], [points.kendall_W.value])).toBeLessThan(points.kendall_W.tol)
  })
})

describe('where they mean nothing', () => {
  const flat = matrix([
    [5, 5, 5],
    [1, 2, 3],
  ])
  it('a flat judge has no spread to scale by', () => {
    expect([minMaxMeans(flat), zScoreMeans(flat)]).toEqual([null, null])
  })
  it('judges who all are flat have no concordance', () => {
    expect(
      kendallW(
        matrix([
          [5, 5],
          [1, 1],
        ]),
      ),
    ).toBeNull()
  })
  it('full agreement is one, and its first is the Condorcet winner', () => {
    const agreed = matrix([
      [1, 2, 3],
      [4, 6, 9],
    ])
    expect(kendallW(agreed)).toEqual(decimal('1'))
    expect(condorcetWinner(pairwiseWins(agreed))).toBe(2)
    expect(sub(decimal('2'), copelandScores(pairwiseWins(agreed))[2] ?? decimal('0'))).toEqual(decimal('0'))
  })
})
