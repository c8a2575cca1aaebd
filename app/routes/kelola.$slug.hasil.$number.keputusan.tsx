import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { DateField, FileField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { ResultStepPage } from '~/components/result-step-page'
import { parseForm } from '~/forms/parse'
import { decreeForm } from '~/forms/results'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { resultNumber } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { requestDecree } from '~/services/result-decree.server'
import { viewStep } from '~/services/result-pages.server'

export const meta = titled(resultMessages, 'decreeTitle', ({ result }: SerializeFrom<typeof loader>) => ({
  n: result.number,
}))

export const loader = privateLoader((visit) =>
  viewStep(visit.ctx, visit.actor, resultNumber(visit), 'ditetapkan'),
)

export const action = privateAction(async ({ ctx, actor, form, files, once, params }) => {
  const place = resultNumber({ params })
  const file = files.find(({ field, size }) => field === 'file' && size > 0) ?? null
  await requestDecree(ctx, actor, place, { ...parseForm(decreeForm, form.object()), file }, once)
  return done(`/kelola/${place.slug}/persetujuan`, 'decree_requested')
})

/** Enters the Keputusan that decides a result, with its scan. */
export default function DecreePage() {
  const { competition, result, ready, amends } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('keputusan')
  return (
    <ResultStepPage
      {...{ competition, errors, ready, number: result.number }}
      title={t('decreeTitle', { n: result.number })}
      lead={t('decreeLead')}
    >
      {amends && <p>{t('decreeAmends', { number: amends })}</p>}
      <Form writeKey={writeKey} files>
        <TextField
          name="number"
          label={t('decreeNumber')}
          width="medium"
          defaultValue={value('number')}
          error={error('number')}
        />
        <DateField name="date" label={t('decreeDate')} defaultValue={value('date')} error={error('date')} />
        <TextField
          name="signatory"
          label={t('signatory')}
          hint={t('signatoryHint')}
          defaultValue={value('signatory')}
          error={error('signatory')}
        />
        <FileField name="file" label={t('decreeFile')} accept="application/pdf" error={error('file')} />
        <Button>{t('requestDecree')}</Button>
      </Form>
    </ResultStepPage>
  )
}
