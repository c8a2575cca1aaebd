import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { GrantFields } from '~/components/grant-fields'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { grantForm } from '~/forms/people'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { giveGrant } from '~/services/grants.server'
import { listGrantableCompetitions, showPerson } from '~/services/people.server'

export const meta = titled(peopleMessages, 'giveRole')

export const loader = privateLoader(async (visit) => {
  const { person } = await showPerson(visit.ctx, visit.actor, param(visit, 'uid'))
  return {
    person: { uid: person.uid, name: person.name },
    competitions: await listGrantableCompetitions(visit.ctx, visit.actor),
  }
})

export const action = privateAction(async (visit) => {
  const uid = param(visit, 'uid')
  await giveGrant(visit.ctx, visit.actor, uid, parseForm(grantForm, visit.form.object()), visit.once)
  return done(`/orang/${uid}`, 'grant_given')
})

export default function GiveRolePage() {
  const { person, competitions } = useLoaderData<typeof loader>()
  const t = useMessages(peopleMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('giveRole')}
        over={person.name}
        back={{ href: `/orang/${person.uid}`, label: person.name }}
      />
      <Form writeKey={useWriteKey('peran')}>
        <GrantFields failure={failure} competitions={competitions} />
        <Button>{t('giveRole')}</Button>
      </Form>
    </>
  )
}
