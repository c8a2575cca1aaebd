import type { CompiledStage } from './compiled-stage'
import { sumOfMeans } from './criterion-means'
import { compare, type Rational, ratio, toFractionText, ZERO } from './rational'
import type { Id } from './sheets'
import type { StageTotal } from './stage-totals'
import { sortAscending } from './totalling'

export type RuledStage = { code: string; stage: CompiledStage }
export type Tied = { id: Id; stages: readonly StageTotal[] }

/** A minuted decision: entries by place, best first; entries in one inner list share a place. */
export type PlenaryDecision = readonly (readonly Id[])[]

/** What settled an entry's place among entries with its total; `weight` is the effective weight in the stage. */
export type DecidedBy =
  | { kind: 'criterion'; stage: string; criteria: string[]; weight: Rational }
  | { kind: 'lower-median' | 'head-to-head' | 'later-stage'; stage: string }
  | { kind: 'plenary' | 'awaiting-plenary' | 'shared' }

/**
 * A link made ready for the stages at hand. `keys` gives each entry of a tied group its key, the higher the better,
 * or undefined where the step does not apply; a step that `settles` leaves equal keys tied for good.
 */
export type Step = {
  decidedBy: DecidedBy
  keys(group: readonly Tied[]): Rational[] | undefined
  settles?: boolean
}

export const allEqual = (kind: 'shared' | 'awaiting-plenary'): Step => ({
  decidedBy: { kind },
  keys: (group) => group.map(() => ZERO),
  settles: true,
})

/** Applies to a group whose every member stands in the decision. */
export const followDecision = (places: PlenaryDecision): Step => {
  const placeOf = new Map(
    places.flatMap((ids, place) => ids.map((id) => [id, ratio(BigInt(-place))] as const)),
  )
  return {
    decidedBy: { kind: 'plenary' },
    keys: (group) => {
      const keys = group.flatMap(({ id }) => placeOf.get(id) ?? [])
      return keys.length === group.length ? keys : undefined
    },
    settles: true,
  }
}

const totalOf = (entry: Tied, code: string) => entry.stages.find(({ stage }) => stage === code)

export const laterStage = (code: string): Step => ({
  decidedBy: { kind: 'later-stage', stage: code },
  keys: (group) => group.map((entry) => totalOf(entry, code)?.total ?? ZERO),
})

/** One step per weight above zero, heaviest first; criteria of equal weight by the sum of their mean marks. */
export function criteriaByWeight({ code, stage }: RuledStage): Step[] {
  const positions = new Map<string, { weight: Rational; equal: number[] }>()
  stage.leaves.forEach(({ weight }, position) => {
    if (weight.n === 0n) return
    const known = positions.get(toFractionText(weight))
    if (known) known.equal.push(position)
    else positions.set(toFractionText(weight), { weight, equal: [position] })
  })
  return [...positions.values()]
    .sort((a, b) => compare(b.weight, a.weight))
    .map(({ weight, equal }) => ({
      decidedBy: {
        kind: 'criterion',
        stage: code,
        criteria: equal.flatMap((position) => stage.leaves[position]?.code ?? []),
        weight,
      },
      keys: (group) =>
        group.map((entry) => {
          const total = totalOf(entry, code)
          return total ? sumOfMeans(stage, total, equal) : ZERO
        }),
    }))
}

/** The lower of the two middle sheets when their number is even. */
export const lowerMedian = ({ code, stage }: RuledStage): Step => ({
  decidedBy: { kind: 'lower-median', stage: code },
  keys: (group) =>
    group.map((entry) => {
      const units = sortAscending((totalOf(entry, code)?.judges ?? []).map((sheet) => sheet.units))
      return ratio(units[(units.length - 1) >> 1] ?? 0n, stage.denominator)
    }),
})

/** Judges who scored both and put one strictly higher; with three or more it could run in a circle. */
export const headToHead = ({ code }: RuledStage): Step => ({
  decidedBy: { kind: 'head-to-head', stage: code },
  keys: ([first, second, ...others]) => {
    if (!first || !second || others.length > 0) return undefined
    const { wins, losses } = compareJudges(totalOf(first, code), totalOf(second, code))
    return [ratio(BigInt(wins)), ratio(BigInt(losses))]
  },
})

/** How many judges scored the first entry strictly higher, and strictly lower, than the second. */
export function compareJudges(first: StageTotal | undefined, second: StageTotal | undefined) {
  const unitsBySeat = new Map(second?.judges.map(({ seat, units }) => [seat, units]))
  let [wins, losses] = [0, 0]
  for (const { seat, units } of first?.judges ?? []) {
    const other = unitsBySeat.get(seat)
    if (other === undefined) continue
    if (units > other) wins++
    if (units < other) losses++
  }
  return { wins, losses }
}
