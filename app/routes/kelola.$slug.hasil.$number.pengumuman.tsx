import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { DateField } from '~/components/fields'
import { Form } from '~/components/form'
import { ResultStepPage } from '~/components/result-step-page'
import { parseForm } from '~/forms/parse'
import { announcementForm } from '~/forms/results'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { resultNumber } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { requestAnnouncement } from '~/services/result-announcement.server'
import { viewStep } from '~/services/result-pages.server'

export const meta = titled(resultMessages, 'announceTitle', ({ result }: SerializeFrom<typeof loader>) => ({
  n: result.number,
}))

export const loader = privateLoader((visit) =>
  viewStep(visit.ctx, visit.actor, resultNumber(visit), 'diumumkan'),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const place = resultNumber({ params })
  await requestAnnouncement(ctx, actor, place, parseForm(announcementForm, form.object()), once)
  return done(`/kelola/${place.slug}/persetujuan`, 'announcement_requested')
})

/** Asks to announce a result from a day on. */
export default function AnnouncePage() {
  const { competition, result, ready } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('pengumuman')
  return (
    <ResultStepPage
      {...{ competition, errors, ready, number: result.number }}
      title={t('announceTitle', { n: result.number })}
      lead={t('announceLead')}
    >
      <Form writeKey={writeKey}>
        <DateField name="date" label={t('announceDate')} defaultValue={value('date')} error={error('date')} />
        <DateField
          kind="datetime-local"
          name="embargo"
          label={t('embargo')}
          hint={t('embargoHint')}
          zone={competition.zone}
          optional
          defaultValue={value('embargo')}
          error={error('embargo')}
        />
        <Button>{t('requestAnnounce')}</Button>
      </Form>
    </ResultStepPage>
  )
}
