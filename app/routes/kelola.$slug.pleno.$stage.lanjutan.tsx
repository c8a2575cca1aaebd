import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { MEETING_FIELDS } from '~/forms/plenary'
import { furtherMeetingForm } from '~/forms/setup'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { meetingPath, meetingPlace } from '~/http/meeting-place.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { beginFurtherMeeting, viewFurtherMeeting } from '~/services/plenary-draft.server'

export const meta = titled(plenaryMessages, 'beginFurtherTitle')

export const loader = privateLoader(async (visit) => {
  const place = meetingPlace(visit)
  const { competition, stage, region } = await viewFurtherMeeting(visit.ctx, visit.actor, place)
  return {
    over: [`${competition.name} ${competition.year}`, stage.name, region?.name].filter(Boolean).join(' · '),
    stage: stage.name,
    back: meetingPath(place),
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, ...visit }) => {
  const place = meetingPlace(visit)
  const typed = parseForm(furtherMeetingForm, form.object())
  await beginFurtherMeeting(ctx, actor, place, { reason: typed[MEETING_FIELDS.reason] }, once)
  return done(meetingPath(place))
})

/** Why decisions that were closed are taken up again. */
export default function FurtherMeetingPage() {
  const { over, stage, back } = useLoaderData<typeof loader>()
  const t = useMessages(plenaryMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('lanjutan')
  const name = MEETING_FIELDS.reason
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={over}
        title={t('beginFurtherTitle')}
        lead={t('beginFurtherLead')}
        back={{ href: back, label: t('meetingOf', { stage }) }}
      />
      <Form writeKey={key}>
        <TextAreaField
          name={name}
          label={t('furtherReason')}
          rows={3}
          defaultValue={value(name)}
          error={error(name)}
        />
        <Button>{t('begin')}</Button>
      </Form>
    </>
  )
}
