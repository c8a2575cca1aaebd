import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { Prose } from './layout'

type LateTextProps = {
  /** As people read it. */
  text: string
  by: string
  at: string
  zone: Zone
}

/** What was written into a field or row after the closing: kept, shown, and no part of the dossier. */
export function LateText({ text, by, at, zone }: LateTextProps) {
  const t = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <div className="late-text">
      <p className="field-hint">{t('lateText', { by, at: formatShortDateTime(at, zone, locale) })}</p>
      <Prose>{text || t('notFilled')}</Prose>
    </div>
  )
}
