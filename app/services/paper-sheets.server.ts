import * as z from 'zod/mini'
import type { CsvFault } from '~/domain/csv-faults'
import type { Leaf } from '~/domain/instrument'
import { findGaps, markField, readSheet, reasonField, type SheetContent } from '~/domain/sheet-input'
import { type CsvFormat, type CsvReading, type CsvRowFault, readCsv } from './csv.server'
import { fromSchema } from './csv-schema.server'

/** One line of the file: one mark of one judge for one entry. */
interface PaperLine {
  judge: string
  entry: string
  criterion: string
  score: string | null
  reason: string | null
  change_reason: string | null
}

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const free = z.nullable(z.string().check(z.maxLength(4000)))

const FORMAT: CsvFormat<PaperLine> = {
  columns: [
    { name: 'judge', type: 'text' },
    { name: 'entry', type: 'text' },
    { name: 'criterion', type: 'text' },
    { name: 'score', type: 'text' },
    { name: 'reason', type: 'text', optional: true },
    { name: 'change_reason', type: 'text', optional: true },
  ],
  readRow: fromSchema(
    z.object({
      judge: text,
      entry: text,
      criterion: text,
      score: z.nullable(z.string().check(z.maxLength(40))),
      reason: free,
      change_reason: free,
    }),
  ),
}

/** An assignment as the file may name it. */
export interface PaperTarget {
  assignment: string
  /** Account and seat label, lower case. */
  judges: readonly string[]
  /** Labels and codes of the entry, lower case. */
  entries: readonly string[]
  leaves: readonly Leaf[]
  /** Number of the sheet that stands now; 0 without one. */
  revision: number
  /** A sheet that counts is only replaced with a reason. */
  needsReason: boolean
  /** Why nothing can be entered for it; null when nothing stands against it. */
  blocked: 'seat_vacant' | 'judge_in_conflict' | null
}

/** One sheet read from paper, waiting for its second person. */
export interface PaperSheet extends SheetContent {
  assignment: string
  revision: number
  changeReason: string | null
}

export type PaperReading =
  | { ok: true; sheets: PaperSheet[]; rows: number }
  | { ok: false; faults: readonly CsvFault[] }

interface Group {
  target: PaperTarget
  line: number
  lines: Map<string, { line: number; value: PaperLine }>
}

type GoodReading = Extract<CsvReading<PaperLine>, { ok: true }>

/** Reads a file of paper sheets against the assignments of a stage: whole or not at all, every fault with its place. */
export function readPaperSheets(bytes: Uint8Array, targets: readonly PaperTarget[]): PaperReading {
  const reading = readCsv(bytes, FORMAT)
  if (!reading.ok) return reading
  const faults: CsvFault[] = []
  const groups = groupLines(reading, targets, faults)
  const sheets = [...groups.values()].map((group) => readGroup(group, reading.place, faults))
  if (reading.rows.length === 0) faults.push(reading.place(1, wrong(null, 'no_rows')))
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.line - b.line) }
  return { ok: true, sheets, rows: reading.rows.length }
}

const wrong = (columnName: string | null, kind: string, params: CsvRowFault['params'] = {}): CsvRowFault => ({
  columnName,
  kind,
  params,
})

const same = (text: string) => text.trim().toLowerCase()

function groupLines(reading: GoodReading, targets: readonly PaperTarget[], faults: CsvFault[]) {
  const groups = new Map<string, Group>()
  for (const row of reading.rows) {
    const found = findTarget(row.value, targets)
    if ('columnName' in found) {
      faults.push(reading.place(row.line, found))
      continue
    }
    const group = groups.get(found.assignment) ?? { target: found, line: row.line, lines: new Map() }
    groups.set(found.assignment, group)
    const criterion = row.value.criterion.trim()
    if (!found.leaves.some(({ code }) => code === criterion))
      faults.push(reading.place(row.line, wrong('criterion', 'criterion_unknown', { value: criterion })))
    else if (group.lines.has(criterion))
      faults.push(reading.place(row.line, wrong('criterion', 'criterion_twice', { value: criterion })))
    else group.lines.set(criterion, row)
  }
  return groups
}

function findTarget({ judge, entry }: PaperLine, targets: readonly PaperTarget[]): PaperTarget | CsvRowFault {
  const ofJudge = targets.filter(({ judges }) => judges.includes(same(judge)))
  if (ofJudge.length === 0) return wrong('judge', 'judge_unknown', { value: judge })
  const ofEntry = targets.filter(({ entries }) => entries.includes(same(entry)))
  if (ofEntry.length === 0) return wrong('entry', 'entry_unknown', { value: entry })
  const both = ofJudge.filter((target) => ofEntry.includes(target))
  const [target] = both
  if (!target) return wrong('entry', 'not_assigned', { judge, entry })
  if (both.length > 1) return wrong('entry', 'entry_ambiguous', { value: entry })
  return target.blocked ? wrong('judge', target.blocked, { value: judge }) : target
}

function readGroup(
  { target, line, lines }: Group,
  place: GoodReading['place'],
  faults: CsvFault[],
): PaperSheet {
  const cells = new Map<string, string>()
  for (const [code, { value }] of lines) {
    cells.set(markField(code), value.score ?? '')
    cells.set(reasonField(code), value.reason ?? '')
  }
  const { content, problems } = readSheet(target.leaves, (field) => cells.get(field) ?? '')
  const gaps = findGaps(target.leaves, content).filter(
    (gap) => !problems.some(({ field }) => field === gap.field),
  )
  for (const { field, kind, params } of [...problems, ...gaps]) {
    const [part = '', code = ''] = splitField(field)
    const row = lines.get(code)
    const column = row ? (part === 'nilai' ? 'score' : 'reason') : 'criterion'
    faults.push(place(row?.line ?? line, wrong(column, kind, { ...params, value: code })))
  }
  const changeReason =
    [...lines.values()].map(({ value }) => value.change_reason?.trim()).find(Boolean) ?? null
  if (target.needsReason && !changeReason)
    faults.push(place(line, wrong('change_reason', 'change_reason_missing')))
  return { assignment: target.assignment, revision: target.revision, changeReason, ...content }
}

const splitField = (field: string) => {
  const dot = field.indexOf('.')
  return [field.slice(0, dot), field.slice(dot + 1)]
}
