import { isDecimal, readDecimal, shiftDecimal } from '../decimal-text'
import { formatDecimal, formatMoney } from '../format'
import { checkRange } from './number'
import type { FieldType, MoneyField } from './types'

const thousand = /\s*(?:ribu|rb|thousand)$/i
const million = /\s*(?:juta|jt|million)$/i
const billion = /\s*(?:miliar|milyar|billion)$/i

/** Whole rupiah. Also reads `Rp 1.500.000,-`, `Rp1.500.000,00` and `1,5 juta`. */
export const money: FieldType<MoneyField> = {
  parse(_field, typed, locale) {
    const [figure, places] = splitMultiplier(stripMarks(typed))
    const decimal = readDecimal(figure, locale)
    const value = decimal === null ? null : shiftDecimal(decimal, places)
    return value === null ? { ok: false, problem: { kind: 'not-rupiah' } } : { ok: true, value }
  },
  format: (_field, value, locale) => (isDecimal(value) ? formatMoney(value, locale) : value),
  edit: (_field, value, locale) => (isDecimal(value) ? formatDecimal(value, locale) : value),
  problems(field, value) {
    if (!isDecimal(value)) return [{ kind: 'not-rupiah' }]
    if (value.includes('.')) return [{ kind: 'not-whole-rupiah' }]
    return checkRange({ min: field.min ?? '0', max: field.max }, value)
  },
}

function stripMarks(typed: string): string {
  return typed
    .trim()
    .replace(/^(?:rp\.?|idr)\s*/i, '')
    .replace(/[.,]\s*[-–—]$/, '')
}

function splitMultiplier(text: string): [string, number] {
  if (thousand.test(text)) return [text.replace(thousand, ''), 3]
  if (million.test(text)) return [text.replace(million, ''), 6]
  if (billion.test(text)) return [text.replace(billion, ''), 9]
  return [text, 0]
}
