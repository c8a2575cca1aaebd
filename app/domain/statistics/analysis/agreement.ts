import { type CorrelationTable, correlations } from '../correlations'
import { concordance } from '../kendall-w'
import type { Scores } from '../scores'
import { byId, tableById, valuesById } from './by-id'

/** Kendall's W with its figures by judge and entry. */
export function kendallById(
  scores: Scores,
  judges: readonly string[],
  entries: readonly string[],
  higherIsBetter: boolean,
) {
  const {
    rank_sums,
    group_rank,
    judge_vs_rest_spearman: rest,
    ...figures
  } = concordance(scores, higherIsBetter)
  return {
    rank_sums: valuesById(entries, rank_sums),
    group_rank: valuesById(entries, group_rank),
    ...figures,
    judge_vs_rest_spearman:
      rest.value === null ? rest : { value: byId(judges, rest.value), reason: byId(judges, rest.reason) },
  }
}

/** Correlations between judges by their ids. */
export function correlationsById(scores: Scores, judges: readonly string[]) {
  const { spearman, kendall_tau_b, pearson, common_items, ...means } = correlations(scores)
  const table = ({ value, reason }: CorrelationTable) => ({
    value: tableById(judges, value),
    reason: tableById(judges, reason),
  })
  return {
    spearman: table(spearman),
    kendall_tau_b: table(kendall_tau_b),
    pearson: table(pearson),
    common_items: tableById(judges, common_items),
    ...means,
  }
}
