import { greetPerson } from '~/domain/people'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { ButtonLink } from './button'
import { Card } from './layout'
import { Notice } from './notice'
import { OneTimeLink } from './one-time-link'
import { PageHeader } from './page-header'

interface PersonLinkProps {
  person: { account: string; titleBefore?: string | null; name: string; titleAfter?: string | null }
  url: string
  expiresAt: string
  doneHref: string
  doneLabel: string
}

/** The one time that a person's password link is shown. */
export function PersonLink({ person, url, expiresAt, doneHref, doneLabel }: PersonLinkProps) {
  const t = useMessages(peopleMessages)
  const locale = useLocale()
  const greeting = greetPerson(person, locale === 'en' ? 'en' : 'id')
  const text = t('personMessage', { greeting, account: person.account, url })
  return (
    <>
      <PageHeader title={t('linkTitle', { name: person.name })} />
      <Notice tone="warning">
        <p>{t('linkLead', { date: formatDateTime(expiresAt, 'WIB', locale) })}</p>
      </Notice>
      <Card>
        <OneTimeLink label={t('linkLabel')} url={url} message={{ label: t('whatsapp'), text }} />
      </Card>
      <p>
        <ButtonLink variant="secondary" href={doneHref}>
          {doneLabel}
        </ButtonLink>
      </p>
    </>
  )
}
