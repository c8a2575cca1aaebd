import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { panelMessages } from '~/i18n/messages/panel'
import { readAssignment, withdrawAssignment } from '~/services/assignments.server'

export const meta = titled(panelMessages, 'withdrawTitle')

export const loader = privateLoader((visit) =>
  readAssignment(visit.ctx, visit.actor, param(visit, 'assignment')),
)

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  const { slug, stage } = await readAssignment(ctx, actor, param(visit, 'assignment'))
  await withdrawAssignment(ctx, actor, param(visit, 'assignment'), form.text('alasan'), once)
  return done(`/kelola/${slug}/penugasan/${stage}`, 'assigned')
})

export default function WithdrawPage() {
  const { slug, stage, judge, entry } = useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${judge} · ${entry}`}
        title={t('withdrawTitle')}
        lead={t('withdrawLead')}
        back={{ href: `/kelola/${slug}/penugasan/${stage}`, label: t('assignmentTitle') }}
      />
      <Form writeKey={useWriteKey('tarik')}>
        <TextAreaField
          name="alasan"
          label={t('reason')}
          rows={3}
          defaultValue={failure.value('alasan')}
          error={failure.error('alasan')}
        />
        <Button variant="danger">{t('withdraw')}</Button>
      </Form>
    </>
  )
}
