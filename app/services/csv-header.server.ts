import type { CsvType } from '~/domain/csv'
import type { CsvFault } from '~/domain/csv-faults'

/** A column that a file may have; all but `optional` ones must be there. */
export type CsvInputColumn = { readonly name: string; readonly type: CsvType; readonly optional?: boolean }

/** Where each declared column stands in the file, counted from 0. */
export type CsvPositions = ReadonlyMap<string, number>

export type CsvHeader =
  | { readonly ok: true; readonly positions: CsvPositions; readonly width: number }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/** Every field of every shipped form, and more. */
const MAX_COLUMNS = 500

/**
 * Matches the header's names, without case and spaces around them, with the columns that a format declares; another
 * column is a fault unless they are `ignored`.
 */
export function readHeader(
  line: readonly string[],
  columns: readonly CsvInputColumn[],
  others: 'refused' | 'ignored' = 'refused',
): CsvHeader {
  const cells = line.slice(0, line.findLastIndex((cell) => cell.trim() !== '') + 1)
  if (cells.length === 0) return { ok: false, faults: [fault(null, null, 'no_header')] }
  if (cells.length > MAX_COLUMNS) {
    return { ok: false, faults: [fault(null, null, 'too_many_columns', { max: MAX_COLUMNS })] }
  }
  const declared = new Map(columns.map(({ name }) => [name.toLowerCase(), name]))
  const positions = new Map<string, number>()
  const faults: CsvFault[] = []
  cells.forEach((cell, index) => {
    const found = cell.trim()
    const name = declared.get(found.toLowerCase())
    if (name === undefined) {
      if (others === 'refused') faults.push(fault(index + 1, found, 'unknown_column', { name: found }))
    } else if (positions.has(name)) faults.push(fault(index + 1, name, 'duplicate_column', { name }))
    else positions.set(name, index)
  })
  for (const { name, optional } of columns) {
    if (!optional && !positions.has(name)) faults.push(fault(null, name, 'missing_column', { name }))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, positions, width: cells.length }
}

function fault(
  column: number | null,
  columnName: string | null,
  kind: CsvFault['kind'],
  params: CsvFault['params'] = {},
): CsvFault {
  return { line: 1, column, columnName, kind, params }
}
