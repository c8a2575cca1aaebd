import fc from 'fast-check'
import { Matrix, SVD } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { additive } from '~/domain/statistics/additive'
import { fitBlock } from '~/domain/statistics/additive-fit'
import { placesOf } from '~/domain/statistics/additive-ranks'
import { studentizedResiduals } from '~/domain/statistics/additive-residuals'
import { designGraph, marksOf } from '~/domain/statistics/design-graph'
import { mean, type Scores } from '~/domain/statistics/scores'

const matrices = (cell: fc.Arbitrary<number | null>) =>
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 }))
    .chain(([m, n]) =>
      fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    )
const whole = fc.integer({ min: 0, max: 9 })
const sparse = matrices(fc.oneof({ arbitrary: whole, weight: 2 }, fc.constant(null)))
const turn = (scores: Scores) => (scores[0] ?? []).map((_, item) => scores.map((row) => row[item] ?? null))
const close = (actual: unknown, wanted: readonly (number | null)[], digits = 8) => {
  expect(actual).toEqual(wanted.map((value) => (value === null ? null : expect.closeTo(value, digits))))
}

describe('complete designs', () => {
  it('adjusted is raw, a severity the distance of the judge from the grand mean', () => {
    fc.assert(
      fc.property(matrices(whole), (scores) => {
        const result = additive(scores)
        close(result.adjusted_item.value, result.raw_item_mean.value)
        const grand = mean(scores.flat().map(Number))
        close(
          result.severity.value,
          scores.map((row) => grand - mean(row.map(Number))),
        )
        expect(result.rank_adjusted).toEqual(result.rank_raw)
      }),
    )
  })
})

