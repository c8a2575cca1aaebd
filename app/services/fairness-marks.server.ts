import type Database from 'better-sqlite3'
import { readSeatLabels } from '#db/sqlite/competition-rows'
import { countMissingSheets, iterateCountedSheets } from '#db/sqlite/counted-sheets'
import { readSealedStages } from '#db/sqlite/sealed-stages'
import { type CompiledLeaf, compileStage } from '~/domain/compiled-stage'
import { NotFoundError } from '~/domain/errors'
import { leaves } from '~/domain/instrument'
import { planRow, type RowPlan, readRow } from '~/domain/mark-rows'
import { div, ratio, toExactDecimalText } from '~/domain/rational'
import { findStage, type Rules } from '~/domain/rules'
import { isInScope } from '~/domain/scoring'
import { type MarkSheet, type MarkTable, tabulateSheets } from '~/domain/statistics/analysis/mark-table'
import { compareIds } from '~/domain/statistics/analysis/natural-order'
import type { Scale } from '~/domain/statistics/mfrm'
import type { ReadEntry } from './ranking-source.server'
import { parseOnce, readRules, sameRules } from './ranking-source.server'

/** Judges' marks of a stage as the statistics take them: judges and entries by their row ids as text. */
export interface StageMarks {
  rules: Rules
  /** Lowest and highest mark on the scale of the stage's widest criterion. */
  scale: Scale
  criteria: { id: string; name: string }[]
  judges: { id: string; label: string }[]
  table: MarkTable
  /** Versions of the rules under which these sheets count. */
  counting: readonly number[]
  /** Assigned sheets of these entries that are not in. */
  countMissing: () => number
}

/**
 * What each mark is worth in points, of judges' sheets that count and of these entries only. A criterion weighs what its
 * points are multiplied by in the total, so that the mean of a sheet orders entries as its total does. Of a stage under seal
 * there are none.
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
  const seats = new Set<number>()
  const holds = new Map<string, readonly string[]>()
  const planOf = remember<string | null, RowPlan>((criteria) => {
    const scope = {
      filledBy: 'judge' as const,
      holds: criteria === null ? null : parseOnce(holds, criteria),
    }
    return planRow(stage, (leaf) => isInScope(leaf, scope))
  })
  const inOrder = judged
    .map(({ leaf, position }) => ({
      position,
      leaf,
      worth: remember((mark: number) => worthText(leaf, mark)),
    }))
    .sort((a, b) => compareIds(a.leaf.code, b.leaf.code))
  const sheets: MarkSheet[] = []
  const isSealed = readSealedStages(sqlite, competition).has(code)
  for (const sheet of isSealed ? [] : iterateCountedSheets(sqlite, competition, code, counting)) {
    if (judged.length === 0 || sheet.filledBy !== 'judge' || !wanted.has(sheet.entry)) continue
    seats.add(sheet.seat)
    const row = readRow(planOf(sheet.criteria), sheet.marks)
    sheets.push({
      ...{ judge: String(sheet.seat), entry: String(sheet.entry) },
      marks: inOrder.map(({ position, worth }) => {
        const mark = row[position] ?? null
        return mark === null ? null : worth(mark)
      }),
    })
  }
  const names = new Map(leaves(declared.instrument).map((leaf) => [leaf.code, leaf.name]))
  return {
    rules,
    scale: scaleOf(judged.map(({ leaf }) => leaf)),
    criteria: judged.map(({ leaf }) => ({
      id: leaf.code,
      name: names.get(leaf.code) ?? leaf.code,
    })),
    judges: [...seats].map((seat) => ({
      id: String(seat),
      label: labels.get(seat) ?? String(seat),
    })),
    table: tabulateSheets(
      sheets,
      inOrder.map(({ leaf }) => ({
        id: leaf.code,
        weight: div(leaf.weight, leaf.divisor),
      })),
    ),
    counting,
    countMissing: () =>
      [...countMissingSheets(sqlite, competition, code, counting)].reduce(
        (sum, [entry, count]) => sum + (wanted.has(entry) ? count : 0),
        0,
      ),
  }
}

/** The same answer for the same question, asked once: few different marks stand on many sheets. */
function remember<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = answer(key)
    known.set(key, value)
    return value
  }
}

/** Scales are powers of ten, so that every mark is a decimal. */
const worthText = ({ scale }: CompiledLeaf, mark: number): string =>
  toExactDecimalText(ratio(BigInt(mark), BigInt(scale))) ?? String(mark / scale)

function scaleOf(judged: readonly CompiledLeaf[]): Scale {
  const points = (of: (leaf: CompiledLeaf) => number) => judged.map((leaf) => of(leaf) / leaf.scale)
  return {
    min: Math.min(...points(({ min }) => min), 0),
    max: Math.max(...points(({ max }) => max), 0),
  }
}
