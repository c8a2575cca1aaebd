import {
  CSV_DIALECTS,
  CSV_NEWLINE,
  type CsvDialect,
  type CsvSpelling,
  type CsvType,
  type CsvValues,
  guardText,
} from '~/domain/csv'
import { cellWriter, unparse } from './csv-cells.server'

/** A column of one type: its stable name, and where its value comes from. */
export interface CsvColumnOf<Row, T extends CsvType> {
  readonly name: string
  readonly type: T
  readonly value: (row: Row) => CsvValues[T] | null | undefined
}

/** A column of an export. */
export type CsvColumn<Row> = { [T in CsvType]: CsvColumnOf<Row, T> }[CsvType]

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
  const dialect = CSV_DIALECTS[spelling.dialect]
  yield dialect.byteOrderMark +
    unparse(
      columns.map(({ name }) => guardText(name)),
      dialect,
    ) +
    CSV_NEWLINE
  const writeLine = lineWriter(columns, spelling, dialect)
  // A promise for each row would cost as much as the row: only rows that come late are awaited.
  if (Symbol.asyncIterator in rows) yield* writeLateRows(rows, writeLine)
  else yield* writeRows(rows, writeLine)
}

function lineWriter<Row>(
  columns: readonly CsvColumn<Row>[],
  spelling: CsvSpelling,
  { delimiter }: CsvDialect,
): (row: Row) => string {
  const writers = columns.map((column) => cellWriter(column, spelling))
  return (row) => writers.map((writeCell) => writeCell(row)).join(delimiter) + CSV_NEWLINE
}

function* writeRows<Row>(rows: Iterable<Row>, writeLine: (row: Row) => string): Generator<string> {
  let lines: string[] = []
  for (const row of rows) {
    if (lines.push(writeLine(row)) < ROWS_PER_CHUNK) continue
    yield lines.join('')
    lines = []
  }
  if (lines.length > 0) yield lines.join('')
}

async function* writeLateRows<Row>(
  rows: AsyncIterable<Row>,
  writeLine: (row: Row) => string,
): AsyncGenerator<string> {
  let lines: string[] = []
  for await (const row of rows) {
    if (lines.push(writeLine(row)) < ROWS_PER_CHUNK) continue
    yield lines.join('')
    lines = []
  }
  if (lines.length > 0) yield lines.join('')
}
