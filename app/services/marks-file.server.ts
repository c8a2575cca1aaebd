import type { CsvFault } from '~/domain/csv-faults'
import { compareDecimals } from '~/domain/decimal-text'
import type { FileMark } from '~/domain/statistics/analysis/mark-table'
import { isPlainLine } from '~/forms/characters'
import { type CsvCells, type CsvFormat, type CsvRowFault, readCsv } from './csv.server'

/** Bounds of a mark as canonical decimals. */
export type MarkBounds = { min: string; max: string }

export type MarksFile =
  | {
      readonly ok: true
      readonly marks: readonly FileMark[]
      /** The stage that the marks are of; null where the file names none. */
      readonly stage: string | null
      /** Lines that are no judge's mark or do not count. */
      readonly leftOut: number
    }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }
  | { readonly ok: false; readonly stages: readonly string[] }

/** The name of the one criterion of a file that names none. */
export const ONLY_CRITERION = 'score'

const MEBIBYTE = 1024 * 1024
const COLUMNS: CsvFormat<unknown>['columns'] = [
  { name: 'judge', type: 'text' },
  { name: 'entry', type: 'text' },
  { name: 'criterion', type: 'text', optional: true },
  { name: 'score', type: 'number' },
  { name: 'stage', type: 'text', optional: true },
  { name: 'source', type: 'text', optional: true },
  { name: 'counts', type: 'text', optional: true },
  { name: 'points', type: 'number', optional: true },
]
/** Who else may have filled in a criterion, as the marks export names them. */
const NOT_JUDGES = ['team', 'verifier', 'organizer']
/** Digits of the largest double, and as many behind the point. */
const LONGEST = 620

type Line = FileMark & { stage: string }

/**
 * Reads `judge`, `entry`, `score` and, where there is one, `criterion` of a CSV file; other columns are ignored, but
 * for four of the marks export: `points` stands for a score that is a fact, a line with `counts` = `no`, or with a `source` that is no judge, is left out, and
 * `stage` keeps stages apart. A file of several stages needs `stage`; asked for one that it lacks, or for none, the
 * stages come back.
 */
export function readMarksFile(
  bytes: Uint8Array,
  { bounds, stage }: { bounds?: MarkBounds; stage?: string } = {},
): MarksFile {
  const seen = new Map<string, number>()
  const reading = readCsv<Line | null>(bytes, {
    columns: COLUMNS,
    otherColumns: 'ignored',
    maxBytes: 256 * MEBIBYTE,
    maxRows: 2_000_000,
    readRow: (cells, line) => readMark(cells, line, seen, bounds),
  })
  if (!reading.ok) return { ok: false, faults: reading.faults.map(withColumn) }
  const lines = reading.rows.flatMap(({ value }) => value ?? [])
  const unnamed = reading.rows.filter(({ value }) => value?.criterion === '')
  if (unnamed.length > 0 && lines.some(({ criterion }) => criterion !== ''))
    return {
      ok: false,
      faults: unnamed.map(({ line }) => reading.place(line, fault('criterion', 'required'))),
    }
  const stages = [...new Set(lines.map((line) => line.stage))].sort()
  const chosen = stage ?? stages[0] ?? ''
  if ((stage === undefined && stages.length > 1) || (stage !== undefined && !stages.includes(stage)))
    return { ok: false, stages: stages.filter((each) => each !== '') }
  return {
    ok: true,
    marks: lines.flatMap(({ stage: own, ...mark }) =>
      own === chosen ? { ...mark, criterion: mark.criterion || ONLY_CRITERION } : [],
    ),
    stage: chosen || null,
    leftOut: reading.rows.length - lines.length,
  }
}

const fault = (columnName: string, kind: string, params: CsvFault['params'] = {}): CsvRowFault => ({
  columnName,
  kind,
  params,
})
const textOf = (cells: CsvCells, name: string) => String(cells[name] ?? '').trim()

function readMark(
  cells: CsvCells,
  line: number,
  seen: Map<string, number>,
  bounds?: MarkBounds,
): { value: Line | null } | { faults: CsvRowFault[] } {
  if (NOT_JUDGES.includes(textOf(cells, 'source')) || textOf(cells, 'counts') === 'no') return { value: null }
  const [judge, entry, criterion] = [
    textOf(cells, 'judge'),
    textOf(cells, 'entry'),
    textOf(cells, 'criterion'),
  ]
  const worth = cells['points'] ?? cells.score
  const score = worth === null ? null : String(worth)
  const faults = [...idFaults({ judge, entry }, true), ...idFaults({ criterion }, false)]
  if (score !== null) faults.push(...scoreFaults(score, bounds))
  const stage = textOf(cells, 'stage')
  const key = JSON.stringify([stage, judge, entry, criterion])
  const earlier = seen.get(key)
  if (earlier !== undefined && faults.length === 0)
    faults.push(fault('score', 'duplicate_mark', { judge, entry, criterion, earlier: String(earlier) }))
  seen.set(key, earlier ?? line)
  return faults.length > 0 ? { faults } : { value: { judge, entry, criterion, score, stage } }
}

function idFaults(ids: Record<string, string>, required: boolean): CsvRowFault[] {
  return Object.entries(ids).flatMap(([name, id]) => {
    if (id === '') return required ? [fault(name, 'required')] : []
    return isPlainLine(id) ? [] : [fault(name, 'hidden_characters')]
  })
}

function scoreFaults(score: string, bounds?: MarkBounds): CsvRowFault[] {
  if (score.length > LONGEST || !Number.isFinite(Number(score))) return [fault('score', 'number_too_large')]
  if (!bounds) return []
  const { min, max } = bounds
  const isOutside = compareDecimals(score, min) < 0 || compareDecimals(score, max) > 0
  return isOutside ? [fault('score', 'out_of_scale', { value: score, min, max })] : []
}

/** Every fault has a column: that of the first cell too many or too few, and the first for a whole line. */
function withColumn(each: CsvFault): CsvFault {
  if (each.column !== null) return each
  const { expected = 0, found = 0 } = each.params
  const column =
    each.kind === 'extra_cells' ? Number(expected) + 1 : each.kind === 'missing_cells' ? Number(found) + 1 : 1
  return { ...each, column }
}
