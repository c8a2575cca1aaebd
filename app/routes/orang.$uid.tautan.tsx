import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { PersonLink } from '~/components/person-link'
import { param, privateAction, privateLoader } from '~/http/handler.server'
import { safePath } from '~/http/locale.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { issuePersonLink, showLinkPerson } from '~/services/person-links.server'

export const meta = titled(peopleMessages, 'linkTitle', ({ person }: SerializeFrom<typeof loader>) => ({
  name: person.name,
}))
/** The link is copied with a button. */
export const handle = { scripts: true }

export const loader = privateLoader(async (visit) => ({
  person: await showLinkPerson(visit.ctx, visit.actor, param(visit, 'uid')),
}))

/** Answers with the link, the only time that it can be shown. */
export const action = privateAction(async (visit) => {
  const issued = await issuePersonLink(visit.ctx, visit.actor, param(visit, 'uid'), visit.once)
  const back = safePath(visit.form.text('return_to'))
  return { ...issued, doneHref: back === '/' ? `/orang/${issued.person.uid}` : back }
})

export default function PersonLinkPage() {
  const { person } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(peopleMessages)
  const writeKey = useWriteKey('tautan')
  if (answer && 'url' in answer) return <PersonLink {...answer} doneLabel={t('done')} />
  return (
    <>
      <PageHeader title={t('linkTitle', { name: person.name })} lead={t('newLinkHelp')} />
      <Form writeKey={writeKey}>
        <Button icon="link">{t('newLink')}</Button>
      </Form>
    </>
  )
}
