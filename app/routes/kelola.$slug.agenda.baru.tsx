import { useActionData, useLoaderData } from '@remix-run/react'
import { AgendaFields } from '~/components/agenda-fields'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { agendaForm } from '~/forms/agenda'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { addAgendaItem, startAgendaItem } from '~/services/agenda.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(agendaMessages, 'addTitle')

export const loader = privateLoader(async (visit) => {
  const { competition, entries } = await startAgendaItem(visit.ctx, visit.actor, param(visit, 'slug'))
  return { head: headOf(competition), entries }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const typed = parseForm(agendaForm, { ...form.object(), entries: form.all('entries') })
  const { number } = await addAgendaItem(ctx, actor, slug, typed, once)
  return done(`/kelola/${slug}/agenda/${number}`, 'agenda_saved')
})

export default function NewMeetingPage() {
  const { head, entries } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const { errors, ...failure } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('addTitle')}
        back={{ href: `/kelola/${head.slug}/agenda`, label: t('manageTitle') }}
      />
      <Form writeKey={useWriteKey('acara')}>
        <AgendaFields zone={head.zone} entries={entries} {...failure} />
        <Button>{t('save')}</Button>
      </Form>
    </>
  )
}
