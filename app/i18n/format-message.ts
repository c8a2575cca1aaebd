import type { Locale } from './define'
import { formatNumber } from './numbers'
import { accent, bracket } from './pseudo'

const placeholder = /\{(\w+)(?:, plural, one \{([^{}]*)\} other \{([^{}]*)\})?\}/g

/**
 * Fills the placeholders of a text.
 *
 * `{name}` takes text as it is and a number as the locale writes it (so a year or a code goes in as text).
 * `{n, plural, one {…} other {…}}` chooses by whether n is 1, and writes n for each `#`. Branches hold no
 * placeholders of their own. A missing value is a programming error and throws.
 */
export function formatMessage(
  text: string,
  values: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  const literal = locale === 'zz' ? accent : (part: string) => part
  let filled = ''
  let end = 0
  for (const match of text.matchAll(placeholder)) {
    const [whole, name = '', one, other] = match
    const value = values[name]
    if (value === undefined) throw new Error(`No value for {${name}} in "${text}"`)
    const written = typeof value === 'number' ? formatNumber(value, locale) : value
    filled += literal(text.slice(end, match.index))
    filled += other === undefined ? written : choose(value, one, other).split('#').map(literal).join(written)
    end = match.index + whole.length
  }
  filled += literal(text.slice(end))
  return bracket(filled, locale)
}

const choose = (value: string | number, one = '', other: string) => (Number(value) === 1 ? one : other)
