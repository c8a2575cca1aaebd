import Papa from 'papaparse'
import {
  CSV_DIALECTS,
  CSV_NEWLINE,
  type CsvSpelling,
  type CsvType,
  type CsvValues,
  guardText,
  writeCell,
} from '~/domain/csv'

/** A column of an export: its stable name, its type, and where its value comes from. */
export type CsvColumn<Row> = {
  [T in CsvType]: {
    readonly name: string
    readonly type: T
    readonly value: (row: Row) => CsvValues[T] | null | undefined
  }
}[CsvType]

const ROWS_PER_CHUNK = 500

/**
 * The text of a CSV file, byte order mark and header first, in chunks of a few hundred rows: memory does not
 * grow with the table. Every line, the last one too, ends in CRLF. Encode as UTF-8; pipe with
 * `Readable.from(writeCsv(…))`. Throws `RangeError` for a value that its column cannot hold.
 */
export async function* writeCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
  spelling: CsvSpelling,
): AsyncGenerator<string, void, undefined> {
  const { delimiter, byteOrderMark } = CSV_DIALECTS[spelling.dialect]
  // Text and codes stand in quotes, so that a spreadsheet which heeds quotes leaves them text.
  const quotes = columns.map(({ type }) => type === 'text' || type === 'code')
  const print = (lines: string[][], config: Papa.UnparseConfig = {}) =>
    Papa.unparse(lines, { delimiter, newline: CSV_NEWLINE, ...config }) + CSV_NEWLINE
  yield byteOrderMark + print([columns.map(({ name }) => guardText(name))])
  let batch: string[][] = []
  for await (const row of rows) {
    batch.push(columns.map((column) => cellOf(column, row, spelling)))
    if (batch.length < ROWS_PER_CHUNK) continue
    yield print(batch, { quotes })
    batch = []
  }
  if (batch.length > 0) yield print(batch, { quotes })
}

function cellOf<Row>(column: CsvColumn<Row>, row: Row, spelling: CsvSpelling): string {
  switch (column.type) {
    case 'text':
      return writeCell('text', column.value(row), spelling)
    case 'number':
      return writeCell('number', column.value(row), spelling)
    case 'integer':
      return writeCell('integer', column.value(row), spelling)
    case 'code':
      return writeCell('code', column.value(row), spelling)
    case 'datetime':
      return writeCell('datetime', column.value(row), spelling)
  }
}
