import type { Announcement } from '~/domain/announcements'
import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { announcementMessages } from '~/i18n/messages/announcements'
import { Details } from './details'
import { Card, Prose, Stack } from './layout'

interface AnnouncementListProps {
  announcements: readonly Announcement[]
  zone: Zone
  /** Of each announcement; `h2` where the list is the page. */
  heading?: 'h2' | 'h3'
}

/** Announcements as everybody reads them, each with the texts that stood before a correction. */
export function AnnouncementList({ announcements, zone, heading: Heading = 'h3' }: AnnouncementListProps) {
  const t = useMessages(announcementMessages)
  const locale = useLocale()
  const time = (at: string) => formatShortDateTime(at, zone, locale)
  if (announcements.length === 0) return <p>{t('none')}</p>
  return (
    <Stack>
      {announcements.map(({ number, current, former }) => (
        <Card key={number}>
          <Heading>{current.title}</Heading>
          <p className="field-hint">
            {current.reason === null || former.length === 0
              ? t('published', { time: time(current.publishesAt) })
              : t('corrected', { time: time(current.publishesAt), reason: current.reason })}
          </p>
          <Prose>{current.body}</Prose>
          {former.length > 0 && (
            <Details summary={t('former')}>
              {former.map(({ version, title, body, publishesAt }) => (
                <section key={version}>
                  <p>
                    <strong>{title}</strong>
                  </p>
                  <p className="field-hint">{t('published', { time: time(publishesAt) })}</p>
                  <Prose>{body}</Prose>
                </section>
              ))}
            </Details>
          )}
        </Card>
      ))}
    </Stack>
  )
}
