import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { additive } from '~/domain/statistics/additive'
import { copiedMarks } from '~/domain/statistics/flags/copied-marks'
import { holm } from '~/domain/statistics/flags/holm'
import { homeAdvantage } from '~/domain/statistics/flags/home-advantage'
import { severeJudges } from '~/domain/statistics/flags/severe-judges'
import diving from '../../cases/anomaly_homebias_diving_women.json'
import { treeDifferences } from './flag-case'

describe('home advantage', () => {
  const { judges, judge_country, countries, dives } = diving.input
  const homeOf = new Map(Object.entries(judge_country))
  const scores = judges.map(() => dives.map((): number | null => null))
  dives.forEach((dive, item) => {
    for (let at = 1; at < dive.length; at += 2) {
      const row = scores[dive[at] ?? -1]
      if (row) row[item] = dive[at + 1] ?? null
    }
  })
  const found = homeAdvantage(
    scores,
    judges.map((judge) => homeOf.get(judge) ?? null),
    dives.map(([country = -1]) => countries[country] ?? null),
  )

  it('reference case: Sydney 2000', () => {
    const named = found.map(({ judge, home, ...rest }) => ({ judge: judges[judge], country: home, ...rest }))
    const [{ tol } = { tol: 0 }] = diving.expected.judges
    const expected = diving.expected.judges.map(({ tol: own, ...rest }) => {
      expect(own).toBe(tol)
      return rest
    })
    expect(treeDifferences(expected, named, tol)).toEqual([])
  })
  it('twelve judges tested: only one stays below 0.05', () => {
    const smallest = Math.min(...found.map(({ p }) => p ?? 1))
    const xu = found.find(({ judge }) => judges[judge] === 'XU Yiming')
    expect(xu?.p).toBe(smallest)
    expect(xu?.p_holm).toBeCloseTo(12 * smallest, 12)
    expect(found.filter(({ flagged }) => flagged).map(({ judge }) => judges[judge])).toEqual(['XU Yiming'])
  })
  it('Holm by hand', () => {
    const corrected = holm([0.01, null, 0.04, 0.03, 0.005])
    expect(treeDifferences([0.03, null, 0.06, 0.06, 0.02], corrected, 1e-15)).toEqual([])
    expect(holm([0.9, 0.8])).toEqual([1, 1])
  })
  it('by hand: four items by two judges', () => {
    // The discrepancies are half the differences 4, 2, 0, 0: DoD 1.5, variances ½ and 0 over two each.
    const [own, ...others] = homeAdvantage(
      [
        [9, 8, 5, 6],
        [5, 6, 5, 6],
      ],
      ['a', null],
      ['a', 'a', 'b', null],
    )
    expect(others).toEqual([])
    const tail = 0.5 - Math.atan(3) / Math.PI
    expect(
      treeDifferences(
        own,
        {
          judge: 0,
          home: 'a',
          n_home: 2,
          n_other: 2,
          dod: 1.5,
          t: 3,
          df: 1,
          p: 2 * tail,
          p_holm: 2 * tail,
          flagged: false,
        },
        1e-12,
      ),
    ).toEqual([])
  })
  it('one home item or no variation: a difference but no test; without a home item nothing', () => {
    const rows = [
      [9, 5, 5],
      [5, 5, 5],
    ]
    const untested = { judge: 0, home: 'a', dod: 2, t: null, df: null, p: null, p_holm: null, flagged: false }
    expect(homeAdvantage(rows, ['a', 'c'], ['a', 'b', 'b'])).toEqual([{ ...untested, n_home: 1, n_other: 2 }])
    const same = rows.map((row) => [row[0] ?? null, ...row])
    expect(homeAdvantage(same, ['a'], ['a', 'a', 'b', 'b'])).toEqual([{ ...untested, n_home: 2, n_other: 2 }])
    expect(homeAdvantage(rows, ['a'], ['a', 'a', 'a'])).toEqual([])
    expect(homeAdvantage([[9, 5, 5]], ['a'], ['a', 'b', 'b'])).toEqual([])
    expect(homeAdvantage([], [], [])).toEqual([])
  })
  it('huge and tiny marks give the same test', () => {
    const rows = (unit: number) => [
      [9 * unit, 8 * unit, 5 * unit, 6 * unit],
      [5 * unit, 6 * unit, 5 * unit, 6 * unit],
    ]
    for (const unit of [2 ** 900, 2 ** -900])
      expect(homeAdvantage(rows(unit), ['a'], ['a', 'a', 'b', 'b'])[0]).toMatchObject({
        t: expect.closeTo(3, 9),
        df: expect.closeTo(1, 9),
      })
  })
  it('against home is no flag, however sure', () => {
    const rows = [
      [1, 1.1, 1.2, 9, 9.1, 9.2],
      [9, 9, 9, 9, 9, 9],
    ]
    const [own] = homeAdvantage(rows, ['a'], ['a', 'a', 'a', 'b', 'b', 'b'])
    expect(own).toMatchObject({ flagged: false, dod: expect.closeTo(-4, 9) })
    expect(own?.p_holm).toBeLessThan(0.001)
  })
})

