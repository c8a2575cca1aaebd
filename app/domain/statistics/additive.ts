import { type Estimates, estimatesOf, type Figures, noEstimates } from './additive-estimates'
import { fitBlock } from './additive-fit'
import { placesOf } from './additive-ranks'
import type { Block, Mark } from './design-graph'
import { type FittedDesign, fittedDesign } from './fitted-design'
import { countItems, type Scores, unitOf } from './scores'

/** One of several components: its severities add up to zero and compare with no other's. */
export type ComponentEstimates = Block & {
  severity_within_component: Figures['value']
  adjusted_within_component: Figures['value']
  residual_df: number
}

type Connection =
  | { connected: true; components: 1 }
  | {
      connected: false
      n_components: number
      rank_design_matrix: number
      n_parameters_minus_rank: number
      components: ComponentEstimates[]
    }

export type Additive = Connection & { raw_item_mean: Figures; rank_raw: (number | null)[] } & Estimates

/**
 * The two-way additive model y = q − s + e by least squares, Σ s = 0 over the judges with a mark: adjusted items q
 * beside the raw means, severities s (positive = severe), their standard errors, the residual variance, and F tests of
 * items and judges each given the other (Searle 1971, ch. 7). Where the design falls apart no common order exists:
 * figures per component only, the common ones undefined. `higherIsBetter` turns only the places.
 */
export function additive(
  scores: Scores,
  higherIsBetter = true,
  { marks, components, fit }: FittedDesign = fittedDesign(scores),
): Additive {
  const means = rawMeans(marks, countItems(scores))
  const raw = { raw_item_mean: { value: means }, rank_raw: placesOf(means, higherIsBetter) }
  const [block] = components
  if (block && fit) {
    const size = { judges: scores.length, items: means.length }
    const estimates = estimatesOf(fit, block, size, higherIsBetter)
    return { connected: true, components: 1, ...raw, ...estimates }
  }
  const nodes = components.reduce((sum, { judges, items }) => sum + judges.length + items.length, 0)
  return {
    connected: false,
    n_components: components.length,
    rank_design_matrix: nodes - components.length,
    n_parameters_minus_rank: Math.max(0, components.length - 1),
    components: estimatesWithin(marks, components),
    ...raw,
    ...noEstimates(block ? 'disconnected' : 'too_few_marks'),
  }
}

/** Mean mark per item; null without a mark. */
function rawMeans(marks: readonly Mark[], items: number): (number | null)[] {
  const unit = unitOf(marks.map(({ score }) => score))
  const sums = Array.from({ length: items }, () => ({ sum: 0, count: 0 }))
  for (const { item, score } of marks) {
    const own = sums[item]
    if (!own) continue
    own.sum += score / unit
    own.count++
  }
  return sums.map(({ sum, count }) => (count === 0 ? null : (sum / count) * unit))
}

function estimatesWithin(marks: readonly Mark[], components: readonly Block[]): ComponentEstimates[] {
  const home = new Map(components.flatMap(({ judges }, at) => judges.map((judge) => [judge, at] as const)))
  const groups: Mark[][] = components.map(() => [])
  for (const mark of marks) groups[home.get(mark.judge) ?? -1]?.push(mark)
  return components.map((block, at) => {
    const { unit, severity, adjusted, residualDf } = fitBlock(groups[at] ?? [], block)
    const inMarks = (values: readonly number[]) =>
      values.map((value) => (Number.isFinite(value * unit) ? value * unit : null))
    return {
      ...block,
      severity_within_component: inMarks(severity),
      adjusted_within_component: inMarks(adjusted),
      residual_df: residualDf,
    }
  })
}
