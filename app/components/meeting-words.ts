import type { Outcome } from '~/domain/outcomes'
import { formatDecimal, type Locale } from '~/i18n'
import type { Translate } from '~/i18n/define'
import type { plenaryMessages } from '~/i18n/messages/plenary'

export type PlenaryWords = Translate<typeof plenaryMessages>

/** After the last stage nobody goes on: who is not out stays in the ranking. */
export const outcomeWord = (outcome: Outcome, isLast: boolean, t: PlenaryWords): string =>
  outcome === 'lolos' && isLast ? t('lolos_last') : t(outcome)

/** A total as people read it; rounded where its decimals do not end. */
export const totalText = ({ text, exact }: { text: string; exact: boolean }, locale: Locale): string =>
  `${exact ? '' : '≈ '}${formatDecimal(text, locale)}`
