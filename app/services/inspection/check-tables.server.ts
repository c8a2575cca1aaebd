import { formatMark } from '~/domain/criteria'
import { ASSIGNMENTS, MARKS, type PackedRow, type PackedTable } from '~/domain/inspection/pack'
import { leaves } from '~/domain/instrument'
import type { PackData } from './check-results.server'
import type { Find } from './findings'
import { type MarkLine, readAssignmentLines, readMarkLines } from './tables.server'

type Row = PackedRow['row']

const byId = (rows: readonly PackedRow[], wanted: PackedTable): Map<number, Row> =>
  new Map(rows.filter(({ table }) => table === wanted).map(({ id, row }) => [id, row]))

const placeOf = (stage: unknown, entry: unknown, seat: unknown, source: unknown, number: unknown) =>
  [stage, entry, seat, source, number].join('\n')

/** Each line of the marks' table is a mark of a row that the chain covers. */
export async function checkMarkLines({ files, rows, rules }: PackData, find: Find): Promise<void> {
  const bytes = await files.read(MARKS)
  const lines = bytes && readMarkLines(bytes)
  if (!lines) return find({ file: MARKS, kind: 'unreadable' })
  const sheets = sheetsByPlace(rows)
  const criteria = new Map<string, ReturnType<typeof leaves>[number]>()
  for (const [number, { content }] of rules)
    for (const { code, instrument } of content.stages)
      for (const leaf of leaves(instrument)) criteria.set(`${number}\n${code}\n${leaf.code}`, leaf)
  const isKept = (line: MarkLine) => {
    const criterion = criteria.get(`${line.rules}\n${line.stage}\n${line.criterion}`)
    const kept = sheets.get(placeOf(line.stage, line.entry, line.seat, line.source, line.sheet))
    if (!criterion || !kept) return false
    return kept.some((marks) => {
      const mark = marks[line.criterion]
      return (mark === undefined ? null : formatMark(criterion, mark)) === line.score
    })
  }
  for (const line of lines)
    if (!isKept(line)) find({ file: MARKS, kind: 'mark_differs', params: { line: String(line.line) } })
}

function sheetsByPlace(rows: readonly PackedRow[]): Map<string, Record<string, number>[]> {
  const [places, entries, seats] = [byId(rows, 'stage_entry'), byId(rows, 'entry'), byId(rows, 'seat')]
  const found = new Map<string, Record<string, number>[]>()
  for (const { table, row } of rows) {
    if (table !== 'scoresheet_revision' && table !== 'filled_marks') continue
    const place = places.get(Number(row['stage_entry_id']))
    const entry = entries.get(Number(place?.['entry_id']))
    const seat = seats.get(Number(row['seat_id']))
    const source = table === 'filled_marks' ? row['filled_by'] : row['source']
    const key = placeOf(place?.['stage'], entry?.['label'], seat?.['label'] ?? '', source, row['number'])
    const marks = JSON.parse(String(row['marks'])) as Record<string, number>
    found.set(key, [...(found.get(key) ?? []), marks])
  }
  return found
}

/** Each line of the assignments' table is a row that the chain covers, and none is missing. */
export async function checkAssignmentLines({ files, rows }: PackData, find: Find): Promise<void> {
  const bytes = await files.read(ASSIGNMENTS)
  const lines = bytes && readAssignmentLines(bytes)
  if (!lines) return find({ file: ASSIGNMENTS, kind: 'unreadable' })
  const [places, seats] = [byId(rows, 'stage_entry'), byId(rows, 'seat')]
  const left = new Map(rows.filter(({ table }) => table === 'assignment').map(({ uid, row }) => [uid, row]))
  for (const { line, uid, stage, entry, seat, criteria, state } of lines) {
    const row = left.get(uid)
    left.delete(uid)
    const place = places.get(Number(row?.['stage_entry_id']))
    const holds =
      row?.['criteria'] === undefined ? '' : (JSON.parse(String(row['criteria'])) as string[]).join(' ')
    const fits =
      row?.['state'] === state &&
      holds === criteria &&
      place?.['stage'] === stage &&
      place['label'] === entry &&
      seats.get(Number(row['seat_id']))?.['label'] === seat
    if (!fits) find({ file: ASSIGNMENTS, kind: 'assignment_differs', params: { line: String(line) } })
  }
  if (left.size > 0) find({ file: ASSIGNMENTS, kind: 'assignment_differs', params: { line: '' } })
}
