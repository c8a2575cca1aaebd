import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxesField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { EvidenceFields } from '~/components/evidence-fields'
import { EvidenceView } from '~/components/evidence-view'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { BASED_ON } from '~/http/based-on'
import { readDetails } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { evidenceMessages } from '~/i18n/messages/evidence'
import { viewPiece } from '~/services/dossiers.server'
import { changeEvidence } from '~/services/evidence.server'

export const meta = titled(dossierMessages, 'evidenceTitle')

export const loader = privateLoader((visit) =>
  viewPiece(visit.ctx, visit.actor, param(visit, 'uid'), param(visit, 'evidence')),
)

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const input = {
    uid,
    evidence: param(visit, 'evidence'),
    details: readDetails(form),
    criteria: form.all('criteria'),
    basedOn: form.text(BASED_ON),
  }
  await changeEvidence(visit.ctx, visit.actor, input, once)
  return done(`/berkas/${uid}/bukti`, 'saved')
})

export default function PiecePage() {
  const { uid, form, item, criteria, basedOn } = useLoaderData<typeof loader>()
  const e = useMessages(evidenceMessages)
  const t = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('evidenceTitle')} back={{ href: `/berkas/${uid}/bukti`, label: t('evidence') }} />
      <EvidenceView form={form} evidence={[item]} />
      <Form writeKey={useWriteKey('ubah')} hidden={{ [BASED_ON]: failure.value(BASED_ON, basedOn) }}>
        <EvidenceFields form={form} value={failure.value} error={failure.error} stored={item} />
        <CheckboxesField
          name="criteria"
          label={e('criteria')}
          hint={e('criteriaHint')}
          options={criteria.flatMap(({ stage, criteria: marked }) =>
            marked.map(({ key, name }) => ({ value: key, label: name, hint: stage })),
          )}
          defaultValue={failure.values('criteria', item.criteria)}
          optional
        />
        <Button>{t('save')}</Button>
      </Form>
    </>
  )
}
