import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { krippendorff } from '~/domain/statistics/krippendorff'
import { sumByIntegral, sumByPairs } from '~/domain/statistics/krippendorff-ratio'

const scales = ['alpha_nominal', 'alpha_ordinal', 'alpha_interval', 'alpha_ratio'] as const
const mark = fc.option(fc.integer({ min: 0, max: 6 }))
const sparse = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 }))
  .chain(([judges, items]) =>
    fc.array(fc.array(mark, { minLength: items, maxLength: items }), {
      minLength: judges,
      maxLength: judges,
    }),
  )
const alike = (figures: (string | number)[]) =>
  figures.map((each) => (typeof each === 'string' ? each : expect.closeTo(each, 10)))
type Result = ReturnType<typeof krippendorff>
const flat = (result: Result, names: readonly (typeof scales)[number][] = scales) =>
  names.map((name) => {
    const figure = result[name]
    return figure.value === null ? figure.reason : figure.value
  })

/** The coincidence matrix of Krippendorff (2011): alpha = 1 − (n − 1) Σ o_ck δ²_ck ÷ Σ n_c n_k δ²_ck. */
function byCoincidences(scores: (number | null)[][]): (string | number)[] {
  const items = scores[0]?.map((_, item) => scores.map((row) => row[item] ?? null)) ?? []
  const units = items.map((unit) => unit.filter((each) => each !== null)).filter((unit) => unit.length > 1)
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  if (values.length < 2) return scales.map(() => (values.length === 0 ? 'too_few_marks' : 'no_variation'))
  const o = values.map((c) =>
    values.map((k) =>
      units.reduce((sum, unit) => {
        const [ofC, ofK] = [unit.filter((x) => x === c).length, unit.filter((x) => x === k).length]
        return sum + (c === k ? ofC * (ofC - 1) : ofC * ofK) / (unit.length - 1)
      }, 0),
    ),
  )
  const counts = o.map((row) => row.reduce((sum, each) => sum + each, 0))
  const n = counts.reduce((sum, each) => sum + each, 0)
  const at = (list: number[] | undefined, i: number) => list?.[i] ?? 0
  const metrics: ((c: number, k: number) => number)[] = [
    () => 1,
    (c, k) => {
      const [low, high] = [Math.min(c, k), Math.max(c, k)]
      const between = counts.slice(low, high + 1).reduce((sum, each) => sum + each, 0)
      return (between - (at(counts, low) + at(counts, high)) / 2) ** 2
    },
    (c, k) => (at(values, c) - at(values, k)) ** 2,
    (c, k) => ((at(values, c) - at(values, k)) / (at(values, c) + at(values, k))) ** 2,
  ]
  return metrics.map((metric) => {
    let [observed, expected] = [0, 0]
    for (let c = 0; c < values.length; c++)
      for (let k = 0; k < c; k++) {
        observed += at(o[c], k) * metric(c, k)
        expected += at(counts, c) * at(counts, k) * metric(c, k)
      }
    return 1 - ((n - 1) * observed) / expected
  })
}

