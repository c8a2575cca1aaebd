import { add, div, type Rational, ratio, sub, toCommonUnits, ZERO } from '../rational'
import { type ExactScores, toExact } from './exact-marks'
import { type Undefined, undefinedFor } from './undefined-value'

/** Competition ranks (1, 2, 2, 4) by item; null for an item without a mark. */
export type Ranks = (number | null)[]
type Order = { ranks: Ranks; winners: number[] }

export type LeaveOneOut = Order & {
  /** By judge: the order without that judge. */
  without: (Order & { changes_winner: boolean })[]
  /** Judges without whom another item, or not all the same ones, would be first. */
  decisive_judges: number[]
  /** By item, best and worst rank over the whole panel's order and all of these. */
  rank_range: ([best: number, worst: number] | null)[]
}

/**
 * How far the order hangs on single judges: ranked once with all and once without each. `rank` orders the items
 * without a judge, or with all (null), so any ranking rule can be asked.
 */
export function leaveOneOut(
  judges: number,
  rank: (without: number | null) => Ranks,
): LeaveOneOut | Undefined {
  if (judges < 2) return undefinedFor('too_few_judges')
  const all = orderOf(rank(null))
  if (all.ranks.length === 0) return undefinedFor('too_few_items')
  const without = Array.from({ length: judges }, (_, judge) => {
    const order = orderOf(rank(judge))
    return { ...order, changes_winner: order.winners.join() !== all.winners.join() }
  })
  const orders = [all, ...without]
  return {
    ...all,
    without,
    decisive_judges: without.flatMap(({ changes_winner }, judge) => (changes_winner ? [judge] : [])),
    rank_range: all.ranks.map((_, item) => rangeOf(orders.map(({ ranks }) => ranks[item] ?? null))),
  }
}

const orderOf = (ranks: Ranks): Order => ({
  ranks,
  winners: ranks.flatMap((rank, item) => (rank === 1 ? [item] : [])),
})

function rangeOf(ranks: Ranks): [number, number] | null {
  const known = ranks.filter((rank) => rank !== null)
  return known.length === 0 ? null : [Math.min(...known), Math.max(...known)]
}

/** The ranking by the exact mean of the marks that an item has, for `leaveOneOut`. */
export function rankByMean(scores: ExactScores, higherIsBetter = true): (without: number | null) => Ranks {
  const rows = toExact(scores)
  const items = rows[0]?.length ?? 0
  const sums = Array.from({ length: items }, () => ({ sum: ZERO, count: 0 }))
  for (const row of rows) {
    row.forEach((mark, item) => {
      const own = sums[item]
      if (mark === null || !own) return
      own.sum = add(own.sum, mark)
      own.count++
    })
  }
  return (without) => {
    const left = sums.map(({ sum, count }, item): Rational | null => {
      const gone = without === null ? null : (rows[without]?.[item] ?? null)
      const marks = gone === null ? count : count - 1
      return marks === 0 ? null : div(gone === null ? sum : sub(sum, gone), ratio(BigInt(marks)))
    })
    return ranksOf(left, higherIsBetter)
  }
}

/** Competition ranks of exact values. */
export function ranksOf(values: readonly (Rational | null)[], higherIsBetter = true): Ranks {
  const known = values.flatMap((value, item) => (value === null ? [] : [{ value, item }]))
  const units: readonly (number | bigint)[] = toCommonUnits(known.map(({ value }) => value))
  const order = known.map(({ item }, at) => ({ item, unit: units[at] ?? 0 }))
  order.sort((a, b) => (a.unit === b.unit ? 0 : a.unit > b.unit === higherIsBetter ? -1 : 1))
  const ranks: Ranks = values.map(() => null)
  let rank = 0
  order.forEach(({ item, unit }, at) => {
    if (at === 0 || order[at - 1]?.unit !== unit) rank = at + 1
    ranks[item] = rank
  })
  return ranks
}
