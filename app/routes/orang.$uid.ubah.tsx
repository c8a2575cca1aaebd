import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { PersonFields } from '~/components/person-fields'
import { ForbiddenError } from '~/domain/errors'
import { parseForm } from '~/forms/parse'
import { personForm } from '~/forms/people'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { changePerson, showPerson } from '~/services/people.server'

export const meta = titled(peopleMessages, 'change')

export const loader = privateLoader(async (visit) => {
  const { person, mayManage } = await showPerson(visit.ctx, visit.actor, param(visit, 'uid'))
  if (!mayManage) throw new ForbiddenError('person.manage')
  return { person }
})

export const action = privateAction(async (visit) => {
  const uid = param(visit, 'uid')
  await changePerson(visit.ctx, visit.actor, uid, parseForm(personForm, visit.form.object()), visit.once)
  return done(`/orang/${uid}`, 'saved')
})

export default function ChangePersonPage() {
  const { person } = useLoaderData<typeof loader>()
  const t = useMessages(peopleMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('change')} back={{ href: `/orang/${person.uid}`, label: person.name }} />
      <Form writeKey={useWriteKey('ubah')}>
        <PersonFields failure={failure} stored={person} />
        <Button>{t('save')}</Button>
      </Form>
    </>
  )
}
