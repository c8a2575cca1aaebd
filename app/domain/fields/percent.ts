import { countDecimals, isDecimal, readDecimal } from '../decimal-text'
import { formatDecimal, formatPercent } from '../format'
import { checkRange } from './number'
import type { FieldType, PercentField, Problem } from './types'

const DECIMALS = 2
const sign = /\s*(?:%|persen|percent|per cent)$/i

/** A number per hundred: `12,5`, `12,5%` or `12,5 persen`. May be below 0 or above 100 unless the field says otherwise. */
export const percent: FieldType<PercentField> = {
  parse(_field, typed, locale) {
    const value = readDecimal(typed.trim().replace(sign, ''), locale)
    return value === null ? { ok: false, problem: { kind: 'not-a-number' } } : { ok: true, value }
  },
  format: (_field, value, locale) => (isDecimal(value) ? formatPercent(value, locale) : value),
  edit: (_field, value, locale) => (isDecimal(value) ? formatDecimal(value, locale) : value),
  problems(field, value) {
    if (!isDecimal(value)) return [{ kind: 'not-a-number' }]
    const found: Problem[] = checkRange(field, value)
    const decimals = countDecimals(value)
    const max = field.decimals ?? DECIMALS
    if (decimals > max) found.push({ kind: 'too-many-decimals', decimals, max })
    return found
  },
}
