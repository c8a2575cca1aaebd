import fc from 'fast-check'
import { determinant, inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { additive } from '~/domain/statistics/additive'
import { type Mark, marksOf } from '~/domain/statistics/design-graph'
import { meanSquares } from '~/domain/statistics/mean-squares'
import { mixed } from '~/domain/statistics/mixed'
import { mixedJudges } from '~/domain/statistics/mixed-judges'
import { minimizeRatio } from '~/domain/statistics/mixed-minimum'
import type { Scores } from '~/domain/statistics/scores'

const matrices = (cell: fc.Arbitrary<number | null>) =>
  fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 6 }))
    .chain(([m, n]) =>
      fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    )
/** Each run is a search, and the dense comparison inverts matrices. */
const RUNS = { numRuns: 40 }
const whole = fc.integer({ min: 0, max: 9 })
const sparse = matrices(fc.oneof({ arbitrary: whole, weight: 3 }, fc.constant(null)))
const isDefined = (scores: Scores) => mixed(scores).mu.value !== null
const close = (actual: unknown, wanted: readonly (number | null)[] | null, digits = 4) =>
  expect(actual).toEqual(
    (wanted ?? []).map((value) => (value === null ? null : expect.closeTo(value, digits))),
  )

/** −2 log restricted likelihood and the generalized least squares of `fixed`, from the whole covariance matrix. */
function dense(marks: readonly Mark[], fixed: number[][], item: number, judge: number, residual: number) {
  const covariance = new Matrix(
    marks.map((a) =>
      marks.map(
        (b) => (a.item === b.item ? item : 0) + (a.judge === b.judge ? judge : 0) + (a === b ? residual : 0),
      ),
    ),
  )
  const x = new Matrix(fixed)
  const y = Matrix.columnVector(marks.map(({ score }) => score))
  const weight = inverse(covariance)
  const information = x.transpose().mmul(weight).mmul(x)
  const beta = inverse(information).mmul(x.transpose().mmul(weight).mmul(y))
  const left = Matrix.sub(y, x.mmul(beta))
  const square = left.transpose().mmul(weight).mmul(left).get(0, 0)
  const logs = Math.log(determinant(covariance)) + Math.log(determinant(information))
  const df = marks.length - x.columns
  return {
    criterion: logs + square + df * Math.log(2 * Math.PI),
    beta: beta.to1DArray(),
    errors: inverse(information).diagonal().map(Math.sqrt),
    weighted: weight.mmul(left).to1DArray(),
  }
}
const small = fc.double({ min: 0, max: 3, noNaN: true })

