import { type CompiledStage, maximumTotal } from '~/domain/compiled-stage'
import type { Leaf } from '~/domain/instrument'
import { type Rational, toDecimalText, toExactDecimalText } from '~/domain/rational'
import { type SheetScope, scoreSheet } from '~/domain/scoring'
import { readSheet } from '~/domain/sheet-input'
import { formatDecimal, type Locale, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'

/** A total as people read it: exact where it ends, else four decimals. */
export const totalText = (value: Rational, locale: Locale): string =>
  formatDecimal(toExactDecimalText(value) ?? toDecimalText(value, 4), locale)

type SheetTotalProps = {
  stage: CompiledStage
  leaves: readonly Leaf[]
  scope: SheetScope
  /** What stands in the form now. */
  typed: (field: string) => string
}

/** The total of what stands in the form, by the very function that the ranking uses. */
export function SheetTotal({ stage, leaves, scope, typed }: SheetTotalProps) {
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const { content } = readSheet(leaves, typed)
  const { total, missing } = scoreSheet(stage, content.marks, scope)
  return (
    <div className="sheet-total" role="status" aria-live="polite">
      <span className="sheet-total-label">{t('total')}</span>{' '}
      <strong>
        {t('outOfMaximum', { total: totalText(total, locale), max: totalText(maximumTotal(stage), locale) })}
      </strong>{' '}
      <span>{missing.length === 0 ? t('complete') : t('missing', { n: missing.length })}</span>
    </div>
  )
}
