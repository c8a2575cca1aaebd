import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { namesOf } from '~/components/meeting-decisions'
import { MeetingProblems } from '~/components/meeting-problems'
import { MeetingSummary } from '~/components/meeting-summary'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { BASED_ON } from '~/http/based-on'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { meetingPath, meetingPlace } from '~/http/meeting-place.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { closeMeeting } from '~/services/plenary-closing.server'
import { viewClosing } from '~/services/plenary-pages.server'

export const meta = titled(plenaryMessages, 'closeTitle')

export const loader = privateLoader(async (visit) => {
  const place = meetingPlace(visit)
  return { ...(await viewClosing(visit.ctx, visit.actor, place)), back: meetingPath(place) }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = meetingPlace(visit)
  const seen = { ranking: form.text('peringkat'), version: Number(form.text(BASED_ON)) }
  await closeMeeting(ctx, actor, place, seen, once)
  return done(meetingPath(place), 'plenary_closed')
})

/** What closing the meeting will do, in words and figures, before it is done. */
export default function ClosingPage() {
  const data: SerializeFrom<typeof loader> = useLoaderData<typeof loader>()
  const { competition, stage, region, prepared, may, version, ranking, back } = data
  const t = useMessages(plenaryMessages)
  const { errors, failed } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('tutup')
  const { obstacles, problems, lines } = prepared
  const { conflict, leaves } = data
  const names = conflict && {
    entries: conflict.entries.join(', '),
    others: conflict.others.join(', '),
  }
  const mayClose = may.close && !leaves
  const nameOf = namesOf(lines)
  const title = t('meetingOf', { stage: stage.name })
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={[`${competition.name} ${competition.year}`, region?.name].filter(Boolean).join(' · ')}
        title={t('closeTitle')}
        lead={t('closeLead')}
        back={{ href: back, label: title }}
      />
      {obstacles.length > 0 && (
        <Notice tone="warning" title={t('notYet')}>
          <MeetingProblems {...{ obstacles, problems, nameOf }} page={back} />
        </Notice>
      )}
      <MeetingSummary meeting={prepared} nameOf={nameOf} />
      {obstacles.length === 0 && !may.close && <Notice>{t('closeOnlyChair')}</Notice>}
      {names && <Notice tone="warning">{t(leaves ? 'closeConflict' : 'closeConflictAlone', names)}</Notice>}
      {obstacles.length === 0 && mayClose && !failed ? (
        <Form writeKey={key} hidden={{ peringkat: ranking, [BASED_ON]: String(version) }}>
          <ButtonRow>
            <Button>{t('closeNow')}</Button>
            <ButtonLink href={back} variant="quiet">
              {t('backToMeeting')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      ) : (
        <ButtonRow>
          <ButtonLink href={back} variant="secondary">
            {t('backToMeeting')}
          </ButtonLink>
        </ButtonRow>
      )}
    </>
  )
}
