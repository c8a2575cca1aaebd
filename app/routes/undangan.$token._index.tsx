import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { Details } from '~/components/details'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { NewPasswordField, ProfileFields } from '~/components/profile-fields'
import { TeamRoleField } from '~/components/team-role-field'
import { StateError } from '~/domain/errors'
import { parseForm } from '~/forms/parse'
import { newAccountForm, teamRole } from '~/forms/people'
import { beginSession } from '~/http/device-account.server'
import { done, type Posted, param, publicAction, publicLoader, type Visit } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { invitationMessages } from '~/i18n/messages/invitation'
import { shellMessages } from '~/i18n/messages/shell'
import { registerByInvitation, setPasswordByInvitation, showInvitation } from '~/services/invitations.server'
import { logIn } from '~/services/login.server'

export const meta = titled(invitationMessages, 'pageTitle')

/** Reading a link consumes nothing: messengers open it to show a preview. */
export const loader = publicLoader(async ({ ctx, actor, params }) => ({
  ...(await showInvitation(ctx, params['token'] ?? '')),
  token: params['token'] ?? '',
  visitor: actor && { name: actor.name, account: actor.account },
}))

/** Uses the link once, and logs the person in. */
export const action = publicAction(async (visit) => {
  const { ctx, context, form } = visit
  const token = param(visit, 'token')
  const { purpose } = await showInvitation(ctx, token)
  const actor = await useLink(visit, token, purpose).catch(async (error: unknown) => {
    // A second click on the same form: the account is there, with this very password.
    const isRepeated = error instanceof StateError && error.reason === 'invitation_used'
    if (!isRepeated || !form.has('account')) throw error
    return logIn(ctx, {
      account: form.text('account'),
      password: form.raw('password'),
      remoteAddress: context.remoteAddress,
    }).catch(() => {
      throw error
    })
  })
  await beginSession(context, actor)
  return done('/beranda', purpose === 'new_password' ? 'password_set' : 'welcome')
})

function useLink({ ctx, form }: Visit & Posted, token: string, purpose: string) {
  const password = form.raw('password')
  if (purpose === 'new_password') return setPasswordByInvitation(ctx, token, password)
  const account = parseForm(newAccountForm, form.object())
  const role = teamRole.safeParse(form.text('role'))
  return registerByInvitation(ctx, token, { ...account, role: role.data ?? 'drafter', password })
}

export default function InvitationPage() {
  const link = useLoaderData<typeof loader>()
  const t = useMessages(invitationMessages)
  const locale = useLocale()
  if (link.state !== 'open')
    return (
      <>
        <PageHeader title={t(`${link.state}Title`)} />
        <p>{t(`${link.state}Help`)}</p>
        <p>
          <ButtonLink href="/masuk">{t('logIn')}</ButtonLink>
        </p>
      </>
    )
  return (
    <>
      <Heading />
      {link.declined && <Notice tone="info">{t('declinedNotice')}</Notice>}
      {link.visitor && link.purpose === 'join' ? <AcceptForm /> : null}
      {link.visitor && link.purpose !== 'join' ? (
        <Notice tone="warning">{t('loggedInAs', link.visitor)}</Notice>
      ) : null}
      {!link.visitor && (link.purpose === 'new_password' ? <PasswordForm /> : <AccountForm />)}
      <p>{t('until', { date: formatDateTime(link.expiresAt, link.zone, locale) })}</p>
      {link.purpose === 'join' && link.role === null && !link.declined && <DeclineForm />}
    </>
  )
}

function Heading() {
  const { purpose, role, ward, competition, account } = useLoaderData<typeof loader>()
  const t = useMessages(invitationMessages)
  const roles = useMessages(shellMessages)
  const names = { ward: ward?.displayName ?? '', competition: competition?.name ?? '' }
  if (purpose === 'first_organizer') return <PageHeader title={t('firstTitle')} lead={t('firstLead')} />
  if (purpose === 'new_password')
    return <PageHeader title={t('passwordTitle')} lead={t('passwordLead', { account: account ?? '' })} />
  return role === null ? (
    <PageHeader title={t('wardTitle', { ward: names.ward })} lead={t('wardLead', names)} />
  ) : (
    <PageHeader
      title={t('colleagueTitle', { ward: names.ward })}
      lead={t('colleagueLead', { role: roles(role), competition: names.competition })}
    />
  )
}

function AccountForm() {
  const { purpose, role, token } = useLoaderData<typeof loader>()
  const t = useMessages(invitationMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <Card>
      <ErrorSummary errors={failure.errors} />
      <Form writeKey={useWriteKey('undangan')}>
        {purpose === 'join' && role === null && (
          <TeamRoleField value={failure.value('role')} error={failure.error('role')} />
        )}
        <TextField
          name="account"
          label={t('account')}
          hint={t('accountHint')}
          defaultValue={failure.value('account')}
          error={failure.error('account')}
          autoComplete="username"
          spellCheck={false}
          width="medium"
        />
        <NewPasswordField
          label={t('password')}
          minimum={purpose === 'first_organizer' ? 15 : 12}
          error={failure.error('password')}
        />
        <ProfileFields failure={failure} />
        <Button>{t('create')}</Button>
      </Form>
      {purpose === 'join' && (
        <p>
          {t('haveAccount')} <a href={`/masuk?ke=/undangan/${token}`}>{t('logInFirst')}</a>
        </p>
      )}
    </Card>
  )
}

function PasswordForm() {
  const { account, minimum } = useLoaderData<typeof loader>()
  const t = useMessages(invitationMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <Card>
      <ErrorSummary errors={failure.errors} />
      <Form writeKey={useWriteKey('sandi')} hidden={{ account: account ?? '' }}>
        <NewPasswordField label={t('password')} minimum={minimum} error={failure.error('password')} />
        <Button>{t('setPassword')}</Button>
      </Form>
    </Card>
  )
}

function AcceptForm() {
  const { token, visitor, role } = useLoaderData<typeof loader>()
  const t = useMessages(invitationMessages)
  const writeKey = useWriteKey('terima')
  return (
    <Section title={t('acceptTitle')} lead={visitor ? t('acceptLead', visitor) : undefined}>
      <Form writeKey={writeKey} action={`/undangan/${token}/terima`}>
        {role === null && <TeamRoleField value="drafter" />}
        <Button>{t('accept')}</Button>
      </Form>
    </Section>
  )
}

function DeclineForm() {
  const { token } = useLoaderData<typeof loader>()
  const t = useMessages(invitationMessages)
  const writeKey = useWriteKey('tolak')
  return (
    <Details summary={t('decline')}>
      <p>{t('declineHelp')}</p>
      <Form writeKey={writeKey} action={`/undangan/${token}/tolak`}>
        <Button variant="secondary">{t('decline')}</Button>
      </Form>
    </Details>
  )
}
