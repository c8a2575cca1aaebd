import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { EvidenceFields } from '~/components/evidence-fields'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { readDetails } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewEvidence } from '~/services/dossiers.server'
import { addLink } from '~/services/evidence.server'

export const meta = titled(dossierMessages, 'linkTitle')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  const { title, form } = await viewEvidence(visit.ctx, visit.actor, uid)
  return { uid, title, form }
})

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  await addLink(visit.ctx, visit.actor, { uid, url: form.text('url'), details: readDetails(form) }, once)
  return done(`/berkas/${uid}/bukti`, 'evidence_added')
})

export default function LinkPage() {
  const { uid, form } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const problem = failure.error('url')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('linkTitle')}
        lead={t('linkLead')}
        back={{ href: `/berkas/${uid}/bukti`, label: t('evidence') }}
      />
      <Form writeKey={useWriteKey('tautan')}>
        <TextField
          name="url"
          type="url"
          label={t('url')}
          defaultValue={failure.value('url')}
          {...(problem ? { error: problem } : {})}
        />
        <EvidenceFields form={form} value={failure.value} error={failure.error} />
        <Button>{t('addLink')}</Button>
      </Form>
    </>
  )
}
