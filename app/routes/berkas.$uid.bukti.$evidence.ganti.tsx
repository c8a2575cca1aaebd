import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { EvidenceView } from '~/components/evidence-view'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { evidenceTypes } from '~/domain/fields/form'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { evidenceMessages } from '~/i18n/messages/evidence'
import { viewPiece } from '~/services/dossiers.server'
import { replaceFile } from '~/services/evidence-replacement.server'

export const meta = titled(evidenceMessages, 'replace')

export const loader = privateLoader(async (visit) => {
  const { uid, form, item } = await viewPiece(
    visit.ctx,
    visit.actor,
    param(visit, 'uid'),
    param(visit, 'evidence'),
  )
  return { uid, form, item }
})

export const action = privateAction(async ({ files, once, context, ...visit }) => {
  const uid = param(visit, 'uid')
  const input = {
    uid,
    evidence: param(visit, 'evidence'),
    files: receivedFiles(files, 'files'),
    tooLarge: context.tooLarge,
    begun: context.begun,
  }
  await replaceFile(visit.ctx, visit.actor, input, once)
  return done(`/berkas/${uid}/bukti`, 'evidence_replaced')
})

export default function ReplacePiecePage() {
  const { uid, form, item } = useLoaderData<typeof loader>()
  const t = useMessages(evidenceMessages)
  const d = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const problem = failure.error('files')
  const accept = form.evidence.find(({ code }) => code === item.field)?.accept ?? evidenceTypes
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('replace')}
        lead={t('replaceLead')}
        back={{ href: `/berkas/${uid}/bukti`, label: d('evidence') }}
      />
      <EvidenceView form={form} evidence={[item]} />
      <Form writeKey={useWriteKey('ganti')} files>
        <FileField
          name="files"
          label={t('chooseFiles')}
          accept={accept.join(',')}
          {...(problem ? { error: problem } : {})}
        />
        <ButtonRow>
          <Button icon="upload">{t('replace')}</Button>
          <ButtonLink href={`/berkas/${uid}/bukti`} variant="secondary">
            {d('back')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
