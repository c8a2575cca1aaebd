import type { Zone } from '~/domain/time'
import { useMessages } from '~/i18n'
import { announcementMessages } from '~/i18n/messages/announcements'
import { DateField, TextAreaField, TextField } from './fields'

interface AnnouncementFieldsProps {
  zone: Zone
  value: (name: string, stored?: string | null) => string
  error: (name: string) => string | undefined
  stored?: { title: string; body: string; publishesAt?: string }
}

/** Title, text and time of publication. */
export function AnnouncementFields({ zone, value, error, stored }: AnnouncementFieldsProps) {
  const t = useMessages(announcementMessages)
  return (
    <>
      <TextField
        name="title"
        label={t('heading')}
        maxLength={200}
        defaultValue={value('title', stored?.title)}
        error={error('title')}
      />
      <TextAreaField
        name="body"
        label={t('body')}
        hint={t('bodyHint')}
        rows={8}
        defaultValue={value('body', stored?.body)}
        error={error('body')}
      />
      <DateField
        kind="datetime-local"
        name="publishesAt"
        label={t('publishesAt')}
        hint={t('publishesAtHint')}
        optional
        zone={zone}
        defaultValue={value('publishesAt', stored?.publishesAt)}
        error={error('publishesAt')}
      />
    </>
  )
}
