import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { PersonFields } from '~/components/person-fields'
import { ForbiddenError } from '~/domain/errors'
import { parseForm } from '~/forms/parse'
import { personForm } from '~/forms/people'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { changePerson, showPerson } from '~/services/people.server'

export const meta = titled(peopleMessages, 'change')

export const loader = privateLoader(async (visit) => {
  const { person, mayManage, basedOn } = await showPerson(visit.ctx, visit.actor, param(visit, 'uid'))
  if (!mayManage) throw new ForbiddenError('person.manage')
  return { person, basedOn }
})

export const action = privateAction(async (visit) => {
  const uid = param(visit, 'uid')
  const input = parseForm(personForm, visit.form.object())
  const basedOn = visit.form.text(BASED_ON)
  await changePerson(visit.ctx, visit.actor, uid, input, { once: visit.once, basedOn })
  return done(`/orang/${uid}`, 'saved')
})

export default function ChangePersonPage() {
  const { person, basedOn } = useLoaderData<typeof loader>()
  const t = useMessages(peopleMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('change')} back={{ href: `/orang/${person.uid}`, label: person.name }} />
      <Form writeKey={useWriteKey('ubah')} hidden={{ [BASED_ON]: failure.value(BASED_ON, basedOn) }}>
        <PersonFields failure={failure} stored={person} />
        <Button>{t('save')}</Button>
      </Form>
    </>
  )
}