describe('any connected design', () => {
  /** Least squares by pseudo-inverse of the whole design matrix with the constraint as a heavy row of its own. */
  function dense(scores: Scores) {
    const marks = marksOf(scores)
    const items = scores[0]?.length ?? 0
    const rows = marks.map(({ judge, item }) => [
      ...Array.from({ length: items }, (_, i) => (i === item ? 1 : 0)),
      ...scores.map((_, j) => (j === judge ? -1 : 0)),
    ])
    const seen = scores.map((row) => (row.some((mark) => mark !== null) ? 1 : 0))
    const design = new Matrix([...rows, [...new Array(items).fill(0), ...seen]])
    const y = Matrix.columnVector([...marks.map(({ score }) => score), 0])
    const inverse = new SVD(design, { autoTranspose: true }).inverse()
    const solution = inverse.mmul(y).to1DArray()
    const fitted = design.mmul(inverse.mmul(y)).to1DArray()
    const residuals = marks.map(({ score }, at) => score - (fitted[at] ?? 0))
    return { q: solution.slice(0, items), s: solution.slice(items), residuals }
  }
  const connected = sparse.filter((scores) => designGraph(marksOf(scores)).components.length === 1)

  it('is what the whole design matrix gives', () => {
    fc.assert(
      fc.property(connected, (scores) => {
        const result = additive(scores)
        const { q, s, residuals } = dense(scores)
        const known = (values: readonly (number | null)[], all: number[]) =>
          all.map((value, at) => (values[at] === null ? null : value))
        const [items, judges] = [result.adjusted_item.value ?? [], result.severity.value ?? []]
        close(items, known(items, q))
        close(judges, known(judges, s))
        expect(result.rss.value).toBeCloseTo(
          residuals.reduce((sum, each) => sum + each ** 2, 0),
          8,
        )
      }),
    )
  })
  it('follows a new order of judges and items', () => {
    fc.assert(
      fc.property(sparse, (scores) => {
        const [a, b] = [additive(scores), additive(scores.toReversed().map((row) => row.toReversed()))]
        expect(b.connected).toBe(a.connected)
        if (!a.connected) return
        close(b.adjusted_item.value, a.adjusted_item.value?.toReversed() ?? [])
        close(b.severity.value, a.severity.value?.toReversed() ?? [])
        close(b.se_severity.value ?? [], a.se_severity.value?.toReversed() ?? [])
        expect(b.rank_adjusted).toEqual(a.rank_adjusted?.toReversed())
      }),
    )
  })
  it('a judge who gives three more is three milder, and nobody else changes but for the common zero', () => {
    const add = (value: number | null, more: number) => (value === null ? null : value + more)
    fc.assert(
      fc.property(connected, (scores) => {
        fc.pre(scores[0]?.some((mark) => mark !== null) === true)
        const before = additive(scores)
        const after = additive(scores.map((row, judge) => row.map((mark) => add(mark, judge === 0 ? 3 : 0))))
        const severities = before.severity.value ?? []
        const shift = 3 / severities.filter((s) => s !== null).length
        close(
          after.severity.value,
          severities.map((s, judge) => add(s, shift - (judge === 0 ? 3 : 0))),
        )
        close(
          after.adjusted_item.value,
          (before.adjusted_item.value ?? []).map((q) => add(q, shift)),
        )
        expect(after.rss.value).toBeCloseTo(before.rss.value ?? Number.NaN, 8)
      }),
    )
  })
  it('scales with the marks, at both ends of the doubles', () => {
    const scores = [
      [7, 9, null, 5],
      [6, null, 4, 7],
      [null, 10, 6, 6],
    ]
    const base = additive(scores)
    for (const factor of [2 ** 800, 2 ** -1000]) {
      const scaled = additive(scores.map((row) => row.map((x) => x && x * factor)))
      close(
        scaled.adjusted_item.value?.map((x) => x && x / factor),
        base.adjusted_item.value ?? [],
      )
      close(
        scaled.se_severity.value?.map((x) => x && x / factor),
        base.se_severity.value ?? [],
      )
      expect(scaled.F_judges_given_items.value).toBeCloseTo(base.F_judges_given_items.value ?? 0, 8)
      expect(scaled.rank_adjusted).toEqual(base.rank_adjusted)
    }
    expect(additive(scores.map((row) => row.map((x) => x && x * 2 ** 800))).rss).toEqual({
      value: null,
      reason: 'out_of_range',
    })
  })
  it('judges and items change places: the adjusted of one are the leniencies of the other, off by a constant', () => {
    fc.assert(
      fc.property(connected, (scores) => {
        const [a, b] = [additive(scores), additive(turn(scores))]
        const [judges, turned] = [a.severity.value ?? [], b.adjusted_item.value ?? []]
        const first = judges.findIndex((s) => s !== null)
        const level = (turned[first] ?? 0) + (judges[first] ?? 0)
        close(
          turned,
          judges.map((s) => (s === null ? null : level - s)),
        )
        expect(b.residual_df).toBe(a.residual_df)
        expect(b.F_items_given_judges.value ?? -1).toBeCloseTo(a.F_judges_given_items.value ?? -1, 5)
      }),
    )
  })
  it('a studentized residual is the t of a variable of its own for that mark', () => {
    fc.assert(
      fc.property(connected, (scores) => {
        const marks = marksOf(scores)
        const [block] = designGraph(marks).components
        if (!block) return
        const fit = fitBlock(marks, block)
        for (const { judge, item, value, residual } of studentizedResiduals(fit)) {
          // Without the mark the rest is fitted anew; the mark's distance from what the rest foretells is e ÷ (1 − h).
          const rest = scores.map((row, j) => row.map((x, i) => (j === judge && i === item ? null : x)))
          const { adjusted_item, severity, rss, residual_df } = additive(rest)
          const foretold =
            (adjusted_item.value?.[item] ?? Number.NaN) - (severity.value?.[judge] ?? Number.NaN)
          const distance = (scores[judge]?.[item] ?? 0) - foretold
          expect(residual_df).toBe(fit.residualDf - 1)
          const sigma2 = (rss.value ?? 0) / (fit.residualDf - 1)
          expect(value ** 2 * sigma2).toBeCloseTo(residual * distance, 6)
        }
      }),
    )
  })
})

