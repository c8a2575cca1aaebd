import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { icc } from '~/domain/statistics/icc'

const forms = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'] as const
const single = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)'] as const
const squares = ['MSB', 'MSW', 'MSJ', 'MSE'] as const
const every = [...forms, ...squares, 'F_oneway', 'F_twoway'] as const

const matrix = (marks: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 7 }))
    .chain(([k, n]) =>
      fc.array(fc.array(marks, { minLength: n, maxLength: n }), { minLength: k, maxLength: k }),
    )
const whole = matrix(fc.integer({ min: 0, max: 20 }))

type Result = ReturnType<typeof icc>

/** Equal figures but for rounding; a bound far below (or none) is compared by its nearness to no bound at all. */
function expectAlike(got: Result, wanted: Result, names: readonly (typeof every)[number][] = every) {
  for (const name of names) {
    const [one, other] = [got[name], wanted[name]]
    if (one.value === null || other.value === null) {
      expect(one).toEqual(other)
      continue
    }
    const largest = Math.max(1, Math.abs(other.value))
    expect(Math.abs(one.value - other.value) / largest).toBeLessThan(1e-9)
    const [bounds, others] = [boundsOf(one), boundsOf(other)]
    bounds.forEach((bound, i) => {
      expect(bound).toBeCloseTo(others[i] ?? Number.NaN, 5)
    })
  }
}
const boundsOf = (figure: Result[keyof Result]) => ('ci95' in figure ? figure.ci95.map(squeeze) : [])
const squeeze = (bound: number | null) => (bound === null ? -1 : bound / (1 + Math.abs(bound)))

describe('by hand', () => {
  it('the squares and correlations of two judges', () => {
    const result = icc([
      [1, 2, 3],
      [2, 3, 7],
    ])
    // Item means 1.5, 2.5, 5; judge means 2, 4; grand mean 3.
    const expected = { MSB: 6.5, MSW: 3, MSJ: 6, MSE: 1.5 }
    for (const name of squares) expect(result[name].value).toBeCloseTo(expected[name], 12)
    expect(result['ICC(1,1)'].value).toBeCloseTo(3.5 / 9.5, 12)
    expect(result['ICC(2,1)'].value).toBeCloseTo(5 / 11, 12)
    expect(result['ICC(3,1)'].value).toBeCloseTo(5 / 8, 12)
    expect(result['ICC(1,k)'].value).toBeCloseTo(3.5 / 6.5, 12)
    expect(result['ICC(2,k)'].value).toBeCloseTo(5 / 8, 12)
    expect(result['ICC(3,k)'].value).toBeCloseTo(5 / 6.5, 12)
    expect(result.F_oneway).toMatchObject({ value: 6.5 / 3, df1: 2, df2: 3 })
  })
  it('the probability of F with two degrees of freedom above is (1 + 2F/d)^(−d/2)', () => {
    const { F_oneway, F_twoway } = icc([
      [1, 2, 3],
      [2, 3, 7],
    ])
    expect('p' in F_oneway && F_oneway.p).toBeCloseTo((1 + 13 / 3 / 3) ** -1.5, 8)
    expect('p' in F_twoway && F_twoway.p).toBeCloseTo((1 + 13 / 1.5 / 2) ** -1, 8)
  })
})

