import Papa from 'papaparse'
import type { CsvDelimiter } from '~/domain/csv-cells'
import type { CsvFault } from '~/domain/csv-faults'

/** One record: the physical line on which it begins, counted from 1, and its cells without their quotes. */
export type CsvLine = { readonly line: number; readonly cells: readonly string[] }

const DELIMITERS: readonly CsvDelimiter[] = [';', ',', '\t']

/** The delimiter under which the first line shows most of the expected column names, else most cells. */
export function detectDelimiter(text: string, names: readonly string[]): CsvDelimiter {
  const expected = new Set(names.map((name) => name.toLowerCase()))
  const header = text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? ''
  const scored = DELIMITERS.map((delimiter) => {
    const cells = Papa.parse<string[]>(header, { delimiter }).data[0] ?? []
    const known = cells.filter((cell) => expected.has(cell.trim().toLowerCase())).length
    return { delimiter, known, cells: cells.length }
  })
  scored.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scored[0]?.delimiter ?? ';'
}

/**
 * Splits a text into its header line and those records that have something in a cell. A fault for each record
 * whose quotes do not pair, and one where the records after the header are more than `maxRows`.
 */
export function splitLines(
  text: string,
  delimiter: CsvDelimiter,
  maxRows: number,
): { lines: CsvLine[]; faults: CsvFault[] } {
  const { data, errors } = Papa.parse<string[]>(withPlainLineEnds(text, delimiter), {
    delimiter,
    newline: '\n',
  })
  let line = 1
  const records = data.map((cells) => {
    const record = { line, cells }
    line += 1 + cells.reduce((sum, cell) => sum + countLineBreaks(cell), 0)
    return record
  })
  const lines = records.filter(({ cells }, index) => index === 0 || cells.some((cell) => cell.trim() !== ''))
  const faultyRows = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row ?? 0))
  const faults = [...faultyRows].map((row) => fault(records[row]?.line ?? 1, 'bad_quotes'))
  const tooMany = lines[maxRows + 1]
  if (tooMany) faults.push(fault(tooMany.line, 'too_many_rows', { max: maxRows }))
  return { lines, faults }
}

/**
 * Papaparse knows one line end per file, but a file put together by hand may have several. Turns CRLF and CR
 * into LF everywhere but inside quotes, where they are text.
 */
function withPlainLineEnds(text: string, delimiter: CsvDelimiter): string {
  const quotedOrLineEnd = new RegExp(`(?<![^${delimiter}\\r\\n])"[^"]*(?:""[^"]*)*"?|\\r\\n?`, 'g')
  return text.replace(quotedOrLineEnd, (found) => (found.startsWith('"') ? found : '\n'))
}

function countLineBreaks(cell: string): number {
  return cell.match(/\r\n?|\n/g)?.length ?? 0
}

function fault(line: number, kind: CsvFault['kind'], params: CsvFault['params'] = {}): CsvFault {
  return { line, column: null, columnName: null, kind, params }
}
