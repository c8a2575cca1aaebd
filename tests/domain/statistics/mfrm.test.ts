import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mfrm, type MfrmFigures, mfrm } from '~/domain/statistics/mfrm'

type Cube = (number | null)[][][]
const SCALE = { min: 1, max: 4 }

const cubes = (cell: fc.Arbitrary<number | null>) =>
  fc
    .tuple(...[1, 2, 1].map((min) => fc.integer({ min, max: min + 3 })))
    .chain(([judges, persons, criteria]) => {
      const list = <T>(of: fc.Arbitrary<T>, length = 1) =>
        fc.array(of, { minLength: length, maxLength: length })
      return list(list(list(cell, criteria), persons), judges)
    })
const mark = fc.integer(SCALE)
const sparse: fc.Arbitrary<Cube> = cubes(fc.oneof({ arbitrary: mark, weight: 8 }, fc.constant(null)))
const RUNS = { numRuns: 60 }

const isFigures = (result: Mfrm): result is MfrmFigures => !('reason' in result)
const figuresOf = (cube: Cube, scale = SCALE): MfrmFigures | null => {
  const result = mfrm(cube, scale)
  return isFigures(result) ? result : null
}
const close = (actual: unknown, wanted: readonly (number | null)[], digits = 6) =>
  expect(actual).toEqual(wanted.map((value) => (value === null ? null : expect.closeTo(value, digits))))
const mapCube = (cube: Cube, change: (mark: number) => number): Cube =>
  cube.map((persons) => persons.map((marks) => marks.map((each) => (each === null ? null : change(each)))))

/** Two criteria, one judge, passed or not: `first` persons pass only the first, `second` only the second. */
const passed = (first: number, second: number): Cube => [
  [...Array.from({ length: first }, () => [1, 0]), ...Array.from({ length: second }, () => [0, 1])],
]
const YES_NO = { min: 0, max: 1 }

describe('by hand', () => {
  it('two criteria: the logarithm of the odds given the totals, and twice that by the joint method', () => {
    const result = figuresOf(passed(3, 1), YES_NO)
    close(result?.difficulty.value, [-Math.log(3), Math.log(3)], 8)
    const given = result && !('reason' in result.cml) ? result.cml : null
    close(given?.difficulty.value, [-Math.log(3) / 2, Math.log(3) / 2])
    expect(given?.loglik.value).toBeCloseTo(3 * Math.log(3 / 4) + Math.log(1 / 4), 10)
    close(result?.person.value, [0, 0, 0, 0], 8)
    expect([result?.severity, result?.tau]).toEqual([{ value: [0] }, { value: [0] }])
    // Each cell is met with 3/4 or missed with 1/4: six of the first, two of the second.
    expect(result?.loglik.value).toBeCloseTo(6 * Math.log(3 / 4) + 2 * Math.log(1 / 4), 8)
    // V = 3/16 in each of two cells per person and of four per criterion.
    close(
      result?.se_person.value,
      [1, 1, 1, 1].map(() => Math.sqrt(8 / 3)),
      8,
    )
    close(
      result?.se_difficulty.value,
      [1, 1].map(() => Math.sqrt(4 / 3)),
      8,
    )
    // (x − E)² is 1/16 three times and 9/16 once.
    close(result?.infit_criterion.value, [1, 1], 8)
    close(result?.outfit_person.value, [1 / 3, 1 / 3, 1 / 3, 3], 8)
    close(result?.fair_average_person.value, [0.5, 0.5, 0.5, 0.5], 8)
    expect(result?.person_separation_reliability).toEqual({ value: null, reason: 'no_variation' })
  })
})