describe('judges and items random', () => {
  const ofMean = (marks: readonly Mark[]) => marks.map(() => [1])
  it('is at the least of the criterion that the whole covariance matrix gives', () => {
    fc.assert(
      fc.property(sparse.filter(isDefined), small, small, small, (scores, a, b, c) => {
        const marks = marksOf(scores)
        const result = mixed(scores)
        const [item, judge, residual] = [result.var_item, result.var_judge, result.var_residual].map((each) =>
          Number(each.value),
        ) as [number, number, number]
        fc.pre(residual > 1e-6 * (item + judge))
        const here = dense(marks, ofMean(marks), item, judge, residual)
        expect(result.reml_criterion.value).toBeCloseTo(here.criterion, 5)
        expect(result.mu.value).toBeCloseTo(here.beta[0] ?? Number.NaN, 5)
        expect(result.se_mu.value).toBeCloseTo(here.errors[0] ?? Number.NaN, 5)
        const elsewhere = dense(
          marks,
          ofMean(marks),
          item * a + b / 9,
          judge * b + c / 9,
          residual * (0.1 + c),
        )
        expect(elsewhere.criterion).toBeGreaterThanOrEqual(here.criterion - 1e-6)
        // A prediction is the covariance with the marks times their weighted residuals.
        const sumOver = (take: (mark: Mark) => boolean) =>
          marks.reduce((sum, mark, at) => sum + (take(mark) ? (here.weighted[at] ?? 0) : 0), 0)
        close(
          result.blup_item.value?.map((value) => value ?? 0),
          (scores[0] ?? []).map((_, i) => item * sumOver((mark) => mark.item === i)),
        )
        close(
          result.blup_judge.value?.map((value) => value ?? 0),
          scores.map((_, j) => judge * sumOver((mark) => mark.judge === j)),
        )
      }),
      RUNS,
    )
  })
  it('of a complete design is the analysis of variance where no estimate is negative', () => {
    fc.assert(
      fc.property(matrices(whole), (scores) => {
        const { squares, unit } = meanSquares(scores.map((row) => row.map(Number)))
        const { n, k, MSB, MSJ, MSE } = squares
        fc.pre(MSE > 1e-6 && MSB > MSE && MSJ > MSE)
        const result = mixed(scores)
        const scale = unit * unit
        expect(result.var_residual.value).toBeCloseTo(MSE * scale, 4)
        expect(result.var_item.value).toBeCloseTo(((MSB - MSE) / k) * scale, 4)
        expect(result.var_judge.value).toBeCloseTo(((MSJ - MSE) / n) * scale, 4)
      }),
      RUNS,
    )
  })
  it('a variance below zero is exactly zero, and so are its predictions', () => {
    const result = mixed([
      [1, 5, 9, 4],
      [5, 1, 4, 9],
      [4, 9, 1, 5],
    ])
    expect(result.var_judge).toEqual({ value: 0 })
    expect(result.sd_judge).toEqual({ value: 0 })
    expect(result.blup_judge).toEqual({ value: [0, 0, 0] })
    expect(result.var_item.value).toBe(0)
    // Nothing but the residual is left: the variance of twelve marks of sum 57 and squares 369.
    expect(result.var_residual.value).toBeCloseTo((369 - 57 ** 2 / 12) / 11, 10)
    expect(result.mu.value).toBeCloseTo(4.75, 12)
  })
  it('is exactly zero where the criterion is least there but for the rounding of its sums', () => {
    const scores = [
      [2, 7, 6, 2],
      [null, 0, null, 4],
      [6, 5, 4, 5],
      [9, 6, 8, 0],
      [3, 9, null, 3],
    ]
    expect(mixed(scores)).toMatchObject({
      ...{ var_judge: { value: 0 }, sd_judge: { value: 0 } },
      blup_judge: { value: [0, 0, 0, 0, 0] },
    })
  })
  it('is exactly zero in every complete design whose judges, or items, differ no more than the residual', () => {
    fc.assert(
      fc.property(matrices(whole), (scores) => {
        const { MSB, MSJ, MSE } = meanSquares(scores.map((row) => row.map(Number))).squares
        fc.pre(MSE > 1e-6)
        const { var_item, var_judge } = mixed(scores)
        const none = { value: 0 }
        if (MSJ <= MSE && MSB >= MSE) expect(var_judge).toEqual(none)
        if (MSB <= MSE && MSJ >= MSE) expect(var_item).toEqual(none)
        if (MSJ <= MSE) expect(mixedJudges(scores).var_judge).toEqual(none)
      }),
      { numRuns: 200 },
    )
  })
  it('moves and scales with the marks', () => {
    fc.assert(
      fc.property(sparse.filter(isDefined), (scores) => {
        const [a, b] = [
          mixed(scores),
          mixed(scores.map((row) => row.map((x) => (x === null ? null : 8 * x + 40)))),
        ]
        expect(b.mu.value).toBeCloseTo(8 * Number(a.mu.value) + 40, 4)
        expect(b.sd_residual.value).toBeCloseTo(8 * Number(a.sd_residual.value), 4)
        close(
          b.blup_item.value,
          (a.blup_item.value ?? []).map((x) => (x === null ? null : 8 * x)),
          3,
        )
      }),
      RUNS,
    )
  })
})

