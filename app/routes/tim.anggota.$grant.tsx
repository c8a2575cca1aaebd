import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { fullName } from '~/domain/people'
import { parseForm } from '~/forms/parse'
import { reasonForm } from '~/forms/people'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { teamMessages } from '~/i18n/messages/team'
import { endMembership, showMembership } from '~/services/team.server'

export const meta = titled(teamMessages, 'end')

export const loader = privateLoader((visit) => showMembership(visit.ctx, visit.actor, param(visit, 'grant')))

export const action = privateAction(async (visit) => {
  const { reason } = parseForm(reasonForm, visit.form.object())
  const { backHref } = await showMembership(visit.ctx, visit.actor, param(visit, 'grant'))
  await endMembership(visit.ctx, visit.actor, param(visit, 'grant'), reason)
  return done(backHref, 'membership_ended')
})

export default function EndMembershipPage() {
  const { member, ward, competition, backHref } = useLoaderData<typeof loader>()
  const t = useMessages(teamMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${ward} · ${competition}`}
        title={t('endOf', { name: fullName(member) })}
        lead={t('lead')}
        back={{ href: backHref, label: t('back') }}
      />
      <Form writeKey={useWriteKey('akhiri')}>
        <TextField
          name="reason"
          label={t('reason')}
          defaultValue={failure.value('reason')}
          error={failure.error('reason')}
        />
        <Button variant="danger">{t('end')}</Button>
      </Form>
    </>
  )
}
