import Papa from 'papaparse'
import { CSV_DIALECTS, type CsvDialect, type CsvSpelling, type CsvType, writeCell } from '~/domain/csv'
import type { CsvColumnOf } from './csv.server'

/** One line without its end; text and codes stand in quotes, so that a spreadsheet which heeds quotes leaves them text. */
export const unparse = (cells: string[], { delimiter }: CsvDialect, quotes = false): string =>
  Papa.unparse([cells], { delimiter, quotes })

const MOST_KEPT = 1_000

/**
 * Writes a column's cells as they stand in the file, quotes included. Most cells of a long table repeat the one above
 * them or are one of a few values; those are written once and kept.
 */
export function cellWriter<Row, T extends CsvType>(
  { type, value: read }: CsvColumnOf<Row, T>,
  spelling: CsvSpelling,
): (row: Row) => string {
  type Value = ReturnType<typeof read>
  const dialect = CSV_DIALECTS[spelling.dialect]
  const quotes = type === 'text' || type === 'code'
  const kept = new Map<Value, string>()
  let above: { value: Value; cell: string } | undefined
  const write = (value: Value) => {
    const known = kept.get(value)
    if (known !== undefined) return known
    const cell = unparse([writeCell(type, value, spelling)], dialect, quotes)
    if (kept.size === MOST_KEPT) kept.clear()
    kept.set(value, cell)
    return cell
  }
  return (row) => {
    const value = read(row)
    if (!above || !isSame(value, above.value)) above = { value, cell: write(value) }
    return above.cell
  }
}

/** Whether two values of one column are equal; a code with its name is an object. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  return isNamed(a) && isNamed(b) && a.code === b.code && a.name === b.name
}

const isNamed = (value: unknown): value is { code: string; name: string } =>
  typeof value === 'object' && value !== null
