import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { Form } from '~/components/form'
import { GrantList } from '~/components/grant-list'
import { Section, Stack } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { fullName } from '~/domain/people'
import { param, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { named } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { accountMessages } from '~/i18n/messages/account'
import { peopleMessages } from '~/i18n/messages/people'
import { showPerson } from '~/services/people.server'

export const meta = named(({ person }: SerializeFrom<typeof loader>) => person.name)

export const loader = privateLoader(async (visit) => ({
  ...(await showPerson(visit.ctx, visit.actor, param(visit, 'uid'))),
  mail: visit.ctx.mail.enabled,
}))

export default function PersonPage() {
  const { person, grants, mayManage, isSelf } = useLoaderData<typeof loader>()
  const t = useMessages(peopleMessages)
  const own = useMessages(accountMessages)
  const past = grants.filter(({ revokedAt }) => revokedAt !== null)
  const present = grants.filter(({ revokedAt }) => revokedAt === null)
  const base = `/orang/${person.uid}`
  const facts = [
    [own('account'), person.account],
    [own('office'), person.office],
    [own('phone'), person.phone],
    [own('email'), person.email],
    [t('nip'), person.nip],
    [t('nidn'), person.nidn],
    [t('homeRegion'), person.homeRegion],
    [t('workRegion'), person.workRegion],
  ] as const
  return (
    <>
      <PageHeader
        title={fullName({
          titleBefore: person.title_before,
          name: person.name,
          titleAfter: person.title_after,
        })}
        back={{ href: '/orang', label: t('back') }}
        actions={mayManage && <ButtonLink href={`${base}/ubah`}>{t('change')}</ButtonLink>}
      />
      {person.disabled_at && <Notice tone="warning">{t('disabledNotice')}</Notice>}
      <DefinitionList
        items={facts.map(([term, description]) => ({ term, description: description ?? '–' }))}
      />
      <Section
        title={t('currentRoles')}
        actions={
          !isSelf && (
            <ButtonLink variant="secondary" icon="plus" href={`${base}/peran`}>
              {t('giveRole')}
            </ButtonLink>
          )
        }
      >
        {present.length === 0 ? (
          <p>{t('noRoles')}</p>
        ) : (
          <GrantList grants={present} revokeHref={({ uid }) => `${base}/peran/${uid}`} />
        )}
      </Section>
      {mayManage && <Access />}
      {past.length > 0 && (
        <Section title={t('pastRoles')}>
          <GrantList grants={past} />
        </Section>
      )}
    </>
  )
}

function Access() {
  const { person, isSelf, mail, lastMail } = useLoaderData<typeof loader>()
  const t = useMessages(peopleMessages)
  const locale = useLocale()
  const key = useWriteKey('akses')
  const base = `/orang/${person.uid}`
  const disabled = person.disabled_at !== null
  return (
    <Section title={t('access')} lead={t('newLinkHelp')}>
      <Stack>
        {lastMail && (
          <Notice tone={lastMail.state === 'failed' ? 'warning' : 'info'}>
            {t(`mail_${lastMail.state}`, {
              address: lastMail.address,
              at: formatDateTime(lastMail.at, 'WIB', locale),
            })}
          </Notice>
        )}
        {!disabled && (
          <Form writeKey={`${key}-tautan`} action={`${base}/tautan`}>
            <Button variant="secondary" icon="link">
              {t('newLink')}
            </Button>
          </Form>
        )}
        {!disabled && mail && person.email && (
          <Form writeKey={`${key}-surel`} action={`${base}/surel`}>
            <Button variant="secondary" icon="send">
              {t('mailLink')}
            </Button>
          </Form>
        )}
        <Form writeKey={`${key}-sesi`} action={`${base}/sesi`}>
          <Button variant="secondary" icon="log-out">
            {t('endSessions')}
          </Button>
        </Form>
        {!isSelf && (
          <Form
            writeKey={`${key}-keadaan`}
            action={`${base}/keadaan`}
            hidden={{ state: disabled ? 'enabled' : 'disabled' }}
          >
            <Button variant={disabled ? 'secondary' : 'danger'}>
              {disabled ? t('enable') : t('disable')}
            </Button>
          </Form>
        )}
      </Stack>
    </Section>
  )
}
