import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { DateField } from '~/components/fields'
import { Form } from '~/components/form'
import { ResultStepPage } from '~/components/result-step-page'
import { parseForm } from '~/forms/parse'
import { objectionWindowForm } from '~/forms/results'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { resultNumber, resultPath } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { openObjectionWindow } from '~/services/objection-window.server'
import { viewStep } from '~/services/result-pages.server'

export const meta = titled(resultMessages, 'windowTitle', ({ result }: SerializeFrom<typeof loader>) => ({
  n: result.number,
}))

export const loader = privateLoader((visit) =>
  viewStep(visit.ctx, visit.actor, resultNumber(visit), 'masa_sanggah'),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const place = resultNumber({ params })
  await openObjectionWindow(ctx, actor, place, parseForm(objectionWindowForm, form.object()), once)
  return done(resultPath(place), 'objection_window_opened')
})

/** Opens the window in which teams may object to a result. */
export default function ObjectionWindowPage() {
  const { competition, result, ready, days } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('masa-sanggah')
  return (
    <ResultStepPage
      {...{ competition, errors, ready, number: result.number }}
      title={t('windowTitle', { n: result.number })}
      lead={t('windowLead', { days })}
    >
      <Form writeKey={writeKey}>
        <DateField
          name="until"
          label={t('until')}
          hint={t('untilHint')}
          defaultValue={value('until')}
          error={error('until')}
        />
        <Button>{t('openWindow')}</Button>
      </Form>
    </ResultStepPage>
  )
}
