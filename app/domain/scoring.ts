import type { CompiledLeaf, CompiledStage } from './compiled-stage'
import { type MarkedBy, pointsOf } from './criteria'
import { divideRounded, type Rational, ratio } from './rational'
import { roundingAt } from './totalling'

/** Stored marks by criterion code, as the canonical JSON of a sheet holds them; what is absent is not marked. */
export type Marks = Readonly<Record<string, number>>

/** Which of a stage's criteria a sheet is about: its kind of author and, for sector judging, the criteria held. */
export type SheetScope = { filledBy?: MarkedBy; holds?: readonly string[] | null }

export type SheetScore = {
  total: Rational
  /** By code of every group, the sum of the contributions below it. */
  subtotals: Record<string, Rational>
  /** Codes of the required criteria without a mark, in display order. */
  missing: string[]
  complete: boolean
}

/** Whether a leaf belongs to a sheet; by default to one that a judge of all criteria fills in. */
export const isInScope = (leaf: CompiledLeaf, { filledBy = 'judge', holds }: SheetScope): boolean =>
  leaf.filledBy === filledBy && (!holds || holds.includes(leaf.code))

/**
 * Scores one sheet: the total that a judge sees while scoring and that the ranking counts. An optional criterion
 * left empty adds nothing. Sheets first, rounding applies at `mark-product` and `sheet`; criteria first, only
 * panels are rounded and a single sheet stays exact.
 * @throws RangeError when a mark is no integer between the criterion's minimum and maximum.
 */
export function scoreSheet(stage: CompiledStage, marks: Marks, scope: SheetScope = {}): SheetScore {
  const subtotals = stage.groups.map(() => 0n)
  const missing: string[] = []
  let units = 0n
  stage.leaves.forEach((leaf) => {
    if (!isInScope(leaf, scope)) return
    const mark = readMark(leaf, marks)
    if (mark === null) {
      if (leaf.required) missing.push(leaf.code)
      return
    }
    const product = markProduct(stage, leaf, mark)
    units += product
    for (const group of leaf.groups) subtotals[group] = (subtotals[group] ?? 0n) + product
  })
  const exact = (value: bigint) => ratio(value, stage.denominator)
  return {
    total: exact(roundSheet(stage, units)),
    subtotals: Object.fromEntries(stage.groups.map((code, index) => [code, exact(subtotals[index] ?? 0n)])),
    missing,
    complete: missing.length === 0,
  }
}

/**
 * What the stored mark of a criterion is worth, or null without one: itself in most types, else the points of its band.
 * @throws RangeError when it cannot be a mark of this criterion.
 */
export function readMark({ code, marks: { min, max, bands } }: CompiledLeaf, marks: Marks): number | null {
  const mark: unknown = marks[code]
  if (typeof mark !== 'number') return null
  if (!Number.isInteger(mark) || mark < min || mark > max) throw new RangeError(`mark ${mark} of ${code}`)
  return bands ? pointsOf(bands, mark) : mark
}

/** The contribution of what a mark is worth to its sheet, in units of the stage's denominator. */
export const markProduct = (stage: CompiledStage, leaf: CompiledLeaf, mark: number): bigint =>
  roundUnits(stage, 'mark-product', leaf.coefficient * BigInt(mark))

/** A sheet's sum of products as the rules round it, in units of the stage's denominator. */
export const roundSheet = (stage: CompiledStage, units: bigint): bigint => roundUnits(stage, 'sheet', units)

function roundUnits(stage: CompiledStage, place: 'mark-product' | 'sheet', units: bigint): bigint {
  if (stage.totalling.order === 'criteria-first') return units
  const rounding = roundingAt(stage.totalling, place)
  if (!rounding) return units
  const quantum = stage.denominator / 10n ** BigInt(rounding.digits)
  return divideRounded(units, quantum, rounding.mode) * quantum
}
