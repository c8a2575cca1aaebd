import { type CsvType, type CsvZone, unguardText, zoneHours } from './csv'
import type { CsvFaultKind } from './csv-faults'

/** What separates the cells of a file that is being read. */
export type CsvDelimiter = ';' | ',' | '\t'

/** What each column type gives: text, canonical decimal text (`-12.5`), a safe integer, a bare code, UTC text. */
export type CsvReadValue = string | number | null

export type CsvCellReading =
  | { readonly ok: true; readonly value: CsvReadValue }
  | { readonly ok: false; readonly kind: CsvFaultKind }

/** How the cells of one file are to be understood; `zone` is that of date-times that name none. */
export type CsvUnderstanding = { readonly delimiter: CsvDelimiter; readonly zone: CsvZone }

/**
 * The value of a cell. Text keeps every character but the guard's apostrophe, and is '' when empty; the
 * other types ignore white space around them, and are null when empty.
 */
export function readCell(type: CsvType, cell: string, understanding: CsvUnderstanding): CsvCellReading {
  if (type === 'text') return { ok: true, value: unguardText(cell) }
  const trimmed = cell.trim()
  if (trimmed === '') return { ok: true, value: null }
  switch (type) {
    case 'number':
      return readDecimal(trimmed, understanding.delimiter)
    case 'integer':
      return readInteger(trimmed)
    case 'code':
      return { ok: true, value: trimmed.replace(/^'/, '').split(/\s/, 1)[0] ?? '' }
    case 'datetime':
      return readInstant(trimmed, understanding.zone)
  }
}

/**
 * A number has no thousands separator and at most one decimal mark, a comma or a point. `1.234` could still be
 * meant as a thousand: where one to three digits (not starting with 0) stand before the mark and exactly three
 * after it, the mark must be the file's own, which is the comma beside `;`, the point beside `,`, and neither
 * beside TAB. So `87.5` and `87,5` are read in every file, and no file can be read in two ways.
 */
function readDecimal(cell: string, delimiter: CsvDelimiter): CsvCellReading {
  if (/^-?\d{1,3}([.,]\d{3})+[.,]\d*$/.test(cell)) return { ok: false, kind: 'grouped_number' }
  const parts = /^(-?)0*(\d+)(?:([.,])(\d+))?$/.exec(cell)
  if (!parts) return { ok: false, kind: 'not_number' }
  const [, sign = '', whole = '', mark, fraction = ''] = parts
  if (mark && mark !== OWN_MARK[delimiter] && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(cell)) {
    return { ok: false, kind: 'ambiguous_number' }
  }
  const digits = fraction.replace(/0+$/, '')
  const size = digits === '' ? whole : `${whole}.${digits}`
  return { ok: true, value: size === '0' ? size : sign + size }
}

const OWN_MARK: Record<CsvDelimiter, string> = { ';': ',', ',': '.', '\t': '' }

function readInteger(cell: string): CsvCellReading {
  if (!/^-?\d+$/.test(cell)) return { ok: false, kind: 'not_integer' }
  const value = Number(cell)
  if (!Number.isSafeInteger(value)) return { ok: false, kind: 'integer_too_large' }
  return { ok: true, value: value === 0 ? 0 : value }
}

/** `2026-03-05 14:08[:09]` in the file's zone, or with `T` and an explicit `Z` or `+07:00`. */
function readInstant(cell: string, zone: CsvZone): CsvCellReading {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/.exec(cell)
  if (!parts) return { ok: false, kind: 'not_datetime' }
  const [, date, time, seconds = ':00', offset = `+${String(zoneHours(zone)).padStart(2, '0')}:00`] = parts
  const instant = new Date(`${date}T${time}${seconds}${offset}`)
  const isReal =
    !Number.isNaN(instant.getTime()) && new Date(`${date}T00:00Z`).toISOString().startsWith(`${date}`)
  return isReal ? { ok: true, value: instant.toISOString() } : { ok: false, kind: 'not_datetime' }
}
