import type { Catalogue, Locale } from './define'
import { formatMessage } from './format-message'
import { formatDecimal } from './numbers'

export interface SaidProblem {
  kind: string
  params?: Record<string, string | number>
}

/** Says problems by a catalogue whose keys are their kinds; null for one that it has no sentence for. */
export function problemWords(catalogue: Catalogue, locale: Locale) {
  const texts: Readonly<Record<string, string>> = locale === 'en' ? catalogue.en : catalogue.id
  return ({ kind, params = {} }: SaidProblem): string | null => {
    const text = Object.hasOwn(texts, kind) ? texts[kind] : undefined
    if (text === undefined) return null
    return formatMessage(text, isAboutMark(kind) ? withDecimals(params, locale) : params, locale)
  }
}

/** Only these speak of decimals; elsewhere digits and dots are codes of regions and of rules. */
const isAboutMark = (kind: string) => kind.startsWith('mark_')

const withDecimals = (params: Record<string, string | number>, locale: Locale) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'criterion'
        ? value
        : String(value).replace(/\d+\.\d+/g, (text) => formatDecimal(text, locale)),
    ]),
  )
