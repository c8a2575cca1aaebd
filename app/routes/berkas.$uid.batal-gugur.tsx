import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Prose } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { reinstateEntry, viewReinstatement } from '~/services/ineligibility.server'

export const meta = titled(eligibilityMessages, 'undo')

export const loader = privateLoader((visit) => viewReinstatement(visit.ctx, visit.actor, param(visit, 'uid')))

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  await reinstateEntry(visit.ctx, visit.actor, { uid, reason: form.text('reason') }, once)
  return done(`/berkas/${uid}`, 'reinstated')
})

/** Takes back that an entry is ineligible, with a reason. */
export default function ReinstatementPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(eligibilityMessages)
  const d = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('batal')
  const error = failure.error('reason')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('undo')}
        over={`${page.competition.name} · ${page.title}`}
        lead={t('undoLead', { ward: page.ward })}
        back={{ href: `/berkas/${page.uid}`, label: d('backToDossier') }}
      />
      {page.reason && (
        <DefinitionList items={[{ term: t('refusedBecause'), description: <Prose>{page.reason}</Prose> }]} />
      )}
      {page.hindrance ? (
        <Notice tone="warning">{t(`hinder_${page.hindrance}`)}</Notice>
      ) : (
        <Form writeKey={writeKey}>
          <TextAreaField
            name="reason"
            label={t('undoReason')}
            hint={t('undoReasonHint')}
            rows={3}
            defaultValue={failure.value('reason')}
            {...(error ? { error } : {})}
          />
          <Button>{t('undoAct')}</Button>
        </Form>
      )}
    </>
  )
}
