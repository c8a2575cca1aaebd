import { BASICS, type Correction } from '~/domain/corrections'
import type { Form } from '~/domain/fields/form'
import { formatShortDateTime, languageTag, useLocale, useMessages, type Zone } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { fieldHref, fieldLabel } from './dossier-places'
import { Prose } from './layout'
import { Notice } from './notice'

interface CorrectionListProps {
  uid: string
  form: Form
  corrections: readonly Correction[]
  until: string | null
  zone: Zone
}

/** What a team is asked to correct, each with its note and a link to its place, and until when. */
export function CorrectionList({ uid, form, corrections, until, zone }: CorrectionListProps) {
  const t = useMessages(correctionMessages)
  const locale = useLocale()
  const tag = languageTag(locale)
  if (corrections.length === 0) return null
  return (
    <Notice tone="warning" title={t('asked')}>
      <p>
        {t('askedHelp')} {until && t('askedUntil', { time: formatShortDateTime(until, zone, locale) })}
      </p>
      <ul>
        {corrections.map(({ field, note }) => (
          <li key={field}>
            <a href={field === BASICS ? `/berkas/${uid}/pokok` : fieldHref(uid, form, field)}>
              {field === BASICS ? t('basics') : fieldLabel(form, field, tag)}
            </a>
            {note && <Prose>{note}</Prose>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
