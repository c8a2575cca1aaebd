import fc from 'fast-check'
import type { AssignmentProblem } from '~/domain/assignment/problem'

/** Small problems with conflicts, settled seats and territories; some cannot be solved. */
export const problems = (most: { judges: number; items: number }): fc.Arbitrary<AssignmentProblem> =>
  fc
    .record({
      judges: fc.integer({ min: 1, max: most.judges }),
      items: fc.integer({ min: 1, max: most.items }),
      perItem: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ judges, items, perItem }) => {
      const row = <T>(value: fc.Arbitrary<T>, length: number) =>
        fc.array(value, { minLength: length, maxLength: length })
      return fc
        .record({
          may: row(row(fc.integer({ min: 0, max: 4 }), judges), items),
          has: row(row(fc.integer({ min: 0, max: 9 }), judges), items),
          territory: row(fc.integer({ min: 0, max: 2 }), items),
        })
        .map(({ may, has, territory }) => ({
          judges,
          perItem,
          eligible: may.map((each) => numbersOf(each, (value) => value > 0)),
          fixed: has.map((each) => numbersOf(each, (value) => value === 0)),
          territory,
        }))
    })

const numbersOf = (values: readonly number[], keep: (value: number) => boolean) =>
  values.flatMap((value, number) => (keep(value) ? [number] : []))

/** Every way to give the items their judges; of a small problem only. */
export function allPanels({ perItem, eligible, fixed }: AssignmentProblem): number[][][] {
  return eligible.reduce<number[][][]>(
    (ways, judges, item) => {
      const own = fixed[item] ?? []
      const more = judges.filter((judge) => !own.includes(judge))
      const panels = choose(more, Math.max(0, perItem - own.length)).map((chosen) =>
        [...own, ...chosen].sort((a, b) => a - b),
      )
      return ways.flatMap((way) => panels.map((panel) => [...way, panel]))
    },
    [[]],
  )
}

function choose(from: readonly number[], count: number): number[][] {
  if (count === 0) return [[]]
  return from.flatMap((first, at) => choose(from.slice(at + 1), count - 1).map((rest) => [first, ...rest]))
}
