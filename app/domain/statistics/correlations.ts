import { kendallTauB, pearson, spearman } from './correlation-pairs'
import { mean, type Scores } from './scores'
import { type Reason, type Undefined, undefinedFor } from './undefined-value'

/** A judges × judges table; where `value` is null, `reason` says why. */
export type CorrelationTable = { value: (number | null)[][]; reason: (Reason | null)[][] }
/** Mean over the pairs of different judges that have a correlation, and how many those are. */
export type MeanCorrelation = { value: number; pairs: number } | Undefined

export type Correlations = {
  spearman: CorrelationTable
  kendall_tau_b: CorrelationTable
  pearson: CorrelationTable
  common_items: number[][]
  mean_pairwise_spearman: MeanCorrelation
  mean_pairwise_tau_b: MeanCorrelation
}

/** With fewer items in common a correlation between two judges says nothing. */
export const MIN_COMMON_ITEMS = 4

type Coefficient = (x: readonly number[], y: readonly number[]) => number | null

/** How alike the judges order the items: each pair of judges on the items that both scored. */
export function correlations(scores: Scores, minItems = MIN_COMMON_ITEMS): Correlations {
  const common = commonMarks(scores)
  const byRank = tableOf(common, spearman, minItems)
  const byPairs = tableOf(common, kendallTauB, minItems)
  return {
    spearman: byRank,
    kendall_tau_b: byPairs,
    pearson: tableOf(common, pearson, minItems),
    common_items: mirror(common, (x) => x.length),
    mean_pairwise_spearman: meanOfPairs(byRank),
    mean_pairwise_tau_b: meanOfPairs(byPairs),
  }
}

/** `[a][b]` for b ≤ a: the marks of both judges on the items that both scored. */
type CommonMarks = { x: number[]; y: number[] }[][]

function commonMarks(scores: Scores): CommonMarks {
  const marked = scores.map((row) => row.flatMap((mark, item) => (mark === null ? [] : [{ item, mark }])))
  return marked.map((own, a) =>
    scores.slice(0, a + 1).map((row) => {
      const pairs = own.flatMap(({ item, mark }) => {
        const other = row[item] ?? null
        return other === null ? [] : [{ mark, other }]
      })
      return { x: pairs.map(({ mark }) => mark), y: pairs.map(({ other }) => other) }
    }),
  )
}

const mirror = <T>(common: CommonMarks, cell: (x: number[], y: number[]) => T): T[][] => {
  const lower = common.map((row) => row.map(({ x, y }) => cell(x, y)))
  return lower.map((row, a) => lower.map((other, b) => (b <= a ? row[b] : other[a]) as T))
}

function tableOf(common: CommonMarks, coefficient: Coefficient, minItems: number): CorrelationTable {
  const cells = mirror(common, (x, y): { value: number } | Undefined => {
    if (x.length < minItems) return undefinedFor('too_few_items')
    const value = coefficient(x, y)
    return value === null ? undefinedFor('no_variation') : { value }
  })
  return {
    value: cells.map((row) => row.map(({ value }) => value)),
    reason: cells.map((row) => row.map((cell) => (cell.value === null ? cell.reason : null))),
  }
}

function meanOfPairs({ value, reason }: CorrelationTable): MeanCorrelation {
  if (value.length < 2) return undefinedFor('too_few_judges')
  const below = value.flatMap((row, a) => row.slice(0, a).filter((each) => each !== null))
  if (below.length > 0) return { value: mean(below), pairs: below.length }
  const reasons = reason.flatMap((row, a) => row.slice(0, a))
  return undefinedFor(reasons.includes('no_variation') ? 'no_variation' : 'too_few_items')
}
