import { compareDecimals, countDecimals, isDecimal, readDecimal } from '../decimal-text'
import { formatDecimal, formatPercent } from '../format'
import type { FieldType, NumberField, Problem } from './types'

/** A number with an optional unit, range and number of decimals; the unit may be typed along (*200 orang*). */
export const number: FieldType<NumberField> = {
  parse(field, typed, locale) {
    const value = readDecimal(stripUnit(field, typed), locale)
    return value === null ? { ok: false, problem: { kind: 'not-a-number' } } : { ok: true, value }
  },
  format(field, value, locale) {
    const figure = number.edit(field, value, locale)
    if (!field.unit || !isDecimal(value)) return figure
    return field.unit[locale] === '%' ? formatPercent(value, locale) : `${figure} ${field.unit[locale]}`
  },
  edit: (_field, value, locale) => (isDecimal(value) ? formatDecimal(value, locale) : value),
  problems(field, value) {
    if (!isDecimal(value)) return [{ kind: 'not-a-number' }]
    const found: Problem[] = checkRange(field, value)
    const decimals = countDecimals(value)
    const max = field.decimals ?? 0
    if (decimals > max) found.push({ kind: 'too-many-decimals', decimals, max })
    return found
  },
}

/** Problems of a canonical decimal outside `min`–`max`. */
export function checkRange(range: { min?: string; max?: string }, value: string): Problem[] {
  if (range.min !== undefined && compareDecimals(value, range.min) < 0) {
    return [{ kind: 'below-minimum', min: range.min }]
  }
  if (range.max !== undefined && compareDecimals(value, range.max) > 0) {
    return [{ kind: 'above-maximum', max: range.max }]
  }
  return []
}

function stripUnit(field: NumberField, typed: string): string {
  const text = typed.trim()
  const units = field.unit ? [field.unit.id, field.unit.en] : []
  const unit = units.find((name) => text.toLowerCase().endsWith(name.toLowerCase()))
  return unit ? text.slice(0, -unit.length) : text
}
