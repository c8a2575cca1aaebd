import { compare, div, type Rational, ratio, sum, toFractionText, ZERO } from '../../rational'
import { allEqual, type Step, type Tied } from '../../tie-break-steps'
import type { WeightedCriterion } from './mark-table'

/** A judge's sheet with every mark, the higher the better. */
export type WholeSheet = { judge: number; score: Rational; markOn: (criterion: number) => Rational }

/** The steps that separate entries with equal totals; `wholes[entry]`, entries being known by their place. */
export function tieSteps(
  criteria: readonly WeightedCriterion[],
  wholes: readonly (readonly WholeSheet[])[],
): Step[] {
  const sheetsOf = ({ id }: Tied) => wholes[Number(id)] ?? []
  return [
    ...criteriaSteps(criteria, sheetsOf),
    lowerMedian(sheetsOf),
    headToHead(sheetsOf),
    allEqual('shared'),
  ]
}

type SheetsOf = (entry: Tied) => readonly WholeSheet[]

function criteriaSteps(criteria: readonly WeightedCriterion[], sheetsOf: SheetsOf): Step[] {
  const byWeight = new Map<string, { weight: Rational; places: number[]; ids: string[] }>()
  criteria.forEach(({ id, weight }, place) => {
    if (weight.n === 0n) return
    const key = toFractionText(weight)
    const equal = byWeight.get(key) ?? { weight, places: [], ids: [] }
    byWeight.set(key, equal)
    equal.places.push(place)
    equal.ids.push(id)
  })
  return [...byWeight.values()]
    .sort((a, b) => compare(b.weight, a.weight))
    .map(({ weight, places, ids }) => ({
      decidedBy: { kind: 'criterion', stage: '', criteria: ids, weight },
      keys: (group) =>
        group.map((entry) => {
          const sheets = sheetsOf(entry)
          const marks = sheets.flatMap(({ markOn }) => places.map(markOn))
          return div(sum(marks), ratio(BigInt(sheets.length)))
        }),
    }))
}

/** The lower of the two middle sheets when their number is even. */
const lowerMedian = (sheetsOf: SheetsOf): Step => ({
  decidedBy: { kind: 'lower-median', stage: '' },
  keys: (group) =>
    group.map((entry) => {
      const scores = sheetsOf(entry).map(({ score }) => score)
      return scores.sort(compare)[(scores.length - 1) >> 1] ?? ZERO
    }),
})

/** Judges who scored both and put one strictly higher; among three or more it could run in a circle. */
const headToHead = (sheetsOf: SheetsOf): Step => ({
  decidedBy: { kind: 'head-to-head', stage: '' },
  keys: ([first, second, ...others]) => {
    if (!first || !second || others.length > 0) return undefined
    const scoreOf = new Map(sheetsOf(second).map(({ judge, score }) => [judge, score]))
    const orders = sheetsOf(first).map(({ judge, score }) => compare(score, scoreOf.get(judge) ?? score))
    const count = (sign: number) => ratio(BigInt(orders.filter((order) => Math.sign(order) === sign).length))
    return [count(1), count(-1)]
  },
})
