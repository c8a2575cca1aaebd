import type { Catalogue, Locale, Translate } from './define'
import { formatMessage } from './format-message'

/** The texts of a catalogue in a locale, for code outside React (mail, exports, page titles, errors). */
export function translate<C extends Catalogue>(catalogue: C, locale: Locale): Translate<C> {
  const texts = locale === 'en' ? catalogue.en : catalogue.id
  return (key, ...[values = {}]) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`No text under "${key}"`)
    return formatMessage(text, values, locale)
  }
}
