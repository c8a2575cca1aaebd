import type { OnProgress } from './judge-bootstrap'
import { meanSquares } from './mean-squares'
import { intervalOf } from './rank-figures'
import { inverseScales, rankProbabilities } from './rank-quadrature'
import { countItems, mean, type Scores, toComplete } from './scores'
import { tBelow } from './student-t'
import { type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

export type BayesianRanks = {
  /** Residual variance of the two-way analysis, with its degrees of freedom. */
  sigma2: Statistic
  df: number
  /** `[item][rank − 1]`. */
  rank_probability: { value: number[][] } | Undefined
  p_first: { value: number[] } | Undefined
  expected_rank: { value: number[] } | Undefined
  rank_interval_95: [low: number, high: number][] | null
  /** `[a][b]`: P(a better than b); null on the diagonal. */
  pairwise: { value: (number | null)[][] }
}

/** A rank depends on all other items at every point of the quadrature: with more items only pairs are compared. */
export const MOST_RANKED_ITEMS = 200
const MOST_ITEMS = 2000

/**
 * Ranks under y = q − s + e, e ~ N(0, σ²), flat priors on q and s, p(σ²) ∝ 1/σ², for complete matrices: q given σ is
 * independent N(item's mean, σ²/J) up to a common shift and σ² = RSS ÷ χ² (Box & Tiao 1973, ch. 2). Unlike resampling
 * it gives every item a chance however few the judges are.
 */
export function bayesianRanks(
  scores: Scores,
  higherIsBetter = true,
  onProgress?: OnProgress,
): BayesianRanks | Undefined {
  const [judges, items] = [scores.length, countItems(scores)]
  if (judges < 2) return undefinedFor('too_few_judges')
  if (items < 2) return undefinedFor('too_few_items')
  if (items > MOST_ITEMS) return undefinedFor('too_large')
  const rows = toComplete(scores)
  if (!rows) return undefinedFor('incomplete')
  const { unit, squares } = meanSquares(rows)
  if (squares.MSE === 0) return undefinedFor('no_residual_variation')

  const df = (judges - 1) * (items - 1)
  const places = placesOf(rows, unit, Math.sqrt(squares.MSE / judges) * (higherIsBetter ? 1 : -1))
  return {
    sigma2: statistic(squares.MSE * unit * unit),
    df,
    ...ranksOf(places, df, onProgress),
    pairwise: {
      value: places.map((own, a) =>
        places.map((other, b) => (a === b ? null : tBelow((own - other) / Math.SQRT2, df))),
      ),
    },
  }
}

/** Means of the items in standard errors, from the first item on, so that a common level costs no digits. */
const placesOf = (rows: readonly number[][], unit: number, error: number): number[] =>
  (rows[0] ?? []).map((_, item) => mean(rows.map((row) => ((row[item] ?? 0) - (row[0] ?? 0)) / unit)) / error)

type RankPart = Pick<BayesianRanks, 'rank_probability' | 'p_first' | 'expected_rank' | 'rank_interval_95'>

function ranksOf(places: readonly number[], df: number, onProgress?: OnProgress): RankPart {
  if (places.length > MOST_RANKED_ITEMS) {
    const none = undefinedFor('too_large')
    return { rank_probability: none, p_first: none, expected_rank: none, rank_interval_95: null }
  }
  const scales = inverseScales(df)
  const value = places.map((_, item) => {
    const row = rankProbabilities(places, item, scales)
    onProgress?.(item + 1, places.length)
    return row
  })
  return {
    rank_probability: { value },
    p_first: { value: value.map(([first = 0]) => first) },
    expected_rank: { value: value.map((row) => row.reduce((sum, p, at) => sum + p * (at + 1), 0)) },
    rank_interval_95: value.map((row) => {
      const weights = row.map((p) => BigInt(Math.round(p * WHOLE)))
      return intervalOf(weights, BigInt(WHOLE))
    }),
  }
}

/** Probabilities as whole parts of this many. */
const WHOLE = 2 ** 50
