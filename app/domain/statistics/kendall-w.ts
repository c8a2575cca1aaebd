import { spearman } from './correlation-pairs'
import { chiSquareCdf } from './distributions'
import { rankUp } from './mid-ranks'
import { countItems, type Scores, squaresAbout, toComplete, total } from './scores'
import { type Reason, type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

export type Concordance = {
  /** Per item the sum of its ranks, 1 = best, equal scores at their mid-rank. */
  rank_sums: { value: number[] } | Undefined
  /** Competition rank (1, 2, 2, 4) of the rank sums. */
  group_rank: { value: number[] } | Undefined
  W_uncorrected: Statistic
  W_tie_corrected: Statistic
  chi2: Statistic
  df: number | null
  p_chi2: Statistic
  /** Spearman between a judge's ranks and the mean rank by the others; null, with its reason, for a flat judge. */
  judge_vs_rest_spearman: { value: (number | null)[]; reason: (Reason | null)[] } | Undefined
}

/**
 * Kendall's coefficient of concordance for m judges who all scored the same n items (Kendall & Babington Smith 1939):
 * W = 12S ÷ (m²(n³ − n) − mT) with S the squares of the rank sums about their mean and T = Σ(t³ − t) over each judge's
 * runs of t equal scores; χ² = m(n − 1)W with n − 1 degrees of freedom, a rough guide below eight items.
 */
export function concordance(scores: Scores, higherIsBetter = true): Concordance {
  const complete = toComplete(scores)
  if (scores.length < 2) return nothing('too_few_judges')
  if (countItems(scores) < 2) return nothing('too_few_items')
  if (!complete) return nothing('incomplete')

  const [m, n] = [complete.length, countItems(complete)]
  const judges = complete.map((row) => rankUp(higherIsBetter ? row.map((score) => -score) : row))
  const sums = Array.from({ length: n }, (_, item) => total(judges.map(({ ranks }) => ranks[item] ?? 0)))
  const spread = 12 * squaresAbout(sums, (m * (n + 1)) / 2)
  const untied = m * m * (n ** 3 - n)
  const denominator = untied - m * total(judges.map(({ ties }) => ties))
  const rank = { rank_sums: { value: sums }, group_rank: { value: competitionRanks(sums) } }
  const others = judges.map(({ ranks }) =>
    spearman(
      ranks,
      sums.map((sum, item) => sum - (ranks[item] ?? 0)),
    ),
  )
  const shared = {
    ...rank,
    W_uncorrected: statistic(spread / untied),
    df: n - 1,
    judge_vs_rest_spearman: {
      value: others,
      reason: others.map((each) => (each === null ? ('no_variation' as const) : null)),
    },
  }
  if (denominator === 0) {
    const none = undefinedFor('no_variation')
    return { ...shared, W_tie_corrected: none, chi2: none, p_chi2: none }
  }
  const w = spread / denominator
  const chi2 = m * (n - 1) * w
  return {
    ...shared,
    W_tie_corrected: statistic(w),
    chi2: statistic(chi2),
    p_chi2: statistic(Math.max(0, 1 - chiSquareCdf(chi2, n - 1))),
  }
}

function nothing(reason: Reason): Concordance {
  const none = undefinedFor(reason)
  return {
    rank_sums: none,
    group_rank: none,
    W_uncorrected: none,
    W_tie_corrected: none,
    chi2: none,
    df: null,
    p_chi2: none,
    judge_vs_rest_spearman: none,
  }
}

/** 1 for the lowest, equal values share the first of their ranks. */
function competitionRanks(values: readonly number[]): number[] {
  const first = new Map<number, number>()
  const sorted = [...values].sort((a, b) => a - b)
  sorted.forEach((value, i) => {
    if (!first.has(value)) first.set(value, i + 1)
  })
  return values.map((value) => first.get(value) ?? 0)
}
