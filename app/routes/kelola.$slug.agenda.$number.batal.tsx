import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { cancellationForm } from '~/forms/agenda'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { cancelAgendaItem, editAgendaItem } from '~/services/agenda.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(agendaMessages, 'cancelTitle')

export const loader = privateLoader(async (visit) => {
  const number = Number(param(visit, 'number'))
  const { competition, stored } = await editAgendaItem(visit.ctx, visit.actor, param(visit, 'slug'), number)
  return { head: headOf(competition), number, title: stored.title }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const number = Number(param({ params }, 'number'))
  await cancelAgendaItem(ctx, actor, slug, number, parseForm(cancellationForm, form.object()), once)
  return done(`/kelola/${slug}/agenda/${number}`, 'agenda_cancelled')
})

export default function CancelMeetingPage() {
  const { head, number, title } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={title}
        title={t('cancelTitle')}
        lead={t('cancelLead')}
        back={{ href: `/kelola/${head.slug}/agenda/${number}`, label: t('backToItem') }}
      />
      <Form writeKey={useWriteKey('batal')}>
        <TextAreaField
          name="reason"
          label={t('cancelReason')}
          rows={3}
          defaultValue={value('reason')}
          error={error('reason')}
        />
        <Button variant="danger">{t('cancel')}</Button>
      </Form>
    </>
  )
}
