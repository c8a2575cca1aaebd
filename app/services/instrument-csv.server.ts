import type { CriterionNode, Level } from '~/domain/criteria'
import type { CsvFault } from '~/domain/csv-faults'
import type { Instrument } from '~/domain/instrument'
import { checkInstrument, type InstrumentProblem } from '~/domain/instrument-check'
import { inDisplayOrder } from '~/domain/instrument-edit'
import { type CsvCells, type CsvFormat, type CsvRowFault, readCsv } from './csv.server'

const TYPES = ['group', 'number', 'levels', 'yes-no', 'banded', 'level'] as const
const FILLED_BY = ['judge', 'team', 'organizer'] as const
const REASONS = ['none', 'optional', 'required'] as const

/** A line of the file: a criterion, or (type `level`) a choice of the criterion named as its parent. */
type Line = { kind: 'criterion'; node: CriterionNode } | { kind: 'level'; parent: string; level: Level }

export type InstrumentReading =
  | { ok: true; criteria: CriterionNode[] }
  | { ok: false; faults: readonly CsvFault[] }

/**
 * The criteria of a CSV file, whole or not at all: `code, parent, name, type, min, max, step, weight, help,
 * filled_by`, and optionally `required` (yes, no) and `reason`. A described level is a line of its own, of type
 * `level`: its `parent` is the criterion, `min` its value, `name` its label, `help` its description. A band of a `banded`
 * criterion has its lowest fact in `min` and its points in `max`.
 * Gaps (a step, a weight) are allowed, as in any draft; what contradicts itself is not.
 */
export function readInstrumentCsv(bytes: Uint8Array): InstrumentReading {
  const reading = readCsv(bytes, FORMAT)
  if (!reading.ok) return reading
  const faults: CsvFault[] = []
  const lineOf = new Map<string, number>()
  for (const { line, value } of reading.rows) {
    if (value.kind === 'level') continue
    const { code } = value.node
    const earlier = lineOf.get(code)
    if (earlier !== undefined)
      faults.push(reading.place(line, at('code', 'duplicate_code', { code, earlier })))
    else lineOf.set(code, line)
  }
  const levels = new Map<string, Level[]>()
  for (const { line, value } of reading.rows) {
    const parent = value.kind === 'level' ? value.parent : value.node.parent
    if (parent !== null && !lineOf.has(parent))
      faults.push(reading.place(line, at('parent', 'unknown_parent', { code: parent })))
    if (value.kind === 'level') levels.set(value.parent, [...(levels.get(value.parent) ?? []), value.level])
  }
  if (lineOf.size === 0) faults.push(reading.place(1, at(null, 'no_criteria')))
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) }

  const nodes = reading.rows.flatMap(({ value }) => (value.kind === 'criterion' ? [value.node] : []))
  const criteria = nodes.map((node) =>
    levels.has(node.code) ? { ...node, levels: levels.get(node.code) } : node,
  )
  const wrong = contradictions({ weighting: 'absolute', weightSum: '1', criteria })
  for (const { code, kind, actual = '' } of wrong)
    faults.push(
      reading.place(lineOf.get(code ?? '') ?? 1, at(columnOf(kind), kind.replaceAll('-', '_'), { actual })),
    )
  for (const node of criteria)
    if (node.levels && node.type !== 'levels' && node.type !== 'banded')
      faults.push(reading.place(lineOf.get(node.code) ?? 1, at('type', 'levels_of_other_type')))
  return faults.length > 0
    ? { ok: false, faults: inOrder(faults) }
    : { ok: true, criteria: inDisplayOrder(criteria) }
}

/** What may be filled in later is no fault of the file. */
const GAPS: ReadonlySet<InstrumentProblem['kind']> = new Set([
  'missing-weight',
  'missing-weight-sum',
  'missing-step',
  'missing-range',
  'missing-levels',
  'missing-bands',
  'group-without-children',
  'does-not-add-up',
])

const contradictions = (instrument: Instrument) =>
  checkInstrument(instrument).filter(({ kind }) => !GAPS.has(kind))

function columnOf(kind: InstrumentProblem['kind']): string | null {
  const columns: Partial<Record<InstrumentProblem['kind'], string>> = {
    'bad-code': 'code',
    'bad-range': 'max',
    'bad-step': 'step',
    'bad-weight': 'weight',
    'leaf-with-children': 'type',
    cycle: 'parent',
  }
  return columns[kind] ?? null
}

const at = (columnName: string | null, kind: string, params: CsvRowFault['params'] = {}): CsvRowFault => ({
  ...{ columnName, kind, params },
})

const inOrder = (faults: CsvFault[]) => [...faults].sort((a, b) => a.line - b.line)

const FORMAT: CsvFormat<Line> = {
  columns: [
    { name: 'code', type: 'code' },
    { name: 'parent', type: 'code' },
    { name: 'name', type: 'text' },
    { name: 'type', type: 'text' },
    { name: 'min', type: 'number' },
    { name: 'max', type: 'number' },
    { name: 'step', type: 'number' },
    { name: 'weight', type: 'number' },
    { name: 'help', type: 'text' },
    { name: 'filled_by', type: 'text' },
    { name: 'required', type: 'text', optional: true },
    { name: 'reason', type: 'text', optional: true },
  ],
  maxBytes: 2 * 1024 * 1024,
  maxRows: 5000,
  readRow: readLine,
}

function readLine(cells: CsvCells): { value: Line } | { faults: CsvRowFault[] } {
  const faults: CsvRowFault[] = []
  const word = (name: string) => String(cells[name] ?? '').trim()
  const choose = <T extends string>(column: string, allowed: readonly T[], fallback: T): T => {
    const text = word(column).toLowerCase()
    if (text === '') return fallback
    const found = allowed.find((candidate) => candidate === text)
    if (!found) faults.push(at(column, 'not_allowed', { allowed: allowed.join(', ') }))
    return found ?? fallback
  }
  const need = (column: string) => {
    if (word(column) === '') faults.push(at(column, 'required'))
    return word(column)
  }
  const name = need('name')
  if (name.length > 300) faults.push(at('name', 'too_long', { max: 300 }))
  const help = word('help')
  if (help.length > 3000) faults.push(at('help', 'too_long', { max: 3000 }))
  need('type')
  const type = choose('type', TYPES, 'number')
  if (type === 'level') {
    const parent = need('parent')
    const value = need('min')
    const points = word('max')
    const level = {
      ...(points === '' ? { value } : { value: points, from: value }),
      ...{ label: name, ...(help ? { description: help } : {}) },
    }
    return faults.length > 0 ? { faults } : { value: { kind: 'level', parent, level } }
  }
  const node: CriterionNode = {
    code: need('code'),
    parent: word('parent') || null,
    name,
    ...(help ? { help } : {}),
    type,
    ...(type === 'number' || type === 'banded' ? ranges(cells) : {}),
    weight: word('weight') || null,
    filledBy: choose('filled_by', FILLED_BY, 'judge'),
    required: type !== 'group' && choose('required', ['yes', 'no'] as const, 'yes') === 'yes',
    reason: choose('reason', REASONS, type === 'group' ? 'none' : 'optional'),
  }
  return faults.length > 0 ? { faults } : { value: { kind: 'criterion', node } }
}

function ranges(cells: CsvCells): Pick<CriterionNode, 'min' | 'max' | 'step'> {
  const range: { min?: string; max?: string; step?: string } = {}
  for (const name of ['min', 'max', 'step'] as const) {
    const value = cells[name]
    if (value !== null && value !== undefined) range[name] = String(value)
  }
  return range
}
