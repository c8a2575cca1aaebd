import type { CompiledLeaf, CompiledStage } from './compiled-stage'
import type { MarkedBy } from './criteria'
import type { MarkRow } from './mark-rows'
import { add, div, mul, type Rational, ratio, ZERO } from './rational'
import { markProduct } from './scoring'
import type { EntrySheets, Id, JudgeSheet } from './sheets'
import { chooseValues, fewestValues, roundAt, roundingAt } from './totalling'

/** What keeps an entry out of the ranking. */
export type Missing =
  | { kind: 'sheets'; stage: string; have: number; need: number }
  | { kind: 'joint-sheet'; stage: string; have: number; need: 1 }
  | { kind: 'mark'; stage: string; seat: Id | null; filledBy: MarkedBy; criterion: string }
  | { kind: 'marks'; stage: string; criterion: string; have: number; need: number }

/** An entry's total in one stage and what it was made of; `others` are the marks of team and organizer. */
export type StageTotal = { stage: string; total: Rational; judges: readonly JudgeSheet[]; others: MarkRow }

const nothing: EntrySheets = { judges: [], others: [], missing: [] }

/** Totals an entry's sheets in a stage as its rules say, or lists what is missing. A missing sheet is never zero. */
export function totalStage(
  code: string,
  stage: CompiledStage,
  sheets: EntrySheets = nothing,
): { total: StageTotal } | { missing: Missing[] } {
  const missing = findMissing(code, stage, sheets)
  if (missing.length > 0) return { missing }
  const { judges, others } = sheets
  const judged =
    stage.totalling.order === 'sheets-first' ? sheetsFirst(stage, judges) : criteriaFirst(stage, judges)
  const total = roundAt(stage.totalling, 'stage', add(judged, otherPart(stage, others)))
  return { total: { stage: code, total, judges, others } }
}

/** The stored marks that judges gave for a leaf. */
export function marksOf(judges: readonly JudgeSheet[], position: number): number[] {
  const given: number[] = []
  for (const { marks } of judges) {
    const mark = marks[position] ?? null
    if (mark !== null) given.push(mark)
  }
  return given
}

function findMissing(
  code: string,
  stage: CompiledStage,
  { judges, others, missing }: EntrySheets,
): Missing[] {
  const { aggregate, minimumSheets, order } = stage.totalling
  const judged = stage.leaves.some(({ filledBy }) => filledBy === 'judge')
  const found: Missing[] = [...missing]
  const fewest = fewestValues(aggregate)
  const need = judged ? Math.max(minimumSheets, order === 'sheets-first' ? fewest : 1) : 0
  if (judges.length < need) found.unshift({ kind: 'sheets', stage: code, have: judges.length, need })
  if (aggregate.kind === 'joint' && order === 'sheets-first' && judges.length > 1)
    found.push({ kind: 'joint-sheet', stage: code, have: judges.length, need: 1 })

  const reported = new Set(missing.map(({ criterion }) => criterion))
  stage.leaves.forEach((leaf, position) => {
    const criterion = leaf.code
    if (leaf.filledBy !== 'judge') {
      if (leaf.required && (others[position] ?? null) === null && !reported.has(criterion))
        found.push({ kind: 'mark', stage: code, seat: null, filledBy: leaf.filledBy, criterion })
    } else if (order === 'criteria-first' && judges.length > 0) {
      const have = marksOf(judges, position).length
      if (aggregate.kind === 'joint' && have > 1)
        found.push({ kind: 'joint-sheet', stage: code, have, need: 1 })
      const lacking = have === 0 ? leaf.required && !reported.has(criterion) : have < fewest
      if (lacking) found.push({ kind: 'marks', stage: code, criterion, have, need: fewest })
    }
  })
  return found
}

function sheetsFirst(stage: CompiledStage, judges: readonly JudgeSheet[]): Rational {
  if (judges.length === 0) return ZERO
  const { chosen, divisor } = chooseValues(
    stage.totalling.aggregate,
    judges.map(({ units }) => units),
  )
  const units = chosen.reduce((total, each) => total + each, 0n)
  return roundAt(stage.totalling, 'panel', ratio(units, BigInt(divisor) * stage.denominator))
}

/** Without rounding, criteria whose sums have the same divisor add up as integers. */
function criteriaFirst(stage: CompiledStage, judges: readonly JudgeSheet[]): Rational {
  const { totalling, leaves, denominator } = stage
  const rounds = roundingAt(totalling, 'panel') || roundingAt(totalling, 'mark-product')
  const unitsByDivisor = new Map<number, bigint>()
  let total = ZERO
  leaves.forEach((leaf, position) => {
    const values = marksOf(judges, position)
    if (values.length === 0) return
    const { chosen, divisor } = chooseValues(totalling.aggregate, values)
    const sum = BigInt(sumNumbers(chosen))
    if (rounds) {
      const panel = roundAt(totalling, 'panel', ratio(sum, BigInt(divisor * leaf.scale)))
      total = add(total, weighPanel(stage, leaf, panel))
    } else unitsByDivisor.set(divisor, (unitsByDivisor.get(divisor) ?? 0n) + leaf.coefficient * sum)
  })
  for (const [divisor, units] of unitsByDivisor)
    total = add(total, ratio(units, BigInt(divisor) * denominator))
  return total
}

/** Stored marks stay below 10⁹, so that their sums are exact. */
const sumNumbers = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const weighPanel = ({ totalling }: CompiledStage, leaf: CompiledLeaf, value: Rational) =>
  roundAt(totalling, 'mark-product', div(mul(leaf.weight, value), leaf.divisor))

/** What team and organizer filled in counts once, beside the judges' part. */
const otherPart = (stage: CompiledStage, others: MarkRow): Rational =>
  others.reduce<Rational>((total, mark, position) => {
    const leaf = stage.leaves[position]
    if (mark === null || !leaf) return total
    return add(total, otherProduct(stage, leaf, mark))
  }, ZERO)

/** What one mark of team or organizer adds to the stage's total, or takes from it. */
export const otherProduct = (stage: CompiledStage, leaf: CompiledLeaf, mark: number): Rational =>
  stage.totalling.order === 'sheets-first'
    ? ratio(markProduct(stage, leaf, mark), stage.denominator)
    : weighPanel(stage, leaf, ratio(BigInt(mark), BigInt(leaf.scale)))
