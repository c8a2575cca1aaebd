import type { Figure } from '~/domain/figures'
import { formatDecimal, type Locale } from '~/i18n'

/** A figure of an explanation: as it is, or rounded with the exact fraction beside it. */
export function explainedText(figure: Figure, locale: Locale): string {
  const text = formatDecimal(figure.text, locale)
  return figure.exact ? text : `≈ ${text} (${figure.fraction})`
}
