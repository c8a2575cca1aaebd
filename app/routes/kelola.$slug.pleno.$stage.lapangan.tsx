import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { SealNotice } from '~/components/seal-notice'
import { VisitSummary } from '~/components/visit-summary'
import { privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { meetingPath, meetingPlace } from '~/http/meeting-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { visitSummaryMessages } from '~/i18n/messages/visit-summary'
import { viewVisits } from '~/services/visit-summary.server'

export const meta = titled(visitSummaryMessages, 'summaryOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

export const loader = privateLoader(async (visit) => {
  const place = meetingPlace(visit)
  const locale = readLocale(visit.context.cookies, visit.actor) === 'en' ? 'en' : 'id'
  return { ...(await viewVisits(visit.ctx, visit.actor, place, locale)), meetingHref: meetingPath(place) }
})

/** Field verification for the meeting: what was claimed beside what was seen. */
export default function VisitsPage() {
  const { competition, stage, region, isSealed, entries, meetingHref } = useLoaderData<typeof loader>()
  const t = useMessages(visitSummaryMessages)
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={[t('summaryOf', { stage: stage.name }), region && `Kec. ${region.name}`]
          .filter(Boolean)
          .join(' · ')}
        lead={t('summaryLead')}
        back={{ href: meetingHref, label: t('backToMeeting') }}
      />
      {isSealed && <SealNotice slug={competition.slug} stages={[stage.name]} />}
      {!isSealed && entries.length === 0 && <EmptyState title={t('summaryEmpty')} />}
      {entries.map((entry) => (
        <VisitSummary key={entry.uid} entry={entry} zone={competition.zone} />
      ))}
    </>
  )
}
