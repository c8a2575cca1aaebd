import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { SelectField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { DateField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { makeRecord } from '~/exports/documents/make-record.server'
import { MANNERS, recordForm } from '~/forms/documents'
import { parseForm } from '~/forms/parse'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { resultNumber } from '~/http/result-place.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { officialDocumentMessages } from '~/i18n/messages/official-documents'
import { viewRecordForm } from '~/services/official-record.server'

export const meta = titled(
  officialDocumentMessages,
  'recordOf',
  ({ result }: SerializeFrom<typeof loader>) => ({ n: result.number }),
)

export const loader = privateLoader((visit) => viewRecordForm(visit.ctx, visit.actor, resultNumber(visit)))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const place = resultNumber({ params })
  const { uid } = await makeRecord(ctx, actor, place, parseForm(recordForm, form.object()), once)
  return done(`/kelola/${place.slug}/dokumen/${uid}`, 'document_made')
})

/** Makes the berita acara of a frozen result. */
export default function MakeRecordPage() {
  const { competition, result, values, replaces } = useLoaderData<typeof loader>()
  const t = useMessages(officialDocumentMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('berita-acara')
  const field = (name: keyof typeof values) => ({
    ...{ name, defaultValue: value(name, values[name]), error: error(name) },
  })
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('recordOf', { n: result.number })}
        lead={t('recordLead')}
        back={{ href: `/kelola/${competition.slug}/dokumen`, label: t('title') }}
      />
      {replaces !== null && (
        <Notice tone="warning">
          <p>{t('replaces', { code: replaces })}</p>
        </Notice>
      )}
      <Form writeKey={writeKey}>
        <TextField {...field('number')} label={t('number')} hint={t('numberHint')} width="medium" optional />
        <DateField {...field('date')} label={t('meetingDay')} />
        <TextField {...field('place')} label={t('place')} />
        <SelectField
          name="manner"
          label={t('manner')}
          hint={t('mannerHint')}
          placeholder={null}
          options={MANNERS.map((manner) => ({ value: manner, label: t(manner) }))}
          defaultValue={value('manner', 'own')}
          error={error('manner')}
        />
        <TextField {...field('office')} label={t('office')} />
        <TextField {...field('signer')} label={t('signer')} />
        <TextField
          name="signerOffice"
          label={t('signerOffice')}
          hint={t('signerOfficeHint')}
          defaultValue={value('signerOffice')}
          error={error('signerOffice')}
          optional
        />
        <Button>{t('makeNow')}</Button>
      </Form>
    </>
  )
}