describe('severe judges', () => {
  it('both beyond two standard errors and more than five hundredths of the scale', () => {
    const figures = {
      severity: { value: [6, -6, 6, 5, null] },
      se_severity: { value: [2.9, 2.9, 3, 1, null] },
    }
    expect(severeJudges(figures, 100)).toEqual({
      judges: [
        { judge: 0, severity: 6, se: 2.9 },
        { judge: 1, severity: -6, se: 2.9 },
      ],
    })
  })
  it('from the model itself, and its reason where it has no figures', () => {
    const strict = additive([
      [3, 4, 6],
      [8, 9, 11],
      [8, 9, 12],
    ])
    const found = severeJudges(strict, 20)
    expect('reason' in found || found.judges.map(({ judge }) => judge)).toEqual([0, 1, 2])
    expect(
      severeJudges(
        additive([
          [1, null],
          [null, 2],
        ]),
        20,
      ),
    ).toEqual({ value: null, reason: 'disconnected' })
    expect(severeJudges(additive([[1, 2]]), 20)).toEqual({ value: null, reason: 'too_few_marks' })
  })
})

describe('copied marks', () => {
  const sheet = [1, 2, 3, 4, 5, 4, 3, 2]
  const nothing = { judges: [], sheets: [], repeated: [] }
  it('two judges alike everywhere, over two items', () => {
    const halves = [sheet.slice(0, 4), sheet.slice(4)]
    expect(
      copiedMarks([
        halves,
        [
          [9, 9, 9, 9],
          [9, 9, 9, 8],
        ],
        halves,
      ]),
    ).toEqual({
      ...nothing,
      judges: [{ judges: [0, 2], cells: 8 }],
    })
    expect(copiedMarks([halves, [sheet.slice(0, 4), [...sheet.slice(4, 7), null]]])).toEqual(nothing)
    expect(copiedMarks([halves, [sheet.slice(0, 4), [5, 4, 3, 1]]])).toEqual(nothing)
  })
  it('one sheet alike of several, and one judge’s sheet for several items', () => {
    const other = sheet.map((mark) => mark + 1)
    const third = sheet.map((mark) => 9 - mark)
    expect(
      copiedMarks([
        [sheet, other, sheet],
        [sheet, third],
      ]),
    ).toEqual({
      judges: [],
      sheets: [{ judges: [0, 1], item: 0, cells: 8 }],
      repeated: [{ judge: 0, items: [0, 2], cells: 8 }],
    })
  })
  it('marks that are all the same are no copy', () => {
    const flat = [sheet.map(() => 3), sheet.map(() => 3)]
    expect(copiedMarks([flat, flat])).toEqual(nothing)
  })
  it('a missing criterion moves no other mark into its place', () => {
    expect(
      copiedMarks([
        [
          [null, ...sheet],
          [...sheet, null],
        ],
      ]),
    ).toEqual(nothing)
  })
  it('finds every planted copy among random sheets', () => {
    const random = fc.array(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 8, maxLength: 8 }), {
      minLength: 3,
      maxLength: 3,
    })
    fc.assert(
      fc.property(random, random, (a, b) => {
        fc.pre(a.every((marks) => new Set(marks).size > 1) && new Set([...a, ...b].map(String)).size === 6)
        expect(copiedMarks([a, b, a]).judges).toEqual([{ judges: [0, 2], cells: 24 }])
        expect(copiedMarks([a, b])).toEqual(nothing)
      }),
    )
  })
})
