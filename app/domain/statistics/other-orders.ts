import { add, compare, div, equals, mul, type Rational, ratio, sub, sum, ZERO } from '../rational'

/**
 * What other rules would have made of the same sheets: shown beside the official ranking to see how much hangs on
 * the rule, never in its place. All take a complete matrix `scores[judge][item]`, higher is better.
 */
export type ScoreMatrix = readonly (readonly Rational[])[]

const whole = (value: number) => ratio(BigInt(value))
const mean = (values: readonly Rational[]) => div(sum(values), whole(values.length))
const columnMeans = (rows: ScoreMatrix) =>
  (rows[0] ?? []).map((_, item) => mean(rows.map((row) => row[item] ?? ZERO)))

/** Ranks within one judge's scores, 1 for the highest; equal scores share the middle of their ranks. */
export const midRanks = (scores: readonly Rational[]): Rational[] =>
  scores.map((score) => {
    const above = scores.filter((other) => compare(other, score) > 0).length
    const level = scores.filter((other) => equals(other, score)).length
    return ratio(BigInt(2 * above + level + 1), 2n)
  })

/** Mean over judges of the mid-rank; the lowest is best. Times the number of judges: "points against". */
export const meanRanks = (scores: ScoreMatrix): Rational[] => columnMeans(scores.map(midRanks))

/** Mean over judges of (x − min) ÷ (max − min); null when a judge gave every item the same. */
export function minMaxMeans(scores: ScoreMatrix): Rational[] | null {
  const scaled = scores.map((row) => {
    const ascending = [...row].sort(compare)
    const [low = ZERO, high = ZERO] = [ascending[0], ascending.at(-1)]
    return equals(low, high) ? null : row.map((score) => div(sub(score, low), sub(high, low)))
  })
  return scaled.some((row) => row === null) ? null : columnMeans(scaled.flatMap((row) => (row ? [row] : [])))
}

/** Mean over judges of (x − mean) ÷ sd, sd with n − 1, as doubles; null when a judge gave every item the same. */
export function zScoreMeans(scores: ScoreMatrix): number[] | null {
  const standardized = scores.map((row) => {
    const values = row.map(({ n, d }) => Number(n) / Number(d))
    const centre = values.reduce((total, value) => total + value, 0) / values.length
    const squares = values.reduce((total, value) => total + (value - centre) ** 2, 0)
    return squares === 0
      ? null
      : values.map((value) => (value - centre) / Math.sqrt(squares / (values.length - 1)))
  })
  const rows = standardized.flatMap((row) => (row ? [row] : []))
  if (rows.length < scores.length) return null
  return (rows[0] ?? []).map(
    (_, item) => rows.reduce((total, row) => total + (row[item] ?? 0), 0) / rows.length,
  )
}

/** `wins[a][b]`: how many judges scored a strictly higher than b. */
export const pairwiseWins = (scores: ScoreMatrix): number[][] =>
  (scores[0] ?? []).map((_, a) =>
    (scores[0] ?? []).map(
      (_, b) => scores.filter((row) => compare(row[a] ?? ZERO, row[b] ?? ZERO) > 0).length,
    ),
  )

/** Per item, pairs won by a majority of the judges with a preference; an even pair counts half. */
export const copelandScores = (wins: readonly (readonly number[])[]): Rational[] =>
  wins.map((row, a) =>
    row.reduce((total, won, b) => {
      const lost = wins[b]?.[a] ?? 0
      return a === b ? total : add(total, ratio(won > lost ? 2n : won === lost ? 1n : 0n, 2n))
    }, ZERO),
  )

/** The item that wins every pair, or null. */
export function condorcetWinner(wins: readonly (readonly number[])[]): number | null {
  const winner = wins.findIndex((row, a) => row.every((won, b) => a === b || won > (wins[b]?.[a] ?? 0)))
  return winner < 0 ? null : winner
}

/**
 * Kendall's coefficient of concordance, corrected for ties (Kendall & Babington Smith 1939):
 * (12 ΣR² − 3m²n(n+1)²) ÷ (m²n(n²−1) − mΣ(t³−t)); null where it is undefined.
 */
export function kendallW(scores: ScoreMatrix): Rational | null {
  const [m, n] = [scores.length, scores[0]?.length ?? 0]
  const rankSums = meanRanks(scores).map((rank) => mul(rank, whole(m)))
  const squares = sum(rankSums.map((rank) => mul(rank, rank)))
  // Each score in a run of t equal ones adds t² − 1, so that the run adds t³ − t.
  const ties = scores.flatMap((row) =>
    row.map((score) => row.filter((other) => equals(other, score)).length ** 2 - 1),
  )
  const denominator = m * m * n * (n * n - 1) - m * ties.reduce((total, each) => total + each, 0)
  if (denominator === 0) return null
  return div(sub(mul(whole(12), squares), whole(3 * m * m * n * (n + 1) ** 2)), whole(denominator))
}
