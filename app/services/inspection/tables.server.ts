import type { FrozenMark } from '~/domain/inspection/frozen-marks'
import { type CsvCells, readCsv } from '../csv.server'

const LARGEST = { maxBytes: 256 * 1024 * 1024, maxRows: 2_000_000 }

/** The rows of a table that this program wrote; null for what is none. */
function readTable<T>(
  bytes: Uint8Array,
  columns: readonly string[],
  toRow: (cells: (name: string) => string, line: number) => T,
): T[] | null {
  const reading = readCsv<T>(bytes, {
    ...LARGEST,
    columns: columns.map((name) => ({ name, type: 'text' as const })),
    otherColumns: 'ignored',
    readRow: (row: CsvCells, line) => ({ value: toRow((name) => String(row[name] ?? ''), line) }),
  })
  return reading.ok ? reading.rows.map(({ value }) => value) : null
}

const orNull = (cell: string) => (cell === '' ? null : cell)

/** The marks of a frozen result. */
export const readFrozenMarks = (bytes: Uint8Array): FrozenMark[] | null =>
  readTable(
    bytes,
    [
      ...['judge', 'entry', 'criterion', 'score', 'stage', 'source', 'counts', 'points', 'kelurahan'],
      ...['kecamatan', 'category', 'sheet', 'holds', 'entry_id', 'seat_id', 'row_id'],
    ],
    (cell) => ({
      ...{ judge: cell('judge'), entry: cell('entry'), criterion: cell('criterion') },
      ...{
        score: orNull(cell('score')),
        stage: cell('stage'),
        source: cell('source') as FrozenMark['source'],
      },
      ...{ counts: cell('counts') as FrozenMark['counts'], points: orNull(cell('points')) },
      ...{ kelurahan: cell('kelurahan'), kecamatan: cell('kecamatan'), category: cell('category') },
      ...{ sheet: Number(cell('sheet')), holds: cell('holds') },
      ...{ entryId: cell('entry_id'), seatId: cell('seat_id'), rowId: cell('row_id') },
    }),
  )

export interface MarkLine {
  line: number
  entry: string
  criterion: string
  score: string | null
  stage: string
  seat: string
  sheet: string
  rules: number
  source: string
}

/** The marks that counted when the pack was made. */
export const readMarkLines = (bytes: Uint8Array): MarkLine[] | null =>
  readTable(
    bytes,
    ['entry', 'criterion', 'score', 'stage', 'seat', 'sheet', 'rules', 'source'],
    (cell, line) => ({
      ...{ line, entry: cell('entry'), criterion: cell('criterion'), score: orNull(cell('score')) },
      ...{ stage: cell('stage'), seat: cell('seat'), sheet: cell('sheet') },
      ...{ rules: Number(cell('rules')), source: cell('source') },
    }),
  )

export interface AssignmentCells {
  line: number
  uid: string
  stage: string
  entry: string
  seat: string
  criteria: string
  state: string
}

export const readAssignmentLines = (bytes: Uint8Array): AssignmentCells[] | null =>
  readTable(bytes, ['assignment_id', 'stage', 'entry', 'seat', 'criteria', 'state'], (cell, line) => ({
    ...{ line, uid: cell('assignment_id'), stage: cell('stage'), entry: cell('entry') },
    ...{ seat: cell('seat'), criteria: cell('criteria'), state: cell('state') },
  }))
