import type { BlockFit } from './additive-fit'
import { placesOf } from './additive-ranks'
import { largestStudentized } from './additive-residuals'
import type { Block, Cell } from './design-graph'
import { fCdf } from './distributions'
import { type Reason, type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

/** One figure per judge or item; null for a judge or item without a mark. */
export type Figures = { value: (number | null)[] }
/** F with its degrees of freedom (the residual's are `residual_df`) and the probability of one as large. */
export type PartialF = { value: number; p: number; df1: number } | Undefined

export type Estimates = {
  adjusted_item: Figures | Undefined
  rank_adjusted: (number | null)[] | null
  severity: Figures | Undefined
  se_adjusted_item: Figures | Undefined
  se_severity: Figures | Undefined
  residual_df: number | null
  rss: Statistic
  sigma2: Statistic
  F_items_given_judges: PartialF
  F_judges_given_items: PartialF
  largest_externally_studentized_residual: (Cell & { value: number }) | Undefined
}

/** The figures of a connected design of so many judges and items. */
export function estimatesOf(
  fit: BlockFit,
  block: Block,
  size: { judges: number; items: number },
  higherIsBetter: boolean,
): Estimates {
  const { unit, residualDf, rss } = fit
  const ofJudges = (values: readonly number[]) => figures(values, block.judges, size.judges)
  const ofItems = (values: readonly number[]) => figures(values, block.items, size.items)
  const adjusted = ofItems(fit.adjusted.map((value) => value * unit))
  const sigma2 = residualDf > 0 ? rss / residualDf : null
  const errors = (variances: readonly number[], spread: typeof ofItems) =>
    sigma2 === null
      ? undefinedFor('too_few_marks')
      : spread(variances.map((variance) => Math.sqrt(Math.max(0, variance) * sigma2) * unit))
  return {
    adjusted_item: adjusted,
    rank_adjusted: adjusted.value === null ? null : placesOf(adjusted.value, higherIsBetter),
    severity: ofJudges(fit.severity.map((value) => value * unit)),
    se_adjusted_item: errors(fit.adjustedVariance, ofItems),
    se_severity: errors(fit.severityVariance, ofJudges),
    residual_df: residualDf,
    rss: statistic(rss * unit * unit),
    sigma2: sigma2 === null ? undefinedFor('too_few_marks') : statistic(sigma2 * unit * unit),
    F_items_given_judges: partialF(fit.dueToItems, block.items.length - 1, fit, 'too_few_items'),
    F_judges_given_items: partialF(fit.dueToJudges, block.judges.length - 1, fit, 'too_few_judges'),
    largest_externally_studentized_residual: largestStudentized(fit),
  }
}

export function noEstimates(reason: Reason): Estimates {
  const none = undefinedFor(reason)
  return {
    adjusted_item: none,
    rank_adjusted: null,
    severity: none,
    se_adjusted_item: none,
    se_severity: none,
    residual_df: null,
    rss: none,
    sigma2: none,
    F_items_given_judges: none,
    F_judges_given_items: none,
    largest_externally_studentized_residual: none,
  }
}

/** Figures of some judges or items (`ids`) among all (`size`). */
export function figures(
  values: readonly number[],
  ids: readonly number[],
  size: number,
): Figures | Undefined {
  if (!values.every(Number.isFinite)) return undefinedFor('out_of_range')
  const all = new Array<number | null>(size).fill(null)
  ids.forEach((id, at) => {
    all[id] = values[at] ?? null
  })
  return { value: all }
}

function partialF(rise: number, df1: number, { rss, residualDf }: BlockFit, tooFew: Reason): PartialF {
  if (df1 < 1) return undefinedFor(tooFew)
  if (residualDf < 1) return undefinedFor('too_few_marks')
  if (rss === 0) return undefinedFor(rise === 0 ? 'no_variation' : 'no_residual_variation')
  const value = rise / df1 / (rss / residualDf)
  // The upper tail is the lower one of 1/F: small probabilities keep their digits.
  return { value, p: value === 0 ? 1 : fCdf(1 / value, residualDf, df1), df1 }
}
