import type { JudgeSystem } from './additive-system'
import type { Block } from './design-graph'
import { type FittedDesign, fittedDesign } from './fitted-design'
import { countItems, type Scores } from './scores'
import type { Reason } from './undefined-value'

export type MixedDesign = {
  block: Block
  system: JudgeSystem
  size: { judges: number; items: number }
}

/**
 * What both mixed models need: a connected design with marks to spare, whose marks judges and items alone do not
 * explain; else the residual variance is zero and the likelihood has no maximum.
 */
export function mixedDesign(
  scores: Scores,
  { components, fit }: FittedDesign = fittedDesign(scores),
): MixedDesign | Reason {
  const [block] = components
  if (!block) return 'too_few_marks'
  if (!fit) return 'disconnected'
  if (fit.residualDf < 1) return 'too_few_marks'
  if (fit.rss === 0) return fit.dueToItems + fit.dueToJudges === 0 ? 'no_variation' : 'no_residual_variation'
  const size = { judges: scores.length, items: countItems(scores) }
  return { block, system: fit.system, size }
}
