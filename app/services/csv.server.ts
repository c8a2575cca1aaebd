import type { CsvZone } from '~/domain/csv'
import { type CsvReadValue, type CsvUnderstanding, readCell } from '~/domain/csv-cells'
import type { CsvFault } from '~/domain/csv-faults'
import { decodeCsv } from './csv-decoding.server'
import { type CsvInputColumn, type CsvPositions, readHeader } from './csv-header.server'
import { type CsvLine, detectDelimiter, splitLines } from './csv-lines.server'

/** The cells of one line under their declared column names; a column that the file lacks gives null. */
export type CsvCells = Readonly<Record<string, CsvReadValue>>

/** What is wrong in a line, by column name (null: the whole line). */
export type CsvRowFault = Pick<CsvFault, 'columnName' | 'kind' | 'params'>

export type CsvFormat<T> = {
  readonly columns: readonly CsvInputColumn[]
  /** The row's value, or what is wrong with it; `fromSchema` makes one from a Zod schema. */
  readonly readRow: (
    cells: CsvCells,
    line: number,
  ) => { readonly value: T } | { readonly faults: readonly CsvRowFault[] }
  /** The zone of date-times that name none; UTC unless given. */
  readonly zone?: CsvZone
  /** Columns that the format does not declare; refused unless said otherwise. */
  readonly otherColumns?: 'refused' | 'ignored'
  /** 5 MiB unless given. */
  readonly maxBytes?: number
  /** 100,000 unless given. */
  readonly maxRows?: number
}

export type CsvReading<T> =
  | {
      readonly ok: true
      readonly rows: readonly { readonly line: number; readonly value: T }[]
      /** Places a fault that only shows when rows are compared with each other or with the database. */
      readonly place: (line: number, fault: CsvRowFault) => CsvFault
    }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/**
 * Reads a whole CSV file: UTF-8 with or without byte order mark; `;`, `,` or TAB; one header line with names
 * in any order and case. Either every line is right, or no row and all faults come back, in order of line.
 * Lines whose cells are all empty are skipped. Throws for nothing that a file may hold.
 */
export function readCsv<T>(bytes: Uint8Array, format: CsvFormat<T>): CsvReading<T> {
  const decoded = decodeCsv(bytes, format.maxBytes ?? 5 * 1024 * 1024)
  if (!decoded.ok) return { ok: false, faults: [decoded.fault] }
  const names = format.columns.map(({ name }) => name)
  const delimiter = detectDelimiter(decoded.text, names)
  const split = splitLines(decoded.text, delimiter, format.maxRows ?? 100_000)
  if (split.faults.length > 0) return { ok: false, faults: split.faults }
  const header = readHeader(split.lines[0]?.cells ?? [], format.columns, format.otherColumns)
  if (!header.ok) return header
  return readBody(split.lines.slice(1), format, header, { delimiter, zone: format.zone ?? 'UTC' })
}

function readBody<T>(
  lines: readonly CsvLine[],
  format: CsvFormat<T>,
  header: { positions: CsvPositions; width: number },
  understanding: CsvUnderstanding,
): CsvReading<T> {
  const { positions } = header
  const rows: { line: number; value: T }[] = []
  const faults: CsvFault[] = []
  const place = (line: number, fault: CsvRowFault): CsvFault => {
    const index = fault.columnName === null ? undefined : positions.get(fault.columnName)
    return { line, column: index === undefined ? null : index + 1, ...fault }
  }
  for (const { line, cells } of lines) {
    const read = readCells(cells, format.columns, header, understanding)
    const result = 'faults' in read ? read : format.readRow(read.cells, line)
    if ('value' in result) rows.push({ line, value: result.value })
    else faults.push(...result.faults.map((fault) => place(line, fault)))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows, place }
}

function readCells(
  line: readonly string[],
  columns: readonly CsvInputColumn[],
  { positions, width: expected }: { positions: CsvPositions; width: number },
  understanding: CsvUnderstanding,
): { cells: CsvCells } | { faults: CsvRowFault[] } {
  const found = line.length
  if (found < expected) return { faults: [wholeLine('missing_cells', { expected, found })] }
  if (line.slice(expected).some((cell) => cell.trim() !== '')) {
    return { faults: [wholeLine('extra_cells', { expected, found })] }
  }
  const cells: Record<string, CsvReadValue> = {}
  const faults: CsvRowFault[] = []
  for (const { name, type } of columns) {
    const index = positions.get(name)
    const text = index === undefined ? undefined : line[index]
    const reading = text === undefined ? EMPTY : readCell(type, text, understanding)
    if (reading.ok) cells[name] = reading.value
    else faults.push({ columnName: name, kind: reading.kind, params: { value: text ?? '' } })
  }
  return faults.length > 0 ? { faults } : { cells }
}

const EMPTY = { ok: true, value: null } as const

function wholeLine(kind: CsvFault['kind'], params: CsvFault['params']): CsvRowFault {
  return { columnName: null, kind, params }
}
