import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Fieldset, Form } from '~/components/form'
import { GrantFields } from '~/components/grant-fields'
import { PageHeader } from '~/components/page-header'
import { PersonFields } from '~/components/person-fields'
import { PersonLink } from '~/components/person-link'
import { parseForm } from '~/forms/parse'
import { newPersonForm, splitNewPerson } from '~/forms/people'
import { privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { accountMessages } from '~/i18n/messages/account'
import { peopleMessages } from '~/i18n/messages/people'
import { createPerson, listGrantableCompetitions, requirePeopleManager } from '~/services/people.server'

export const meta = titled(peopleMessages, 'newTitle')
/** The link is copied with a button. */
export const handle = { scripts: true }

export const loader = privateLoader(async ({ ctx, actor }) => {
  requirePeopleManager(actor)
  return { competitions: await listGrantableCompetitions(ctx, actor) }
})

/** Answers with the page that shows the link, the only time that it can be shown. */
export const action = privateAction(async ({ ctx, actor, form, once }) => {
  requirePeopleManager(actor)
  const { account, person, grant } = splitNewPerson(parseForm(newPersonForm, form.object()))
  const created = await createPerson(ctx, actor, { account, person, grant }, once)
  return {
    created: {
      ...created,
      person: {
        account,
        titleBefore: person.title_before,
        name: person.name,
        titleAfter: person.title_after,
      },
    },
  }
})

export default function NewPersonPage() {
  const { competitions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(peopleMessages)
  const own = useMessages(accountMessages)
  const failure = useFailure(answer)
  const writeKey = useWriteKey('orang-baru')
  if (answer && 'created' in answer) {
    const { person, url, uid, expiresAt } = answer.created
    return <PersonLink {...{ person, url, expiresAt }} doneHref={`/orang/${uid}`} doneLabel={t('done')} />
  }
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('newTitle')} lead={t('newLead')} back={{ href: '/orang', label: t('back') }} />
      <Form writeKey={writeKey}>
        <TextField
          name="account"
          label={own('account')}
          hint={t('accountHint')}
          width="medium"
          defaultValue={failure.value('account')}
          error={failure.error('account')}
          autoComplete="off"
          spellCheck={false}
        />
        <PersonFields failure={failure} />
        <Fieldset legend={t('firstRole')}>
          <GrantFields failure={failure} competitions={competitions} />
        </Fieldset>
        <Button>{t('create')}</Button>
      </Form>
    </>
  )
}
