import type { CompiledStage } from './compiled-stage'
import { add, div, mul, type Rational, ratio, ZERO } from './rational'
import { marksOf, type StageTotal } from './stage-totals'

/** Stored marks that count for a leaf: the judges', or the one of team or organizer. */
function storedMarks(stage: CompiledStage, total: StageTotal, position: number): number[] {
  if (stage.leaves[position]?.filledBy === 'judge') return marksOf(total.judges, position)
  const mark = total.others[position] ?? null
  return mark === null ? [] : [mark]
}

/** Mean of the marks that count for a leaf, as marks (not stored units); undefined where there is none. */
export function meanMark(stage: CompiledStage, total: StageTotal, position: number): Rational | undefined {
  const marks = storedMarks(stage, total, position)
  return marks.length === 0 ? undefined : sumOfMeans(stage, total, [position])
}

/** Sum of the mean marks of several leaves; one that nobody marked adds nothing. */
export function sumOfMeans(stage: CompiledStage, total: StageTotal, positions: readonly number[]): Rational {
  const sums = new Map<number, number>()
  for (const position of positions) {
    const marks = storedMarks(stage, total, position)
    const divisor = marks.length * (stage.leaves[position]?.scale ?? 1)
    if (divisor > 0)
      sums.set(
        divisor,
        marks.reduce((sum, mark) => sum + mark, sums.get(divisor) ?? 0),
      )
  }
  return [...sums].reduce((all, [divisor, sum]) => add(all, ratio(BigInt(sum), BigInt(divisor))), ZERO)
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
