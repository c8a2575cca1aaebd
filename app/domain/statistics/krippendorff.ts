import { sumRatioDifferences } from './krippendorff-ratio'
import { rankUp } from './mid-ranks'
import { countItems, type Scores, squaresAbout, unitOf } from './scores'
import { type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

export type Krippendorff = {
  alpha_nominal: Statistic
  alpha_ordinal: Statistic
  alpha_interval: Statistic
  alpha_ratio: Statistic
  /** Marks that have a partner: those of items which at least two judges scored. */
  pairable: number
}

/** Σ of the squared differences over all ordered pairs of the values. */
type PairSum = (values: readonly number[]) => number

/**
 * Krippendorff's alpha, 1 − D_o ÷ D_e (Krippendorff 2011), by its definition over pairs; missing marks are left out,
 * and with them items that only one judge scored. Undefined where nothing can be paired or all paired marks are equal;
 * the ratio scale has no negative marks.
 */
export function krippendorff(scores: Scores): Krippendorff {
  const units = pairableUnits(scores)
  const pooled = units.flat()
  const unit = unitOf(pooled)
  const scaled = units.map((marks) => marks.map((mark) => mark / unit))
  const isNegative = pooled.some((mark) => mark < 0)
  return {
    alpha_nominal: alpha(units, sumUnequal),
    // The ordinal metric between two values is the square of the distance between their mid-ranks.
    alpha_ordinal: alpha(toRanks(units), sumSquares),
    alpha_interval: alpha(scaled, sumSquares),
    alpha_ratio: isNegative ? undefinedFor('negative_scores') : alpha(scaled, sumRatioDifferences),
    pairable: pooled.length,
  }
}

function pairableUnits(scores: Scores): number[][] {
  const units = Array.from({ length: countItems(scores) }, (): number[] => [])
  for (const row of scores) {
    row.forEach((mark, item) => {
      if (mark !== null) units[item]?.push(mark)
    })
  }
  return units.filter((marks) => marks.length > 1)
}

function alpha(units: readonly number[][], pairSum: PairSum): Statistic {
  const pooled = units.flat()
  const reason = whyUndefined(pooled)
  if (reason) return reason
  const observed = units.reduce((sum, marks) => sum + pairSum(marks) / (marks.length - 1), 0)
  return statistic(1 - ((pooled.length - 1) * observed) / pairSum(pooled))
}

function whyUndefined(pooled: readonly number[]): Undefined | null {
  if (pooled.length === 0) return undefinedFor('too_few_marks')
  return pooled.every((mark) => mark === pooled[0]) ? undefinedFor('no_variation') : null
}

function toRanks(units: readonly number[][]): number[][] {
  const { ranks } = rankUp(units.flat())
  let start = 0
  return units.map((marks) => {
    start += marks.length
    return ranks.slice(start - marks.length, start)
  })
}

/** Nominal: pairs of unequal values. */
function sumUnequal(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].reduce((pairs, count) => pairs + count * (values.length - count), 0)
}

/** Interval: Σ(a − b)² over ordered pairs is 2m Σ(a − mean)². */
const sumSquares: PairSum = (values) => 2 * values.length * squaresAbout(values)
