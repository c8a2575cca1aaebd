import { type Zone, zones } from './time'

/**
 * The rules for one cell of a CSV file, in both directions. Parsing and streaming are papaparse's work
 * (`exports/csv.server.ts`, `services/csv.server.ts`); what a cell may say is decided here.
 */

/** `id` opens right in an Indonesian Excel; `intl` is RFC 4180 for programs. */
export type CsvDialectName = 'id' | 'intl'

export type CsvDialect = {
  readonly delimiter: ';' | ','
  readonly decimalMark: ',' | '.'
  readonly byteOrderMark: string
}

export const CSV_NEWLINE = '\r\n'

export const CSV_DIALECTS: Readonly<Record<CsvDialectName, CsvDialect>> = {
  id: { delimiter: ';', decimalMark: ',', byteOrderMark: '\ufeff' },
  intl: { delimiter: ',', decimalMark: '.', byteOrderMark: '' },
}

/** The zone in which a file's date-times stand. */
export type CsvZone = Zone | 'UTC'

/** Hours east of UTC. */
export function zoneHours(zone: CsvZone): number {
  return zone === 'UTC' ? 0 : zones[zone].hours
}

/** A code that stands before its name in one cell, `36.71 Kota Tangerang`, or (text) alone. */
export type CsvCode = string | { readonly code: string; readonly name: string }

/** What each column type takes. Nothing (`null`, `undefined`) is an empty cell. */
export type CsvValues = {
  text: string
  /** Exact decimal text with a point, `-12.50`; no exponent, no grouping. */
  number: string
  integer: number | bigint
  code: CsvCode
  /** An instant as ISO 8601 text in UTC, `2026-03-05T07:08:09.000Z`. */
  datetime: string
}
export type CsvType = keyof CsvValues

/** How instants are spelled and decimals marked in one written file. */
export type CsvSpelling = { readonly dialect: CsvDialectName; readonly zone: CsvZone }

/** The cell for a value, before quoting. Throws `RangeError` for a value that its column cannot hold. */
export function writeCell<T extends CsvType>(
  type: T,
  value: CsvValues[T] | null | undefined,
  spelling: CsvSpelling,
): string {
  if (value === null || value === undefined) return ''
  const writers: { [K in CsvType]: (value: CsvValues[K], spelling: CsvSpelling) => string } = WRITERS
  return writers[type](value, spelling)
}

const WRITERS = {
  text: guardText,
  number: (decimal: string, { dialect }: CsvSpelling) => {
    if (!/^-?\d+(\.\d+)?$/.test(decimal)) throw new RangeError(`Not an exact decimal: ${decimal}`)
    return decimal.replace('.', CSV_DIALECTS[dialect].decimalMark)
  },
  integer: (integer: number | bigint) => {
    if (typeof integer === 'number' && !Number.isSafeInteger(integer)) {
      throw new RangeError(`Not a safe integer: ${integer}`)
    }
    return String(integer)
  },
  code: writeCode,
  datetime: writeInstant,
}

/**
 * After white space and apostrophes, a character that makes a spreadsheet run the cell as a formula. The
 * apostrophes belong to the pattern so that `unguardText` undoes `guardText` for every text.
 */
const DANGEROUS = /^[\s']*[=+\-@\t\r\0]/

/** A text that a spreadsheet would run as a formula gets one leading apostrophe; any other stays as it is. */
export function guardText(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text
}

/** Takes away exactly the apostrophe that `guardText` would have put there. */
export function unguardText(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell
}

function writeCode(value: CsvCode): string {
  const code = typeof value === 'string' ? value : value.code
  if (!/^[^\s']\S*$/.test(code)) throw new RangeError(`Not a code: ${JSON.stringify(code)}`)
  if (typeof value !== 'string') return guardText(`${code} ${value.name}`)
  return isMistakable(code) ? `'${code}` : guardText(code)
}

const MONTH = '(?:jan|feb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|des|dec)[a-z]*'
const NUMBER_OR_DATE = new RegExp(
  `^(?:[+-]?[\\d.,:/-]*\\d[\\d.,:/-]*(?:e[+-]?\\d+)?%?|${MONTH}[-/.]?\\d+|\\d+[-/.]?${MONTH}(?:[-/.]?\\d+)?)$`,
  'i',
)
const VILLAGE_CODE = /^\d\d\.\d\d\.\d\d\.\d{4}$/

/**
 * Whether a spreadsheet would take a code for a number or a date and show something else: `36.71`, `1.2`,
 * `198001012005011001`, `1E5`, `DES-01`. A kelurahan's four-part code is neither.
 */
function isMistakable(code: string): boolean {
  return NUMBER_OR_DATE.test(code) && !VILLAGE_CODE.test(code)
}

function writeInstant(instant: string, { dialect, zone }: CsvSpelling): string {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(time)) throw new RangeError(`Not an instant in UTC: ${instant}`)
  const hours = zoneHours(zone)
  const local = new Date(time + hours * 3_600_000).toISOString().slice(0, 19)
  // Excel reads the first form as a date in every locale, the second in none.
  return dialect === 'id' ? local.replace('T', ' ') : `${local}+${String(hours).padStart(2, '0')}:00`
}
