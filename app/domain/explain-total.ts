import type { CompiledLeaf, CompiledStage } from './compiled-stage'
import { add, mul, type Rational, ratio, sum, ZERO } from './rational'
import { markProduct } from './scoring'
import type { Id } from './sheets'
import { otherProduct, type StageTotal, weighPanel } from './stage-totals'
import { type Combination, chooseValues, roundAt, shareOf } from './totalling'

/*
 * How a total came about, step by step, by the very functions that compute it: each step's figure is what the next one
 * takes, and the last is the ranking's total. Every value is exact; where the rules round, both values are there.
 */

/** One judge's mark of a criterion and, sheets first, what it adds to the sheet. */
export interface ExplainedMark {
  /** What the mark is worth; null where there is none. */
  worth: Rational | null
  product: Rational | null
  /** Criteria first: whether it is among those that the criterion's value is made of. */
  used: boolean
}

/** A judge's sheet; `sum` before and `total` after the rounding of sheets. Criteria first, sheets have no totals. */
export interface ExplainedSheet {
  seat: Id
  marks: ExplainedMark[]
  sum: Rational | null
  total: Rational | null
  /** Sheets first: whether it is among those that the panel's value is made of. */
  used: boolean
}

/** Values, how many they are divided by, and the result before and after the rounding of panels. */
export interface ExplainedPanel {
  sum: Rational
  divisor: number
  exact: Rational
  value: Rational
}

/** Criteria first: the panel's value of one criterion, and what it adds to the stage. */
export interface ExplainedCriterion extends ExplainedPanel {
  product: Rational
}

export interface ExplainedStage {
  code: string
  order: 'sheets-first' | 'criteria-first'
  leaves: readonly CompiledLeaf[]
  sheets: ExplainedSheet[]
  /** Sheets first: what the sheets come to; null where judges mark nothing. */
  panel: ExplainedPanel | null
  /** Criteria first: by leaf; null for a criterion that no judge marked. */
  criteria: (ExplainedCriterion | null)[] | null
  /** By leaf: what team, verifier or organizer filled in, which counts once. */
  others: ({ worth: Rational; product: Rational } | null)[]
  /** What judges and others come to together, before and after the rounding of the stage. */
  exact: Rational
  total: Rational
}

export interface ExplainedTotal {
  stages: { code: string; total: Rational; share: Rational; product: Rational }[]
  exact: Rational
  total: Rational
}

/** Which of the values are among those chosen; of equal ones the first. */
function flagUsed<T extends number | bigint>(values: readonly T[], chosen: readonly T[]): boolean[] {
  const left = new Map<T, number>()
  for (const value of chosen) left.set(value, (left.get(value) ?? 0) + 1)
  return values.map((value) => {
    const count = left.get(value) ?? 0
    if (count > 0) left.set(value, count - 1)
    return count > 0
  })
}

const worthOf = (leaf: CompiledLeaf, mark: number) => ratio(BigInt(mark), BigInt(leaf.scale))

/** How one entry's total in a stage came about. */
export function explainStage(code: string, stage: CompiledStage, total: StageTotal): ExplainedStage {
  const judged = stage.totalling.order === 'sheets-first' ? bySheets(stage, total) : byCriteria(stage, total)
  const others = stage.leaves.map((leaf, position) => {
    const mark = total.others[position] ?? null
    return mark === null ? null : { worth: worthOf(leaf, mark), product: otherProduct(stage, leaf, mark) }
  })
  const exact = add(judged.value, sum(others.map((other) => other?.product ?? ZERO)))
  return {
    ...{ code, order: stage.totalling.order, leaves: stage.leaves },
    ...{ sheets: judged.sheets, panel: judged.panel, criteria: judged.criteria },
    ...{ others, exact, total: roundAt(stage.totalling, 'stage', exact) },
  }
}

function bySheets(stage: CompiledStage, { judges }: StageTotal) {
  if (judges.length === 0) return { value: ZERO, sheets: [], panel: null, criteria: null }
  const { denominator, totalling, leaves } = stage
  const units = judges.map((sheet) => sheet.units)
  const { chosen, divisor } = chooseValues(totalling.aggregate, units)
  const used = flagUsed(units, chosen)
  const sheets = judges.map(({ seat, marks, units: own }, index): ExplainedSheet => {
    const explained = leaves.map((leaf, position): ExplainedMark => {
      const mark = marks[position] ?? null
      if (mark === null) return { worth: null, product: null, used: true }
      const product = ratio(markProduct(stage, leaf, mark), denominator)
      return { worth: worthOf(leaf, mark), product, used: true }
    })
    const before = sum(explained.map(({ product }) => product ?? ZERO))
    return { seat, marks: explained, sum: before, total: ratio(own, denominator), used: used[index] ?? false }
  })
  const all = ratio(
    chosen.reduce((total, each) => total + each, 0n),
    denominator,
  )
  const exact = mul(all, ratio(1n, BigInt(divisor)))
  const value = roundAt(totalling, 'panel', exact)
  return { value, sheets, panel: { sum: all, divisor, exact, value }, criteria: null }
}

function byCriteria(stage: CompiledStage, { judges }: StageTotal) {
  const { totalling, leaves } = stage
  const used = judges.map(() => leaves.map(() => false))
  const criteria = leaves.map((leaf, position): ExplainedCriterion | null => {
    const given = judges.flatMap(({ marks }, judge) => {
      const mark = marks[position] ?? null
      return mark === null ? [] : [{ judge, mark }]
    })
    if (given.length === 0) return null
    const marks = given.map(({ mark }) => mark)
    const { chosen, divisor } = chooseValues(totalling.aggregate, marks)
    const flags = flagUsed(marks, chosen)
    for (const [index, { judge }] of given.entries()) {
      const row = used[judge]
      if (row) row[position] = flags[index] ?? false
    }
    const all = ratio(BigInt(chosen.reduce((total, each) => total + each, 0)), BigInt(leaf.scale))
    const exact = mul(all, ratio(1n, BigInt(divisor)))
    const value = roundAt(totalling, 'panel', exact)
    return { sum: all, divisor, exact, value, product: weighPanel(stage, leaf, value) }
  })
  const sheets = judges.map(
    ({ seat, marks }, judge): ExplainedSheet => ({
      ...{ seat, sum: null, total: null, used: true },
      marks: leaves.map((leaf, position) => {
        const mark = marks[position] ?? null
        const worth = mark === null ? null : worthOf(leaf, mark)
        return { worth, product: null, used: used[judge]?.[position] ?? false }
      }),
    }),
  )
  return { value: sum(criteria.map((one) => one?.product ?? ZERO)), sheets, panel: null, criteria }
}

/** How stage totals become the final one. The `final` rounding is that of the last stage. */
export function explainFinal(
  stages: readonly { code: string; stage: CompiledStage; combination: Combination | null }[],
  totals: readonly Pick<StageTotal, 'total'>[],
): ExplainedTotal {
  const parts = stages.map(({ code, combination }, index) => {
    const share = combination ? shareOf(combination) : ZERO
    const total = totals[index]?.total ?? ZERO
    return { code, total, share, product: mul(share, total) }
  })
  const exact = sum(parts.map(({ product }) => product))
  const last = stages.at(-1)
  return { stages: parts, exact, total: last ? roundAt(last.stage.totalling, 'final', exact) : exact }
}
