import type { Locale } from './define'

/** BCP 47 tag of a locale, for `lang` and `Intl`. The pseudo-locale is Indonesian in disguise. */
export function languageTag(locale: Locale): 'id' | 'en' {
  return locale === 'en' ? 'en' : 'id'
}

const region = { id: 'id-ID', en: 'en-GB' } as const

/** A number as people of the locale write it: 1.234,5 or 1,234.5. At most 20 decimals, none added. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(region[languageTag(locale)], { maximumFractionDigits: 20 }).format(value)
}

/**
 * A decimal kept as text (`-1234.50`, decimal point, no grouping) in the locale's writing, digit for digit.
 *
 * @throws RangeError when the text is not such a decimal
 */
export function formatDecimal(decimal: string, locale: Locale): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!parts) throw new RangeError(`Not a decimal: ${decimal}`)
  const [, sign = '', whole = '', fraction] = parts
  const [group, point] = languageTag(locale) === 'en' ? [',', '.'] : ['.', ',']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${sign && '−'}${grouped}${fraction === undefined ? '' : point + fraction}`
}