describe('where something is undefined', () => {
  const reasons = (scores: (number | null)[][]) => {
    const result = icc(scores)
    return Object.fromEntries(
      every.map((name) => {
        const figure = result[name]
        return [name, figure.value === null ? figure.reason : figure.value]
      }),
    )
  }
  const all = (value: string | number) => Object.fromEntries(every.map((name) => [name, value]))

  it('too few judges or items, or a mark missing', () => {
    expect(reasons([])).toEqual(all('too_few_judges'))
    expect(reasons([[1, 2, 3]])).toEqual(all('too_few_judges'))
    expect(reasons([[1], [2]])).toEqual(all('too_few_items'))
    expect(reasons([[], []])).toEqual(all('too_few_items'))
    const gap = [
      [1, 2, null],
      [1, 2, 3],
    ]
    expect(reasons(gap)).toEqual(all('incomplete'))
    expect(
      reasons([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toEqual(all('incomplete'))
  })
  it('nothing varies, though a tenth has no exact double', () => {
    const flatMarks = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1].map(() => [0.1, 0.1, 0.1])
    expect(reasons(flatMarks)).toEqual({ ...all('no_variation'), MSB: 0, MSW: 0, MSJ: 0, MSE: 0 })
  })
  it('full agreement is 1 without doubt; F has nothing to divide by', () => {
    const result = icc([
      [0.1, 0.4, 0.7],
      [0.1, 0.4, 0.7],
    ])
    for (const form of forms) expect(result[form]).toEqual({ value: 1, ci95: [1, 1] })
    expect(result.F_oneway).toEqual({ value: null, reason: 'no_residual_variation' })
    expect([result.MSW, result.MSJ, result.MSE]).toEqual([{ value: 0 }, { value: 0 }, { value: 0 }])
  })
  it('a constant shift leaves consistency at 1 and takes from agreement', () => {
    const result = icc([
      [0.1, 0.4, 0.7],
      [0.2, 0.5, 0.8],
    ])
    expect(result['ICC(3,1)']).toEqual({ value: 1, ci95: [1, 1] })
    expect(result['ICC(2,1)'].value).toBeCloseTo(0.18 / (0.18 + 0.01), 12)
    expect(result.MSE).toEqual({ value: 0 })
  })
  it('judges who are flat but not alike', () => {
    expect(
      reasons([
        [5, 5, 5],
        [7, 7, 7],
      ]),
    ).toMatchObject({
      'ICC(1,1)': -1,
      'ICC(2,1)': 0,
      'ICC(3,1)': 'no_variation',
      'ICC(1,k)': 'no_variation',
      F_twoway: 'no_variation',
    })
  })
  it('a variance of the mean that its estimate makes negative', () => {
    // Residual far above items and judges: the reliability of the mean would exceed 1.
    const result = icc([
      [2, 0, 0, 0],
      [0, 0, 2, 0],
      [0, 1, 0, 2],
    ])
    expect(result['ICC(2,k)']).toEqual({ value: null, reason: 'negative_variance' })
    expect(result['ICC(2,1)'].value).toBeLessThan(0)
  })
  it('a lower bound beyond the pole of the step to k judges', () => {
    const figure = icc([
      [51, 53, 55, 55, 53, 51, 54],
      [55, 52, 52, 55, 53, 54, 50],
    ])['ICC(2,k)']
    expect('ci95' in figure && figure.ci95[0]).toBeNull()
    expect('ci95' in figure && figure.ci95[1]).toBeCloseTo(0.653105, 5)
  })
  it('items with equal means leave agreement without bounds', () => {
    const scores = [
      [20, 4],
      [3, 18],
      [0, 1],
    ]
    // Judge means 12, 10.5, 0.5: MSB 0, MSJ 469 ÷ 6, MSE 241 ÷ 2.
    const value = -120.5 / (2 * 120.5 + (3 * (469 / 6 - 120.5)) / 2)
    expect(icc(scores)['ICC(2,1)']).toEqual({ value: expect.closeTo(value, 12), ci95: [null, null] })
    expect(icc(scores)['ICC(1,1)'].value).toBe(-0.5)
  })
  it('marks whose squares no double holds', () => {
    const huge = icc([
      [1e200, 3e200, 2e200],
      [2e200, 3e200, 1e200],
    ])
    const plain = icc([
      [1, 3, 2],
      [2, 3, 1],
    ])
    expect(huge.MSB).toEqual({ value: null, reason: 'out_of_range' })
    expectAlike(huge, plain, forms)
  })
})

describe('laws', () => {
  it('the order of judges and items does not matter', () => {
    fc.assert(
      fc.property(whole, (scores) => {
        expectAlike(icc(scores.toReversed()), icc(scores))
        expectAlike(icc(scores.map((row) => row.toReversed())), icc(scores))
      }),
    )
  })
  it('a common shift changes nothing, a scale only the mean squares', () => {
    fc.assert(
      fc.property(whole, (scores) => {
        const moved = scores.map((row) => row.map((score) => score + 1000))
        expectAlike(icc(moved), icc(scores))
        const scaled = icc(scores.map((row) => row.map((score) => score * 2 ** -600)))
        expectAlike(scaled, icc(scores), forms)
      }),
    )
  })
  it("a judge's own level does not touch consistency", () => {
    fc.assert(
      fc.property(whole, (scores) => {
        const moved = scores.map((row, judge) => row.map((score) => score + 7 * judge))
        const names = ['ICC(3,1)', 'ICC(3,k)', 'F_twoway', 'MSB', 'MSE'] as const
        expectAlike(icc(moved), icc(scores), names)
      }),
    )
  })
  it('squares within items are those of judges and residual; the mean of k follows from one', () => {
    fc.assert(
      fc.property(whole, (scores) => {
        const result = icc(scores)
        const [k, n] = [scores.length, scores[0]?.length ?? 0]
        const { MSW, MSJ, MSE } = result
        const parts = (k - 1) * (MSJ.value ?? 0) + (n - 1) * (k - 1) * (MSE.value ?? 0)
        expect(n * (k - 1) * (MSW.value ?? 0)).toBeCloseTo(parts, 8)
        single.forEach((form, i) => {
          const [one, many] = [result[form], result[forms[i + 3] ?? form]]
          if (one.value === null || many.value === null) return
          expect(many.value).toBeCloseTo((k * one.value) / (1 + (k - 1) * one.value), 6)
          // Satterthwaite's interval may miss a negative estimate: its degrees of freedom can fall below one.
          if (form === 'ICC(2,1)') return
          expect(one.ci95[0]).toBeLessThanOrEqual(one.value + 1e-9)
          expect(one.ci95[1]).toBeGreaterThanOrEqual(one.value - 1e-9)
        })
      }),
    )
  })
  it('never NaN or infinite', () => {
    fc.assert(
      fc.property(matrix(fc.double({ noNaN: true, noDefaultInfinity: true })), (scores) => {
        const numbers = JSON.stringify(icc(scores), (_, value) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
        )
        expect(numbers).not.toContain('not finite')
      }),
    )
  })
})
