import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementWithRest } from '~/domain/statistics/flags/agreement-with-rest'
import { anomalyFlags } from '~/domain/statistics/flags/anomaly-flags'
import { judgeSpread } from '~/domain/statistics/flags/judge-spread'
import { outlyingMarks } from '~/domain/statistics/flags/outlying-marks'
import paris from '../../cases/anomaly_flags_paris.json'
import planted from '../../cases/anomaly_flags_planted.json'
import { treeDifferences } from './flag-case'

it.each([paris, planted])('reference case $id', ({ input, expected }) => {
  const { tol, planted: _, ...values } = expected
  expect(treeDifferences(values, anomalyFlags(input.scores), tol)).toEqual([])
})

it('the comparison finds a wrong digit, a missing figure and a list too long', () => {
  const expected = { a: 1, b: [{ c: null }], d: 'x', e: [1] }
  expect(treeDifferences(expected, { a: 1.05, b: [{ c: null }], d: 'x', e: [1] }, 0.1)).toEqual([])
  const bad = { a: 1.2, b: [{}], d: 'y', e: [1, 2] }
  expect(treeDifferences(expected, bad, 0.1).map((line) => line.split(':')[0])).toEqual([
    '.a',
    '.b.0.c',
    '.d',
    '.e',
  ])
})

describe('outlying marks', () => {
  const additive = (judges: number, items: number) =>
    Array.from({ length: judges }, (_, judge) =>
      Array.from({ length: items }, (__, item) => judge + 3 * item),
    )

  it('by hand: 2 × 4, all differences 0 but one of 4 and one of 1', () => {
    // The differences of two judges: t of one against the mean of the others, 2 degrees of freedom for 3 others.
    const { tested } = outlyingMarks([
      [5, 7, 9, 4],
      [5, 6, 9, 0],
    ])
    // Others of the last item: 0, 1, 0; mean 1/3, variance 1/3; (4 − 1/3) ÷ √(1/3 · (1 + 1/3)) = 5.5.
    expect(tested[0]).toMatchObject({ judge: 0, item: 3, score: 4 })
    expect(tested[0]?.rstudent).toBeCloseTo(5.5, 10)
    expect(tested[1]?.rstudent).toBeCloseTo(-5.5, 10)
    const tail = 0.5 - 5.5 / (2 * Math.sqrt(2 + 5.5 ** 2))
    expect(tested[0]?.p_two_sided).toBeCloseTo(2 * tail, 12)
    expect(tested[0]?.p_bonferroni).toBeCloseTo(16 * tail, 12)
  })
  it('a mark without which all fit exactly is named, not measured', () => {
    const scores = additive(4, 5)
    if (scores[2]) scores[2][3] = 40
    expect(anomalyFlags(scores)).toMatchObject({ sole_misfits: [[2, 3]], flags_at_bonferroni_05: [] })
  })
  it('has nothing to test where all fits exactly, or without degrees of freedom', () => {
    const none = { tested: [], sole_misfits: [] }
    expect(outlyingMarks(additive(3, 4))).toEqual(none)
    expect(
      outlyingMarks([
        [1, 2],
        [2, 9],
      ]),
    ).toEqual(none)
    expect(
      outlyingMarks([
        [1, null],
        [null, 9],
      ]),
    ).toEqual(none)
    expect(outlyingMarks([])).toEqual(none)
  })
  it('bridges are not tested; what joins by one does not change the others', () => {
    const { scores } = planted.input
    const joined = [...scores.map((row, judge) => [...row, judge === 0 ? 3 : null]), []]
    const strip = (list: ReturnType<typeof outlyingMarks>['tested']) =>
      list.map(({ judge, item, rstudent }) => [judge, item, rstudent.toFixed(8)])
    expect(strip(outlyingMarks(joined).tested)).toEqual(strip(outlyingMarks(scores).tested))
  })
  it('of two components each has its levels, and both share the variance', () => {
    const block = [
      [5, 7, 9, 4],
      [5, 6, 9, 0],
    ]
    const apart = [
      ...block.map((row) => [...row, null, null, null, null]),
      ...block.map((row) => [null, null, null, null, ...row.map((mark) => mark + 100)]),
    ]
    const { tested } = outlyingMarks(apart)
    expect(tested.length).toBe(16)
    // Differences 0, 1, 0, 4: half their squares about the mean is 5.375 per block, 1/3 without the last; 6 − 1 degrees.
    const t = Math.sqrt((5.375 - 1 / 3) / ((5.375 + 1 / 3) / 5))
    expect(Math.abs(tested[0]?.rstudent ?? 0)).toBeCloseTo(t, 8)
  })
  it('does not heed level, unit, or the order of judges', () => {
    const matrix = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
      minLength: 3,
      maxLength: 5,
    })
    fc.assert(
      fc.property(matrix, (scores) => {
        const sizes = (list: number[][]) =>
          outlyingMarks(list)
            .tested.map(({ rstudent }) => Math.abs(rstudent).toFixed(5))
            .sort()
        const other = [...scores]
          .reverse()
          .map((row, judge) => row.map((mark, item) => (mark + judge + item) * 1000))
        expect(sizes(other)).toEqual(sizes(scores))
      }),
    )
  })
})

