import type Database from 'better-sqlite3'
import { readSeatLabels } from '#db/sqlite/competition-rows'
import { countMissingSheets, iterateSheetDetails, type SheetDetailRow } from '#db/sqlite/counted-sheets'
import { type CompiledLeaf, compileStage } from '~/domain/compiled-stage'
import { NotFoundError } from '~/domain/errors'
import { leaves } from '~/domain/instrument'
import { planRow, readRow } from '~/domain/mark-rows'
import { div, type Rational, ratio, toExactDecimalText } from '~/domain/rational'
import { findStage, type Rules } from '~/domain/rules'
import { isInScope } from '~/domain/scoring'
import type { FileMark } from '~/domain/statistics/analysis/mark-table'
import type { Scale } from '~/domain/statistics/mfrm'
import type { ReadEntry } from './ranking-source.server'
import { parseOnce, readRules, sameRules } from './ranking-source.server'

/** Judges' marks of a stage as the statistics take them: judges and entries by their row ids as text. */
export interface StageMarks {
  rules: Rules
  /** Lowest and highest mark on the scale of the stage's widest criterion. */
  scale: Scale
  criteria: { id: string; name: string }[]
  judges: { id: string; label: string; person: number }[]
  marks: FileMark[]
  weights: ReadonlyMap<string, Rational>
  /** Assigned sheets of these entries that are not in. */
  missing: number
}

/**
 * What each mark is worth in points, of judges' sheets that count and of these entries only. A criterion weighs what its
 * points are multiplied by in the total, so that the mean of a sheet orders entries as its total does.
 * @throws NotFoundError for an unknown stage
 */
export function readStageMarks(
  sqlite: Database.Database,
  competition: number,
  code: string,
  entries: readonly Pick<ReadEntry, 'id'>[],
): StageMarks {
  const { versions, rules } = readRules(sqlite, competition)
  const declared = findStage(rules, code)
  if (!declared) throw new NotFoundError('stage')
  const counting = sameRules(versions, rules, code)
  const stage = compileStage(declared.instrument, declared.totalling)
  const judged = stage.leaves.flatMap((leaf, position) =>
    leaf.filledBy === 'judge' && leaf.weight.n !== 0n ? [{ leaf, position }] : [],
  )
  const wanted = new Set(entries.map(({ id }) => id))
  const labels = readSeatLabels(sqlite, competition)
  const judges = new Map<number, StageMarks['judges'][number]>()
  const holds = new Map<string, readonly string[]>()
  const marks: FileMark[] = []
  for (const sheet of iterateSheetDetails(sqlite, competition, code, counting)) {
    if (sheet.filledBy !== 'judge' || !wanted.has(sheet.entry)) continue
    judges.set(sheet.seat, {
      id: String(sheet.seat),
      label: labels.get(sheet.seat) ?? sheet.seatLabel,
      person: sheet.person,
    })
    const plan = planRow(stage, (leaf) => isInScope(leaf, scopeOf(sheet, holds)))
    const row = readRow(plan, sheet.marks)
    for (const { leaf, position } of judged)
      marks.push({
        ...{ judge: String(sheet.seat), entry: String(sheet.entry), criterion: leaf.code },
        score: worthText(leaf, row[position] ?? null),
      })
  }
  const names = new Map(leaves(declared.instrument).map((leaf) => [leaf.code, leaf.name]))
  return {
    rules,
    scale: scaleOf(judged.map(({ leaf }) => leaf)),
    criteria: judged.map(({ leaf }) => ({ id: leaf.code, name: names.get(leaf.code) ?? leaf.code })),
    judges: [...judges.values()],
    marks,
    weights: new Map(judged.map(({ leaf }) => [leaf.code, div(leaf.weight, leaf.divisor)])),
    missing: [...countMissingSheets(sqlite, competition, code, counting)].reduce(
      (sum, [entry, count]) => sum + (wanted.has(entry) ? count : 0),
      0,
    ),
  }
}

const scopeOf = ({ criteria, filledBy }: SheetDetailRow, known: Map<string, readonly string[]>) => ({
  filledBy,
  holds: criteria === null ? null : parseOnce(known, criteria),
})

/** Scales are powers of ten, so that every mark is a decimal. */
const worthText = ({ scale }: CompiledLeaf, mark: number | null): string | null =>
  mark === null ? null : (toExactDecimalText(ratio(BigInt(mark), BigInt(scale))) ?? null)

function scaleOf(judged: readonly CompiledLeaf[]): Scale {
  const points = (of: (leaf: CompiledLeaf) => number) => judged.map((leaf) => of(leaf) / leaf.scale)
  return {
    min: Math.min(...points(({ min }) => min), 0),
    max: Math.max(...points(({ max }) => max), 0),
  }
}