describe('the joint estimates', () => {
  it('expect of everyone the total that was given, and use every category as often as it was', () => {
    fc.assert(
      fc.property(sparse, (cube) => {
        const result = figuresOf(cube)
        fc.pre(result !== null)
        if (!result) return
        const tau = result.tau.value
        fc.pre(tau.every((each) => each !== null))
        const left = new Map<string, number>()
        const add = (key: string, value: number) => left.set(key, (left.get(key) ?? 0) + value)
        const given = cube.flatMap((persons, j) =>
          persons.flatMap((marks, p) => marks.map((x, c) => ({ x, j, p, c }))),
        )
        for (const { x, j, p, c } of given) {
          const own = [result.person.value[p], result.severity.value[j], result.difficulty.value[c]]
          if (x === null || own.some((each) => each === null || each === undefined)) continue
          const eta = Number(own[0]) - Number(own[1]) - Number(own[2])
          // Chances one after the other, each from the one before: P_k = P_(k−1) · e^(η − τ_k).
          const weights = tau.reduce<number[]>(
            (all, step) => [...all, (all.at(-1) ?? 0) * Math.exp(eta - Number(step))],
            [1],
          )
          const sum = weights.reduce((a, b) => a + b, 0)
          weights.forEach((weight, k) => {
            const surprise = (x === k + 1 ? 1 : 0) - weight / sum
            add(`category ${k}`, surprise)
            for (const key of [`person ${p}`, `judge ${j}`, `criterion ${c}`]) add(key, k * surprise)
          })
        }
        for (const rest of left.values()) expect(rest).toBeCloseTo(0, 6)
        for (const list of [result.severity.value, result.difficulty.value, tau])
          expect(list.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBeCloseTo(0, 7)
      }),
      RUNS,
    )
  })
  it('follow a new order of persons, judges and criteria', () => {
    fc.assert(
      fc.property(sparse, (cube) => {
        const turned = cube
          .toReversed()
          .map((persons) => persons.toReversed().map((marks) => marks.toReversed()))
        const [a, b] = [figuresOf(cube), figuresOf(turned)]
        expect(b === null).toBe(a === null)
        if (!a || !b) return
        close(b.person.value, a.person.value.toReversed())
        close(b.severity.value, a.severity.value.toReversed())
        close(b.infit_criterion.value, a.infit_criterion.value.toReversed())
        close(b.tau.value, a.tau.value)
      }),
      RUNS,
    )
  })
  it('change sign with the scale turned round, and do not see where it begins', () => {
    fc.assert(
      fc.property(sparse, (cube) => {
        const a = figuresOf(cube)
        const turned = figuresOf(mapCube(cube, (x) => 5 - x))
        const higher = figuresOf(
          mapCube(cube, (x) => x + 60),
          { min: 61, max: 64 },
        )
        if (!a) return
        const negated = (list: readonly (number | null)[]) => list.map((x) => (x === null ? null : 0 - x))
        close(turned?.person.value, negated(a.person.value))
        close(turned?.severity.value, negated(a.severity.value))
        close(turned?.tau.value, negated(a.tau.value).toReversed())
        close(higher?.person.value, a.person.value)
        close(
          higher?.fair_average_person.value,
          a.fair_average_person.value.map((x) => (x === null ? null : x + 60)),
        )
      }),
      RUNS,
    )
  })
  it('are never infinite or not a number', () => {
    fc.assert(
      fc.property(sparse, (cube) => {
        const check = (value: unknown): void => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
          else if (typeof value === 'object' && value !== null) Object.values(value).forEach(check)
        }
        check(mfrm(cube, SCALE))
      }),
      RUNS,
    )
  })
})

describe('at the edge', () => {
  const reasonOf = (cube: Cube, scale = SCALE) => {
    const result = mfrm(cube, scale)
    return 'reason' in result ? result.reason : null
  }
  it.each<[string, Cube, string]>([
    ['nothing', [], 'too_few_marks'],
    ['no mark', [[[null]]], 'too_few_marks'],
    ['half marks', [[[1.5, 2]]], 'not_whole'],
    ['beyond the scale', [[[1, 5]]], 'out_of_range'],
    ['below the scale', [[[0, 2]]], 'out_of_range'],
    [
      'all alike',
      [
        [
          [2, 2],
          [2, 2],
        ],
      ],
      'no_variation',
    ],
    [
      'who passes all and who fails all',
      [
        [
          [4, 4],
          [1, 1],
        ],
      ],
      'no_variation',
    ],
    [
      'two pieces',
      [
        [
          [1, 2],
          [3, 1],
          [null, null],
          [null, null],
        ],
        [
          [null, null],
          [null, null],
          [2, 4],
          [3, 2],
        ],
      ],
      'disconnected',
    ],
  ])('%s', (_, cube, reason) => {
    expect(reasonOf(cube)).toBe(reason)
  })
  it('criteria of which nobody passes the later who failed the earlier lie infinitely apart', () => {
    const cube = [
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [1, 1, 1, 0],
        [1, 1, 0, 1],
      ],
    ]
    expect(reasonOf(cube, YES_NO)).toBe('not_converged')
  })
  it('a person rated highest throughout has no measure and weighs nothing', () => {
    const base = passed(3, 1)
    const more = base.map((persons) => [...persons, [1, 1], [null, null]])
    const [a, b] = [figuresOf(base, YES_NO), figuresOf(more, YES_NO)]
    expect(b).toMatchObject({ difficulty: a?.difficulty, loglik: a?.loglik })
    expect(b?.person.value.slice(4)).toEqual([null, null])
  })
  it('a category that nobody used has no thresholds; the rest is as on the scale', () => {
    const cube: Cube = [
      [
        [1, 2, 4],
        [2, 1, 1],
        [4, 2, 2],
        [2, 4, 1],
      ],
      [
        [2, 1, 4],
        [1, 2, 1],
        [4, 4, 2],
        [4, 2, 1],
      ],
    ]
    const result = figuresOf(cube)
    expect(result?.tau.value).toEqual([expect.any(Number), null, null])
    // Expected totals still count the distance from 2 to 4 as two.
    const wide = figuresOf(cube, { min: 0, max: 6 })
    close(wide?.person.value, result?.person.value ?? [])
    close(wide?.tau.value, [null, ...(result?.tau.value ?? []), null, null])
  })
  it('a single rating each: the outermost leave, and those inside become outermost', () => {
    expect(reasonOf([[[1], [2], [3], [4]]])).toBe('no_variation')
  })
})