describe('masking', () => {
  it('a mark that an inverted judge hides is found without that judge', () => {
    const level = [10, 20, 30, 40, 50, 60, 70, 80]
    const noise = [0, 1, -1, 1, 0, -1, 1, -1]
    const honest = [1, 2, 3, 5].map((step) =>
      level.map((mark, item) => mark + (noise[(item * step) % 8] ?? 0)),
    )
    if (honest[1]) honest[1][2] = 42
    const flags = anomalyFlags([...honest, level.map((mark) => 90 - mark)])
    expect(flags.inverted_judges).toEqual([4])
    expect(flags.flags_at_bonferroni_05).not.toContainEqual([1, 2])
    expect(flags.unmasked_at_bonferroni_05).toEqual([[1, 2]])
  })
})

describe('spread', () => {
  it('flat, narrow, too few marks', () => {
    const spread = judgeSpread([
      [1, 5, 9],
      [0.1, 0.1, 0.1],
      [5, 5, 6],
      [0, 4, 8],
      [3, null, null],
    ])
    expect(spread.judge_sd.map((sd) => sd?.toFixed(6))).toEqual([
      '4.000000',
      '0.000000',
      '0.577350',
      '4.000000',
      undefined,
    ])
    expect(spread.judge_sd[1]).toBe(0)
    // Median of 0, 0.577, 4, 4.
    expect(spread.sd_ratio[0]).toBeCloseTo(4 / ((4 + Math.sqrt(1 / 3)) / 2), 12)
    expect(spread).toMatchObject({ flat_judges: [1], narrow_judges: [] })
    const wide = Array.from({ length: 3 }, () => [0, 8])
    expect(judgeSpread([...wide, [4, 5]]).narrow_judges).toEqual([3])
    expect(judgeSpread([...wide, [4, 6]]).narrow_judges).toEqual([])
  })
  it('where most are flat there is no ratio', () => {
    const spread = judgeSpread([
      [1, 1],
      [2, 2],
      [1, 9],
    ])
    expect(spread).toMatchObject({ sd_ratio: [null, null, null], flat_judges: [0, 1] })
    expect(judgeSpread([])).toEqual({ judge_sd: [], sd_ratio: [], flat_judges: [], narrow_judges: [] })
  })
})

describe('agreement with the rest', () => {
  it('ties of means of tenths are ties', () => {
    const scores = [
      [1, 2, 3],
      [0.1, 0.3, 9],
      [0.2, 0.2, 9],
      [0.3, 0.1, 9],
    ]
    const { judge_vs_rest_spearman: rho } = agreementWithRest(scores)
    expect(rho[0]).toBeCloseTo(Math.sqrt(3) / 2, 12)
  })
  it('only items that another one scored count; six of them must go the other way', () => {
    const up = [1, 2, 3, 4, 5, 6]
    const down = [...up].reverse()
    expect(agreementWithRest([up, down])).toMatchObject({
      judge_vs_rest_spearman: [-1, -1],
      inverted_judges: [0, 1],
    })
    const five = agreementWithRest([
      [...up.slice(0, 5), 9],
      [...down.slice(0, 5), null],
    ])
    expect(five).toEqual({ judge_vs_rest_spearman: [-1, -1], common_items: [5, 5], inverted_judges: [] })
    expect(agreementWithRest([up])).toEqual({
      judge_vs_rest_spearman: [null],
      common_items: [0],
      inverted_judges: [],
    })
  })
  it('what a double cannot hold beside the largest mark counts as nothing, not as noise', () => {
    const { judge_vs_rest_spearman: rho } = agreementWithRest([
      [1e300, 1e-300, 0],
      [3, 2, 1],
    ])
    expect(rho[0]).toBeNull()
    expect(rho[1]).toBeCloseTo(Math.sqrt(3) / 2, 12)
  })
})