describe('judges random, items fixed', () => {
  it('is at the least of its criterion, and gives the generalized least squares of the items', () => {
    fc.assert(
      fc.property(sparse.filter(isDefined), small, small, (scores, a, b) => {
        const marks = marksOf(scores)
        const seen = [...new Set(marks.map(({ item }) => item))].sort((x, y) => x - y)
        const fixed = marks.map(({ item }) => seen.map((each) => (each === item ? 1 : 0)))
        const result = mixedJudges(scores)
        const [judge, residual] = [Number(result.var_judge.value), Number(result.var_residual.value)]
        fc.pre(residual > 1e-6 * judge)
        const here = dense(marks, fixed, 0, judge, residual)
        expect(result.reml_criterion.value).toBeCloseTo(here.criterion, 5)
        const known = (values: readonly (number | null)[] | null | undefined) =>
          seen.map((item) => values?.[item] ?? Number.NaN)
        close(known(result.adjusted_item.value), here.beta)
        close(known(result.se_adjusted_item.value), here.errors)
        const elsewhere = dense(marks, fixed, 0, judge * a + b / 9, residual * (0.1 + b))
        expect(elsewhere.criterion).toBeGreaterThanOrEqual(here.criterion - 1e-6)
      }),
      RUNS,
    )
  })
  it('changes no complete design, and shrinks severities by the ratio of the variances', () => {
    fc.assert(
      fc.property(matrices(whole).filter(isDefined), (scores) => {
        const [result, fixed] = [mixedJudges(scores), additive(scores)]
        close(result.adjusted_item.value, fixed.adjusted_item.value, 8)
        expect(result.rank_adjusted).toEqual(fixed.rank_adjusted)
        const items = scores[0]?.length ?? 0
        const [judge, residual] = [Number(result.var_judge.value), Number(result.var_residual.value)]
        close(
          result.severity.value,
          (fixed.severity.value ?? []).map((s) => ((s ?? 0) * items * judge) / (items * judge + residual)),
        )
      }),
      RUNS,
    )
  })
  it('where judges do not differ the adjusted items are the raw means', () => {
    const result = mixedJudges([
      [1, 5, 9, 4, 2],
      [5, 1, 4, 9, null],
      [4, 9, 1, 5, 4],
    ])
    expect([result.var_judge, result.severity]).toEqual([{ value: 0 }, { value: [0, 0, 0] }])
    close(result.adjusted_item.value, [10 / 3, 5, 14 / 3, 6, 3], 12)
    expect(result.rank_adjusted).toEqual([4, 2, 3, 1, 5])
  })
})

describe('where the models are undefined', () => {
  const reasonsOf = (scores: Scores) =>
    [mixed(scores).mu, mixedJudges(scores).var_judge].map((each) => 'reason' in each && each.reason)
  it.each<[string, Scores, string]>([
    ['nothing', [], 'too_few_marks'],
    ['one judge', [[1, 2, 3]], 'too_few_marks'],
    ['one item', [[1], [2], [3]], 'too_few_marks'],
    [
      'no mark to spare',
      [
        [1, 2],
        [null, 3],
      ],
      'too_few_marks',
    ],
    [
      'two pieces',
      [
        [1, 2, null],
        [2, 4, null],
        [null, null, 5],
      ],
      'disconnected',
    ],
    [
      'all alike',
      [
        [3, 3],
        [3, 3],
      ],
      'no_variation',
    ],
    [
      'met exactly',
      [
        [1, 2, 3],
        [2, 3, 4],
      ],
      'no_residual_variation',
    ],
  ])('%s', (_, scores, reason) => {
    expect(reasonsOf(scores)).toEqual([reason, reason])
  })
})

describe('the search for a ratio', () => {
  it('finds the least over many orders of magnitude, and zero where it lies there', () => {
    for (const least of [3e-7, 0.4, 1, 77, 5e6]) {
      expect(minimizeRatio((t) => (t === 0 ? 1e9 : Math.log(t / least) ** 2)).at / least).toBeCloseTo(1, 6)
    }
    expect(minimizeRatio((t) => t)).toEqual({ at: 0, value: 0 })
    expect(minimizeRatio((t) => (t === 0 ? 40 : 40 - 1e-13 + t))).toEqual({ at: 0, value: 40 })
  })
})
