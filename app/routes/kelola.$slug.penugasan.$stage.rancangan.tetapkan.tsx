import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { NotFoundError } from '~/domain/errors'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { assignmentDraftMessages } from '~/i18n/messages/assignment-draft'
import { takeDraftOver } from '~/services/assignment-draft-taking.server'
import { viewDraft } from '~/services/assignment-draft-view.server'

export const meta = titled(assignmentDraftMessages, 'takeTitle')

export const loader = privateLoader(async (visit) => {
  const place = { slug: param(visit, 'slug'), stage: param(visit, 'stage') }
  const { draft, competition, stage } = await viewDraft(visit.ctx, visit.actor, place)
  if (!draft) throw new NotFoundError('assignment draft')
  const { assigned, withdrawn, version } = draft
  return { competition, stage, assigned, withdrawn, version }
})

export const action = privateAction(async (visit) => {
  const place = { slug: param(visit, 'slug'), stage: param(visit, 'stage') }
  const sent = { basedOn: visit.form.text(BASED_ON), reason: visit.form.text('alasan') }
  const { assigned, withdrawn } = await takeDraftOver(visit.ctx, visit.actor, place, sent, visit.once)
  const notice = assigned + withdrawn > 0 ? 'assigned' : 'assigned_none'
  return done(`/kelola/${place.slug}/penugasan/${place.stage}`, notice)
})

export default function TakeDraftPage() {
  const { competition, stage, assigned, withdrawn, version } = useLoaderData<typeof loader>()
  const t = useMessages(assignmentDraftMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} · ${stage.name}`}
        title={t('takeTitle')}
        lead={t('takeLead', { assigned, withdrawn })}
        back={{
          href: `/kelola/${competition.slug}/penugasan/${stage.code}/rancangan`,
          label: t('title'),
        }}
      />
      <Form writeKey={useWriteKey('tetapkan')} hidden={{ [BASED_ON]: value(BASED_ON, version) }}>
        {(withdrawn > 0 || value('alasan') !== '') && (
          <TextAreaField
            name="alasan"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={3}
            defaultValue={value('alasan')}
            error={error('alasan')}
          />
        )}
        <Button>{t('take')}</Button>
      </Form>
    </>
  )
}
