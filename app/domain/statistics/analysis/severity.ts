import { additive, type ComponentEstimates } from '../additive'
import { type FittedDesign, fittedDesign } from '../fitted-design'
import { mixed } from '../mixed'
import { mixedDesign } from '../mixed-design'
import { mixedJudges } from '../mixed-judges'
import type { Scores } from '../scores'
import { byId, figuresById, idsAt } from './by-id'

/** The additive model with its figures by judge and entry, and the marks that alone hold the design together. */
export function additiveById(
  scores: Scores,
  judges: readonly string[],
  entries: readonly string[],
  higherIsBetter: boolean,
  fitted: FittedDesign = fittedDesign(scores),
) {
  const result = additive(scores, higherIsBetter, fitted)
  const { largest_externally_studentized_residual: largest, ...rest } = result
  const within = ({ judges: own, items, ...component }: ComponentEstimates) => {
    const [ownJudges, ownItems] = [idsAt(judges, own), idsAt(entries, items)]
    return {
      judges: ownJudges,
      items: ownItems,
      severity_within_component: byId(ownJudges, component.severity_within_component),
      adjusted_within_component: byId(ownItems, component.adjusted_within_component),
      residual_df: component.residual_df,
    }
  }
  return {
    ...rest,
    components: result.connected ? result.components : result.components.map(within),
    bridges: fitted.bridges.map(([judge, item]) => [judges[judge], entries[item]]),
    raw_item_mean: figuresById(entries, result.raw_item_mean),
    rank_raw: byId(entries, result.rank_raw),
    adjusted_item: figuresById(entries, result.adjusted_item),
    rank_adjusted: result.rank_adjusted && byId(entries, result.rank_adjusted),
    severity: figuresById(judges, result.severity),
    se_adjusted_item: figuresById(entries, result.se_adjusted_item),
    se_severity: figuresById(judges, result.se_severity),
    largest_externally_studentized_residual:
      largest.value === null
        ? largest
        : { ...largest, judge: judges[largest.judge] ?? '', item: entries[largest.item] ?? '' },
  }
}

/** Both mixed models: judges and items random, and under `items_fixed` judges random beside fixed items. */
export function mixedById(
  scores: Scores,
  judges: readonly string[],
  entries: readonly string[],
  higherIsBetter: boolean,
  fitted: FittedDesign = fittedDesign(scores),
) {
  const design = mixedDesign(scores, fitted)
  const random = mixed(scores, design)
  const fixed = mixedJudges(scores, higherIsBetter, design)
  return {
    ...random,
    blup_item: figuresById(entries, random.blup_item),
    blup_judge: figuresById(judges, random.blup_judge),
    items_fixed: {
      ...fixed,
      adjusted_item: figuresById(entries, fixed.adjusted_item),
      rank_adjusted: fixed.rank_adjusted && byId(entries, fixed.rank_adjusted),
      severity: figuresById(judges, fixed.severity),
      se_adjusted_item: figuresById(entries, fixed.se_adjusted_item),
      se_severity: figuresById(judges, fixed.se_severity),
    },
  }
}
