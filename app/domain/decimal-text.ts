import type { Locale } from './locale'

/**
 * Decimal numbers as text: what is stored, hashed and exported. Canonical form: `-?digits[.digits]` without leading or
 * trailing zeros, without plus sign, never `-0`. No floating point is involved anywhere.
 */
const canonical = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/

/** More digits than any real figure has; keeps comparisons and pages small whatever is pasted. */
const mostDigits = 30

/** Whether `text` is a decimal in canonical form. */
export function isDecimal(text: string): boolean {
  return canonical.test(text) && text !== '-0' && text.length <= mostDigits + 2
}

/**
 * Reads a number as a person types it. Indonesian: `1.234.567,891`; English: `1,234,567.891`; grouping is optional.
 * A canonical decimal that cannot be a grouped number (`1.5` typed in Indonesian) is read as what it is; `1.500` typed
 * in Indonesian is one thousand five hundred.
 * @returns the canonical decimal, or null when it is no number.
 */
export function readDecimal(typed: string, locale: Locale): string | null {
  const [group, point] = locale === 'id' ? ['.', ','] : [',', '.']
  const text = typed.trim().replace(/[\u2212\u2013]/g, '-')
  const plain = new RegExp(`^([+-]?)(\\d+|[1-9]\\d{0,2}(?:\\${group}\\d{3})+)(?:\\${point}(\\d+))?$`).exec(
    text,
  )
  if (!plain) return isDecimal(text) ? text : null
  const [, sign, whole = '', fraction = ''] = plain
  return normalizeDecimal(`${sign === '-' ? '-' : ''}${whole.replaceAll(group, '')}.${fraction}`)
}

/** `007.50` → `7.5`; null when longer than any real figure. Expects `-?digits[.digits]`. */
function normalizeDecimal(text: string): string | null {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const kept = fraction.replace(/0+$/, '')
  const value = (whole.replace(/^0+(?=\d)/, '') || '0') + (kept && `.${kept}`)
  if (value.replace('.', '').length > mostDigits) return null
  return negative && value !== '0' ? `-${value}` : value
}

/** Number of digits after the point of a canonical decimal. */
export function countDecimals(value: string): number {
  return value.split('.')[1]?.length ?? 0
}

/** Compares two canonical decimals exactly: negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(countDecimals(a), countDecimals(b))
  const difference = toScaled(a, places) - toScaled(b, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Multiplies a canonical decimal by ten to the power `places` (not negative): `shiftDecimal('1.5', 6)` is `1500000`. */
export function shiftDecimal(value: string, places: number): string | null {
  const own = countDecimals(value)
  if (own <= places) return normalizeDecimal(`${toScaled(value, places)}`)
  const [whole = '', fraction = ''] = value.split('.')
  return normalizeDecimal(`${whole}${fraction.slice(0, places)}.${fraction.slice(places)}`)
}

function toScaled(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

const THOUSANDS = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/

/**
 * Reads a number in whichever language it was typed: comma and point both part decimals. What could be thousands or a
 * fraction (`1.500`) is refused as ambiguous.
 */
export function normalizeTyped(
  typed: string,
): { ok: true; value: string } | { ok: false; ambiguous: boolean } {
  const text = typed.trim().replace(/[\u2212\u2013]/g, '-')
  if (THOUSANDS.test(text)) return { ok: false, ambiguous: true }
  const plain = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(text)
  const value = plain && normalizeDecimal(`${plain[1] === '-' ? '-' : ''}${plain[2]}.${plain[3] ?? ''}`)
  return value ? { ok: true, value } : { ok: false, ambiguous: false }
}
