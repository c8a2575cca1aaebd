import { isUnsent, type KeptSheet } from '~/domain/kept-sheet'
import { DOSSIERS } from '~/domain/sheet-texts'
import { formatShortDateTime, formatTime, useLocale, useMessages, type Zone } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { Icon } from './icon'
import { Notice } from './notice'

interface FieldSavedProps {
  kept: KeptSheet
  /** What of it is on the disk: the rest may still be lost, and is not said to be kept. */
  onDisk: KeptSheet
  zone: Zone
}

/** Where what was typed into one sheet is now. */
export function FieldSaved({ kept: typed, onDisk: kept, zone }: FieldSavedProps) {
  const t = useMessages(fieldMessages)
  const locale = useLocale()
  const at = (instant: string) => formatShortDateTime(instant, zone, locale)
  const { state, finish, asked, received, lateAt, savedAt } = kept
  const finishedAt = asked?.finished ? asked.at : finish?.at
  const unsent = isUnsent(kept)
  if (state === 'gone') return <Notice tone="warning">{t('gone')}</Notice>
  return (
    <>
      {state === 'closed' && !unsent && lateAt && (
        <Notice tone="warning">{t('lateAt', { time: at(lateAt) })}</Notice>
      )}
      {state === 'closed' && (unsent || !lateAt) && !finishedAt && (
        <Notice tone="warning">{t('closed')}</Notice>
      )}
      {kept.problems
        .filter(({ field }) => field === DOSSIERS)
        .map(({ message }) => (
          <Notice key={message} tone="warning">
            {message}
          </Notice>
        ))}
      {finishedAt && <Notice tone="info">{t('finishedAt', { time: at(finishedAt) })}</Notice>}
      {received && !unsent && !finishedAt && (
        <Notice tone="success">{t('receivedAt', { time: at(received.at), n: received.number })}</Notice>
      )}
      <p className={`save-status save-${unsent ? 'unsent' : 'saved'}`} role="status" aria-live="polite">
        <Icon name={unsent ? 'cloud-off' : 'check'} size={16} />
        <span>
          {typed !== kept
            ? t('keeping')
            : unsent
              ? t('unsentHere')
              : savedAt
                ? t('savedAt', { time: formatTime(savedAt, zone, locale) })
                : t('keptHere')}
        </span>
      </p>
    </>
  )
}