describe("Krippendorff's alpha", () => {
  it('is the same through the coincidence matrix, on all four scales', () => {
    fc.assert(
      fc.property(sparse, (scores) => {
        expect(flat(krippendorff(scores))).toEqual(alike(byCoincidences(scores)))
      }),
    )
  })
  it('the order of judges and items does not matter, nor which judge left a mark out', () => {
    fc.assert(
      fc.property(sparse, (scores) => {
        const expected = flat(krippendorff(scores))
        expect(flat(krippendorff(scores.toReversed()))).toEqual(alike(expected))
        expect(flat(krippendorff(scores.map((row) => row.toReversed())))).toEqual(alike(expected))
        expect(flat(krippendorff([...scores, scores[0]?.map(() => null) ?? []]))).toEqual(alike(expected))
      }),
    )
  })
  it('keeps under what each scale allows', () => {
    fc.assert(
      fc.property(sparse, (scores) => {
        const change = (by: (score: number) => number) =>
          krippendorff(scores.map((row) => row.map((score) => (score === null ? null : by(score)))))
        const plain = krippendorff(scores)
        const pick = (result: Result, ...names: (typeof scales)[number][]) => flat(result, names)
        const all = ['alpha_nominal', 'alpha_ordinal', 'alpha_interval'] as const
        expect(
          pick(
            change((x) => 3 * x - 50),
            ...all,
          ),
        ).toEqual(alike(pick(plain, ...all)))
        expect(
          pick(
            change((x) => x ** 3),
            'alpha_nominal',
            'alpha_ordinal',
          ),
        ).toEqual(pick(plain, 'alpha_nominal', 'alpha_ordinal'))
        expect(flat(change((x) => x * 2 ** -700))).toEqual(alike(flat(plain)))
        expect(flat(change((x) => x * 2 ** 1000))).toEqual(alike(flat(plain)))
      }),
    )
  })
  it('on two values all scales agree', () => {
    const binary = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1)), { minLength: 1 })
    fc.assert(
      fc.property(binary, (pairs) => {
        const result = krippendorff([pairs.map(([a]) => a), pairs.map(([, b]) => b)])
        const [first = '', ...others] = flat(result)
        expect(others).toEqual(alike([first, first, first]))
      }),
    )
  })
})

describe('where it is undefined', () => {
  const all = (reason: string) => scales.map(() => reason)
  it('no judges, one judge, nothing in common', () => {
    expect(flat(krippendorff([]))).toEqual(all('too_few_marks'))
    expect(flat(krippendorff([[1, 2, 3]]))).toEqual(all('too_few_marks'))
    const apart = krippendorff([
      [1, null],
      [null, 2],
    ])
    expect(flat(apart)).toEqual(all('too_few_marks'))
    expect(apart.pairable).toBe(0)
  })
  it('what has a partner does not vary, though what has none does', () => {
    const scores = [
      [0.1, 0.1, 9],
      [0.1, 0.1, null],
    ]
    expect(flat(krippendorff(scores))).toEqual(all('no_variation'))
  })
  it('the ratio scale has no negative marks', () => {
    const scores = [
      [-1, 1, 2],
      [-1, 1, 3],
    ]
    expect(krippendorff(scores).alpha_ratio).toEqual({ value: null, reason: 'negative_scores' })
    // Marks −1, −1, 1, 1, 2, 3: squared differences 2 within the one item, 154 among all six.
    expect(krippendorff(scores).alpha_interval.value).toBeCloseTo(1 - (5 * 2) / 154, 12)
  })
})

describe('the ratio metric over many values', () => {
  it('by pairs and by integral are the same', () => {
    const level = fc.record({
      value: fc.integer({ min: 0, max: 400 }),
      count: fc.integer({ min: 1, max: 9 }),
    })
    const levels = fc.uniqueArray(level, { selector: ({ value }) => value, minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(levels, fc.constantFrom(1e-3, 1, 1e6), (drawn, scale) => {
        const scaled = drawn.map(({ value, count }) => ({ value: value * scale, count }))
        const marks = drawn.reduce((sum, { count }) => sum + count, 0)
        expect(Math.abs(sumByIntegral(scaled) - sumByPairs(scaled)) / marks ** 2).toBeLessThan(1e-13)
      }),
    )
  })
  it('takes both ways to one alpha', () => {
    // 1,500 values go by pairs, 3,000 over the same range by the integral.
    const few = Array.from({ length: 1500 }, (_, item) => 50 + item / 30)
    const many = Array.from({ length: 3000 }, (_, item) => 50 + (item - 0.5) / 60)
    const alpha = (values: number[]) => krippendorff([values, values.map((x) => x + 1)]).alpha_ratio.value
    expect(alpha(many)).toBeCloseTo(alpha(few) ?? 0, 3)
  })
})
