import { isDate, parseDate } from '../calendar'
import { formatDate } from '../format'
import type { DateField, FieldType } from './types'

/** A calendar date. Reads what a date input sends (`2025-02-28`) and what people write (`28/2/2025`, `28 Februari 2025`). */
export const date: FieldType<DateField> = {
  parse(_field, typed) {
    const value = parseDate(typed)
    return value === null ? { ok: false, problem: { kind: 'not-a-date' } } : { ok: true, value }
  },
  format: (_field, value, locale) => (isDate(value) ? formatDate(value, locale) : value),
  edit: (_field, value) => value,
  problems(field, value) {
    if (!isDate(value)) return [{ kind: 'not-a-date' }]
    if (field.min !== undefined && value < field.min)
      return [{ kind: 'before-earliest', earliest: field.min }]
    if (field.max !== undefined && value > field.max) return [{ kind: 'after-latest', latest: field.max }]
    return []
  },
}
