import { formatValue } from '~/domain/fields'
import type { Field } from '~/domain/fields/types'
import { formatShortDateTime, languageTag, useLocale, useMessages, type Zone } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { Prose } from './layout'

type LateTextProps = { field: Field; late: { value: string; at: string; by: string }; zone: Zone }

/** What was written into a field after the closing: kept, shown, and no part of the dossier. */
export function LateText({ field, late, zone }: LateTextProps) {
  const t = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <div className="late-text">
      <p className="field-hint">
        {t('lateText', { by: late.by, at: formatShortDateTime(late.at, zone, locale) })}
      </p>
      <Prose>{formatValue(field, late.value, languageTag(locale)) || t('notFilled')}</Prose>
    </div>
  )
}
