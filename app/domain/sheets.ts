import type { CompiledStage } from './compiled-stage'
import type { MarkedBy } from './criteria'
import { type MarkRow, planRow, type RowPlan, readRow } from './mark-rows'
import { isInScope, type Marks, markProduct, roundSheet } from './scoring'

export type Id = number | string

/**
 * A submitted sheet that counts. `marks` is the canonical JSON text of the revision, or the object in it; `filledBy`
 * is `judge` unless team, verifier or organizer filled it in; `holds` lists the criteria of a sector judge, absent for all.
 */
export type CountedSheet = {
  entry: Id
  seat: Id
  marks: string | Marks
  filledBy?: MarkedBy
  holds?: readonly string[] | null
}

/** A judge's sheet; its total in units of the stage's denominator. */
export type JudgeSheet = { seat: Id; units: bigint; marks: MarkRow }

/** A required mark that a judge's counted sheet lacks. */
export type MissingMark = { kind: 'mark'; stage: string; seat: Id; filledBy: MarkedBy; criterion: string }

/** What was handed in for one entry in one stage. */
export type EntrySheets = { judges: JudgeSheet[]; others: MarkRow; missing: MissingMark[] }

/**
 * Reads and scores each counted sheet of a stage once. Of team, verifier and organizer the last mark counts.
 * @returns what each entry has; entries without a sheet are absent.
 * @throws RangeError for a mark outside its criterion's range, SyntaxError for text that is no JSON.
 */
export function collectSheets(code: string, stage: CompiledStage, sheets: Iterable<CountedSheet>) {
  const byEntry = new Map<Id, EntrySheets>()
  const scopeOf = scopeCache(stage)
  for (const sheet of sheets) {
    const { entry, seat, filledBy = 'judge' } = sheet
    let collected = byEntry.get(entry)
    if (!collected) {
      collected = { judges: [], others: [], missing: [] }
      byEntry.set(entry, collected)
    }
    const plan = scopeOf(sheet)
    const row = readRow(plan, sheet.marks)
    if (filledBy !== 'judge') {
      collected.others = mergeRows(row, collected.others)
      continue
    }
    for (const { leaf, position } of plan.leaves) {
      if (leaf.required && row[position] === null)
        collected.missing.push({ kind: 'mark', stage: code, seat, filledBy, criterion: leaf.code })
    }
    collected.judges.push({ seat, units: sheetUnits(stage, row), marks: row })
  }
  return byEntry
}

/** The leaves that a sheet is about; the few different scopes are worked out once each. */
function scopeCache(stage: CompiledStage) {
  const known = new Map<string, RowPlan>()
  let last: { filledBy: CountedSheet['filledBy']; holds: CountedSheet['holds']; plan: RowPlan } | undefined
  return (sheet: CountedSheet): RowPlan => {
    const { filledBy, holds } = sheet
    if (last && last.filledBy === filledBy && last.holds === holds) return last.plan
    const key = `${sheet.filledBy ?? 'judge'} ${sheet.holds ? JSON.stringify(sheet.holds) : ''}`
    let plan = known.get(key)
    if (!plan) {
      plan = planRow(stage, (leaf) => isInScope(leaf, sheet))
      known.set(key, plan)
    }
    last = { filledBy, holds, plan }
    return plan
  }
}

const mergeRows = (later: MarkRow, earlier: MarkRow): MarkRow =>
  later.map((mark, position) => mark ?? earlier[position] ?? null)

/** The same total as `scoreSheet`, in ordinary numbers where the stage allows. */
function sheetUnits(stage: CompiledStage, row: MarkRow): bigint {
  const { numbers, totalling } = stage
  if (!numbers || totalling.rounding.length > 0) {
    const products = stage.leaves.map((leaf, position) => markProduct(stage, leaf, row[position] ?? 0))
    return roundSheet(
      stage,
      products.reduce((total, product) => total + product, 0n),
    )
  }
  let units = 0
  for (let position = 0; position < row.length; position++) {
    units += (numbers[position] ?? 0) * (row[position] ?? 0)
  }
  return BigInt(units)
}
