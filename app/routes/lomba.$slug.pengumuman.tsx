import { useLoaderData } from '@remix-run/react'
import { AnnouncementList } from '~/components/announcement-list'
import { PageHeader } from '~/components/page-header'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { announcementMessages } from '~/i18n/messages/announcements'
import { listPublicAnnouncements } from '~/services/announcements.server'

export const meta = titled(announcementMessages, 'title')

export const loader = publicLoader((visit) => listPublicAnnouncements(visit.ctx, param(visit, 'slug')))

export default function PublicAnnouncementsPage() {
  const { competition, announcements } = useLoaderData<typeof loader>()
  const t = useMessages(announcementMessages)
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('title')}
        back={{ href: `/lomba/${competition.slug}`, label: t('publicBack') }}
      />
      <AnnouncementList announcements={announcements} zone={competition.zone} heading="h2" />
    </>
  )
}
