import type { CompiledStage } from './compiled-stage'
import { add, div, mul, type Rational, ratio, ZERO } from './rational'
import { marksOf, type StageTotal } from './stage-totals'

/** Mean of the marks that count for a leaf, as marks (not stored units); undefined where there is none. */
export function meanMark(
  stage: CompiledStage,
  total: StageTotal | undefined,
  position: number,
): Rational | undefined {
  const leaf = stage.leaves[position]
  if (!leaf || !total) return undefined
  const marks =
    leaf.filledBy === 'judge' ? marksOf(total.judges, position) : [total.others[position] ?? []].flat()
  if (marks.length === 0) return undefined
  return ratio(BigInt(marks.reduce((sum, mark) => sum + mark, 0)), BigInt(marks.length * leaf.scale))
}

/** Mean mark of every leaf by code; a criterion that nobody marked is absent. */
export const criterionMeans = (stage: CompiledStage, total: StageTotal): Map<string, Rational> =>
  new Map(
    stage.leaves.flatMap(({ code }, position) => {
      const mean = meanMark(stage, total, position)
      return mean ? [[code, mean] as const] : []
    }),
  )

/** Each group's subtotal by code: weight × mean mark ÷ divisor, exact, summed over the leaves below it. */
export function groupSubtotals(stage: CompiledStage, total: StageTotal): Map<string, Rational> {
  const subtotals = stage.groups.map(() => ZERO)
  stage.leaves.forEach((leaf, position) => {
    const mean = meanMark(stage, total, position)
    if (!mean) return
    const contribution = div(mul(leaf.weight, mean), leaf.divisor)
    for (const group of leaf.groups) subtotals[group] = add(subtotals[group] ?? ZERO, contribution)
  })
  return new Map(stage.groups.map((code, group) => [code, subtotals[group] ?? ZERO]))
}