describe('designs at the edge', () => {
  const none = (reason: string) => ({ value: null, reason })
  it('no mark at all', () => {
    for (const scores of [[], [[]], [[null, null], [null]]]) {
      const result = additive(scores)
      expect(result).toMatchObject({ connected: false, n_components: 0, rank_design_matrix: 0 })
      expect([result.severity, result.rank_adjusted]).toEqual([none('too_few_marks'), null])
    }
  })
  it('one judge: raw is adjusted, no severity to tell, no error to estimate', () => {
    expect(additive([[4, 6, null, 6]])).toEqual({
      connected: true,
      components: 1,
      raw_item_mean: { value: [4, 6, null, 6] },
      rank_raw: [3, 1, null, 1],
      adjusted_item: { value: [4, 6, null, 6] },
      rank_adjusted: [3, 1, null, 1],
      severity: { value: [0] },
      se_adjusted_item: none('too_few_marks'),
      se_severity: none('too_few_marks'),
      residual_df: 0,
      rss: { value: 0 },
      sigma2: none('too_few_marks'),
      F_items_given_judges: none('too_few_marks'),
      F_judges_given_items: none('too_few_judges'),
      largest_externally_studentized_residual: none('too_few_marks'),
    })
  })
  it('one item: its mean, and the judges about it', () => {
    const result = additive([[4], [6], [null], [8]])
    expect(result.adjusted_item).toEqual({ value: [6] })
    expect(result.severity).toEqual({ value: [2, 0, null, -2] })
    expect(result.F_items_given_judges).toEqual(none('too_few_items'))
  })
  it('marks that the model meets exactly have no error, marks all alike no variation either', () => {
    const exact = additive([
      [0.1, 0.4, 0.7],
      [0.3, 0.6, 0.9],
    ])
    expect([exact.rss, exact.sigma2]).toEqual([{ value: 0 }, { value: 0 }])
    expect(exact.se_severity).toEqual({ value: [0, 0] })
    expect(exact.F_items_given_judges).toEqual(none('no_residual_variation'))
    expect(exact.largest_externally_studentized_residual).toEqual(none('no_residual_variation'))
    const flat = additive([
      [0.1, 0.1],
      [0.1, 0.1],
    ])
    expect(flat.F_judges_given_items).toEqual(none('no_variation'))
    expect(flat.rank_adjusted).toEqual([1, 1])
  })
  it('a judge joined by one mark alone has no residual there and takes no part in the error', () => {
    const scores = [
      [5, 7, 6],
      [6, 9, 6],
      [null, null, 2],
    ]
    const alone = additive(scores.slice(0, 2))
    const joined = additive(scores)
    expect(joined.rss.value).toBeCloseTo(alone.rss.value ?? Number.NaN, 12)
    expect(joined.residual_df).toBe(alone.residual_df)
    expect(designGraph(marksOf(scores)).bridges).toEqual([[2, 2]])
  })
  it('a lower mark is better: places turn round, severities do not', () => {
    const scores = [
      [7, 9, null],
      [6, null, 4],
    ]
    expect(additive(scores, false)).toMatchObject({
      rank_raw: [2, 3, 1],
      severity: additive(scores).severity,
    })
  })
  it('the marks of 8,496 wards by five of forty judges each are fitted without a matrix of the wards', () => {
    const scores = Array.from({ length: 40 }, (_, judge) =>
      Array.from({ length: 8496 }, (_, item) => {
        const seat = (judge - item * 7 - (item >> 5)) % 40
        return (seat + 40) % 40 < 5 ? 60 + ((item * 31) % 30) + (judge % 5) + ((item * judge) % 7) : null
      }),
    )
    const result = additive(scores)
    expect([result.connected, result.residual_df]).toEqual([true, 8496 * 5 - 8496 - 39])
  })
})

describe('places', () => {
  it('equals share the first place; what was computed differently is still equal', () => {
    expect(placesOf([0.3, 0.1 + 0.2, null, 5, 0.1])).toEqual([2, 2, null, 1, 4])
    expect(placesOf([3, 1, 2], false)).toEqual([3, 1, 2])
    expect(placesOf([])).toEqual([])
  })
})

it('figures beyond the doubles are none, those of a component apart', () => {
  const huge = 1.7e308
  const result = additive([
    [huge, -huge, null],
    [-huge, null, null],
    [null, null, 3],
  ])
  const [first, second] = result.connected ? [] : result.components
  close(
    first?.severity_within_component.map((s) => s && s / huge),
    [-1, 1],
  )
  expect(first?.adjusted_within_component).toEqual([expect.any(Number), null])
  expect(second).toEqual({
    judges: [2],
    items: [2],
    severity_within_component: [0],
    adjusted_within_component: [3],
    residual_df: 0,
  })
})
