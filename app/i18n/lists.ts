import type { Locale } from './define'
import { languageTag } from './numbers'

/** *a, b, dan c*, or *a, b, atau c*. */
export const formatList = (items: readonly string[], locale: Locale, kind: 'and' | 'or' = 'and'): string =>
  new Intl.ListFormat(languageTag(locale), { type: kind === 'or' ? 'disjunction' : 'conjunction' }).format(
    items,
  )
