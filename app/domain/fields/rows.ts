import { canonicalJson } from '../canonical-json'
import type { Locale } from '../locale'
import { checkCell, editCell, formatCell, parseCell } from './columns'
import type { FieldType, FieldValue, Problem, RowsField } from './types'

/** The filled cells of a row by column, canonical values as the column's type has them. */
export type Cells = Readonly<Record<string, FieldValue>>

/** A row with the id that it keeps. */
export type Row = { id: string; cells: Cells }

/** More rows than any answer has; keeps pages small whatever is sent. */
export const MOST_ROWS = 200

/** An id of a row: made by the server, or counted where rows come from a file. */
export const isRowId = (text: string): boolean => /^[a-z0-9]{8}$/.test(text)

/** Repeating rows, kept as canonical JSON in the order in which they were made. */
export const rows: FieldType<RowsField> = {
  parse(field, typed, locale) {
    const text = typed.trim()
    if (!text.startsWith('[')) return readLines(field, text, locale)
    const read = readRows(text)
    return read ? { ok: true, value: writeRows(read) } : { ok: false, problem: { kind: 'not-rows' } }
  },
  format: (field, value, locale) =>
    readRows(value)
      ?.map(({ cells }) => formatCells(field, cells, locale))
      .join('\n') ?? value,
  edit: (_field, value) => value,
  problems(field, value) {
    const read = readRows(value)
    if (!read || writeRows(read) !== value) return [{ kind: 'not-rows' }]
    const { minRows: min, maxRows: max } = field
    const found: Problem[] = []
    if (min !== undefined && read.length < min) found.push({ kind: 'too-few-rows', rows: read.length, min })
    if (max !== undefined && read.length > max) found.push({ kind: 'too-many-rows', rows: read.length, max })
    return [...found, ...read.flatMap((row, index) => checkCells(field, row, index + 1))]
  },
}

/** One row in one line: *Indikator: Sampah · Sebelum: 40*. */
export const formatCells = (field: RowsField, cells: Cells, locale: Locale): string =>
  field.columns
    .filter(({ code }) => cells[code])
    .map((column) => `${column.label[locale]}: ${formatCell(column, cells[column.code] ?? '', locale)}`)
    .join(' · ')

function checkCells(field: RowsField, { id, cells }: Row, number: number): Problem[] {
  return field.columns.flatMap((column): Problem[] => {
    const at = { row: id, number, column: column.code }
    const value = cells[column.code]
    if (value === undefined) return column.required ? [{ kind: 'cell-missing', at }] : []
    return checkCell(column, value).map((problem) => ({ ...problem, at }))
  })
}

/** The rows of a stored value; null when it holds none that can be read. */
export function readRows(value: FieldValue): Row[] | null {
  const parsed = parseJson(value)
  if (!Array.isArray(parsed)) return null
  const read = parsed.map(toRow)
  const ids = new Set(read.map((row) => row?.id))
  return ids.size === read.length && read.every((row) => row !== null) ? (read as Row[]) : null
}

/** The value of a field of rows; empty text where there is none. */
export const writeRows = (list: readonly Row[]): FieldValue => {
  const filled = list.filter(({ cells }) => Object.keys(cells).length > 0)
  return filled.length === 0 ? '' : canonicalJson(filled.map(({ id, cells }) => ({ id, cells })))
}

/** The cells that a draft keeps of one row. */
export function readCells(value: FieldValue): Cells {
  const parsed = parseJson(value)
  return isCells(parsed) ? parsed : {}
}

/** One row as a draft keeps it; empty text where all its cells are empty, since that is no row. */
export function writeCells(cells: Cells): FieldValue {
  const filled = Object.entries(cells).filter(([, value]) => value.trim() !== '')
  return filled.length === 0 ? '' : canonicalJson(Object.fromEntries(filled))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function toRow(item: unknown): Row | null {
  if (typeof item !== 'object' || item === null || !('id' in item) || !('cells' in item)) return null
  const { id, cells, ...more } = item
  const isRow = typeof id === 'string' && isRowId(id) && isCells(cells) && Object.keys(more).length === 0
  return isRow && Object.keys(cells).length > 0 ? { id, cells } : null
}

const isCells = (item: unknown): item is Cells =>
  typeof item === 'object' &&
  item !== null &&
  !Array.isArray(item) &&
  Object.values(item).every((value) => typeof value === 'string' && value.trim() !== '')

/**
 * Rows as a file has them, which reading gives back: a bar within a cell becomes a stroke and a line break a space, since
 * they part cells and rows. What holds no rows that can be read stays as it is.
 */
export const lineText = (field: RowsField, value: FieldValue, locale: Locale): string =>
  readRows(value)
    ?.map(({ cells }) =>
      field.columns
        .map((column) => editCell(column, cells[column.code] ?? '', locale))
        .map((cell) => cell.replaceAll('|', '/').replace(/\s*[\r\n]+\s*/g, ' '))
        .join(' | '),
    )
    .join('\n') ?? value

/** Rows as a file has them: one a line, cells parted by `|` in the order of the columns. */
function readLines(
  field: RowsField,
  text: string,
  locale: Locale,
): ReturnType<FieldType<RowsField>['parse']> {
  const list: Row[] = []
  for (const line of text.split(/\r?\n/).filter((part) => part.trim() !== '')) {
    const typed = line.split('|').map((cell) => cell.trim())
    if (typed.length > field.columns.length) return { ok: false, problem: { kind: 'not-rows' } }
    const cells: Record<string, string> = {}
    for (const [index, column] of field.columns.entries()) {
      const parsed = parseCell(column, typed[index] ?? '', locale)
      const at = { row: '', number: list.length + 1, column: column.code }
      if (!parsed.ok) return { ok: false, problem: { ...parsed.problem, at } }
      if (parsed.value !== '') cells[column.code] = parsed.value
    }
    if (Object.keys(cells).length > 0) list.push({ id: String(list.length + 1).padStart(8, '0'), cells })
  }
  return { ok: true, value: writeRows(list) }
}
