import type { CompiledStage } from './compiled-stage'
import type { MarkRow } from './mark-rows'
import { add, div, mul, type Rational, ratio, ZERO } from './rational'
import type { StageTotal } from './stage-totals'

/** Mean of the marks that count for a leaf, as marks (not stored units); undefined where there is none. */
export function meanMark(stage: CompiledStage, total: StageTotal, position: number): Rational | undefined {
  const { count } = countMarks(rowsOf(stage, total)(position), position)
  return count === 0 ? undefined : sumOfMeans(stage, total, [position])
}

/** Sum of the mean marks of several leaves; one that nobody marked adds nothing. */
export function sumOfMeans(stage: CompiledStage, total: StageTotal, positions: readonly number[]): Rational {
  const rowsAt = rowsOf(stage, total)
  const sums = new Map<number, number>()
  for (const position of positions) {
    const { sum, count } = countMarks(rowsAt(position), position)
    const divisor = count * (stage.leaves[position]?.scale ?? 1)
    if (divisor > 0) sums.set(divisor, (sums.get(divisor) ?? 0) + sum)
  }
  let all = ZERO
  for (const [divisor, sum] of sums) all = add(all, ratio(BigInt(sum), BigInt(divisor)))
  return all
}

/** The rows that hold a leaf's marks: the judges', or the one of team and organizer. */
function rowsOf({ leaves }: CompiledStage, { judges, others }: StageTotal) {
  const [judged, filledIn] = [judges.map(({ marks }) => marks), [others]]
  return (position: number) => (leaves[position]?.filledBy === 'judge' ? judged : filledIn)
}

/** Sum and number of stored marks. */
function countMarks(rows: readonly MarkRow[], position: number) {
  let [sum, count] = [0, 0]
  for (const row of rows) {
    const mark = row[position] ?? null
    if (mark === null) continue
    sum += mark
    count++
  }
  return { sum, count }
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
