import type { Locale } from '~/domain/locale'
import { type Difference, type Indicator, sayFigure } from '~/domain/observations'
import { formatDecimal, languageTag, useLocale, useMessages } from '~/i18n'
import { visitMessages } from '~/i18n/messages/visit'

/** Says what was claimed or seen of an indicator, and how the two differ. */
export function useVisitWords() {
  const t = useMessages(visitMessages)
  const locale: Locale = languageTag(useLocale()) === 'en' ? 'en' : 'id'
  const value = ({ kind, unit, levels = [] }: Indicator, text: string): string => {
    if (kind === 'text') return text
    if (kind === 'yes-no') return t(text === '1' ? 'yes' : 'no')
    const level = levels.find((each) => each.value === text)
    if (level) return `${formatDecimal(text, locale)} · ${level.label}`
    return /^-?\d/.test(text) ? sayFigure(text, unit, locale) : text
  }
  const difference = ({ unit }: Pick<Indicator, 'unit'>, found: Difference): string => {
    if (found.kind === 'none') return ''
    if (found.kind === 'by') {
      const sign = found.value.startsWith('-') ? '−' : '+'
      return `${sign}${sayFigure(found.value.replace('-', ''), unit, locale)}`
    }
    return t(found.kind)
  }
  return { value, difference }
}
