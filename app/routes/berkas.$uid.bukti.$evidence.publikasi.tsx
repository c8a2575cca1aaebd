import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { RadioField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { EvidenceView } from '~/components/evidence-view'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { evidenceMessages } from '~/i18n/messages/evidence'
import { clearEvidence, viewClearance } from '~/services/evidence-clearance.server'

export const meta = titled(evidenceMessages, 'clearanceTitle')

export const loader = privateLoader((visit) =>
  viewClearance(visit.ctx, visit.actor, param(visit, 'uid'), param(visit, 'evidence')),
)

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const evidence = param(visit, 'evidence')
  const input = { uid, evidence, publish: form.text('publish'), reason: form.text('reason') }
  await clearEvidence(visit.ctx, visit.actor, input, once)
  return done(`/berkas/${uid}/bukti/${evidence}/publikasi`, 'evidence_cleared')
})

export default function ClearancePage() {
  const { uid, form, item, decided } = useLoaderData<typeof loader>()
  const t = useMessages(evidenceMessages)
  const d = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const problem = (field: string) => {
    const found = failure.error(field)
    return found ? { error: found } : {}
  }
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('clearanceTitle')}
        lead={t('clearanceLead')}
        back={{ href: `/berkas/${uid}/bukti`, label: d('evidence') }}
      />
      <EvidenceView form={form} evidence={[item]} />
      {decided && (
        <Notice>
          <p>{t(decided.publish ? 'clearedYes' : 'clearedNo', { reason: decided.reason })}</p>
        </Notice>
      )}
      <Form writeKey={useWriteKey('publikasi')}>
        <RadioField
          name="publish"
          label={t('clearanceQuestion')}
          options={[
            { value: 'no', label: t('clearanceNo') },
            { value: 'yes', label: t('clearanceYes') },
          ]}
          defaultValue={failure.value('publish')}
          {...problem('publish')}
        />
        <TextAreaField
          name="reason"
          label={t('clearanceReason')}
          rows={3}
          defaultValue={failure.value('reason')}
          {...problem('reason')}
        />
        <Button>{t('decide')}</Button>
      </Form>
    </>
  )
}
