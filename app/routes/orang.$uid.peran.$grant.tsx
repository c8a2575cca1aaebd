import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { GrantList } from '~/components/grant-list'
import { PageHeader } from '~/components/page-header'
import { ForbiddenError, NotFoundError } from '~/domain/errors'
import { parseForm } from '~/forms/parse'
import { reasonForm } from '~/forms/people'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { revokeGrant } from '~/services/grants.server'
import { showPerson } from '~/services/people.server'

export const meta = titled(peopleMessages, 'revoke')

export const loader = privateLoader(async (visit) => {
  const { person, grants } = await showPerson(visit.ctx, visit.actor, param(visit, 'uid'))
  const grant = grants.find(({ uid }) => uid === param(visit, 'grant'))
  if (!grant) throw new NotFoundError('grant')
  if (!grant.mayRevoke) throw new ForbiddenError('grant.give')
  return { person: { uid: person.uid, name: person.name }, grant }
})

export const action = privateAction(async (visit) => {
  const { reason } = parseForm(reasonForm, visit.form.object())
  const { seesPerson } = await revokeGrant(visit.ctx, visit.actor, param(visit, 'grant'), reason)
  return done(seesPerson ? `/orang/${param(visit, 'uid')}` : '/orang', 'grant_revoked')
})

export default function RevokeRolePage() {
  const { person, grant } = useLoaderData<typeof loader>()
  const t = useMessages(peopleMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('revoke')}
        over={person.name}
        back={{ href: `/orang/${person.uid}`, label: person.name }}
      />
      <GrantList grants={[{ ...grant, mayRevoke: false }]} />
      <Form writeKey={useWriteKey('akhiri')}>
        <TextField
          name="reason"
          label={t('revokeReason')}
          defaultValue={failure.value('reason')}
          error={failure.error('reason')}
        />
        <Button variant="danger">{t('revoke')}</Button>
      </Form>
    </>
  )
}
