import { useActionData, useLoaderData } from '@remix-run/react'
import { AgendaFields } from '~/components/agenda-fields'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { agendaForm } from '~/forms/agenda'
import { parseForm } from '~/forms/parse'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { changeAgendaItem, editAgendaItem } from '~/services/agenda.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(agendaMessages, 'editTitle')

export const loader = privateLoader(async (visit) => {
  const number = Number(param(visit, 'number'))
  const { competition, entries, stored, basedOn } = await editAgendaItem(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
    number,
  )
  return { head: headOf(competition), number, entries, stored, basedOn }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const number = Number(param({ params }, 'number'))
  const typed = parseForm(agendaForm, { ...form.object(), entries: form.all('entries') })
  await changeAgendaItem(ctx, actor, slug, number, { ...typed, basedOn: form.text(BASED_ON) }, once)
  return done(`/kelola/${slug}/agenda/${number}`, 'agenda_saved')
})

export default function ChangeMeetingPage() {
  const { head, number, entries, stored, basedOn } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const { errors, ...failure } = useFailure(useActionData<typeof action>())
  const { value, error } = failure
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('editTitle')}
        lead={t('editLead')}
        back={{ href: `/kelola/${head.slug}/agenda/${number}`, label: t('backToItem') }}
      />
      <Form writeKey={useWriteKey('acara')} hidden={{ [BASED_ON]: value(BASED_ON, basedOn) }}>
        <AgendaFields zone={head.zone} entries={entries} stored={stored} {...failure} />
        {stored.published && (
          <TextAreaField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={2}
            defaultValue={value('reason')}
            error={error('reason')}
          />
        )}
        <Button>{t('save')}</Button>
      </Form>
    </>
  )
}
