import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { SelectField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { NewPasswordField, ProfileFields } from '~/components/profile-fields'
import { TeamRoleField } from '~/components/team-role-field'
import { parseForm } from '~/forms/parse'
import { newAccountForm, registrationForm } from '~/forms/people'
import { beginSession } from '~/http/device-account.server'
import { done, param, publicAction, publicLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { invitationMessages } from '~/i18n/messages/invitation'
import { registrationMessages } from '~/i18n/messages/registration'
import { registerForWard, registerOwnAccount, showSharedRegistration } from '~/services/registrations.server'

export const meta = titled(
  registrationMessages,
  'title',
  ({ competition }: SerializeFrom<typeof loader>) => ({ competition: competition.name }),
)

export const loader = publicLoader(async (visit) => ({
  ...(await showSharedRegistration(visit.ctx, param(visit, 'slug'), visit.url.searchParams.get('kecamatan'))),
  account: visit.actor?.account ?? null,
}))

export const action = publicAction(async (visit) => {
  const { ctx, actor, context, form, once } = visit
  const slug = param(visit, 'slug')
  await showSharedRegistration(ctx, slug, null)
  const request = parseForm(registrationForm, form.object())
  if (actor) {
    await registerOwnAccount(ctx, actor, slug, request, once)
    return done('/beranda', 'registered')
  }
  const account = parseForm(newAccountForm, form.object())
  const input = { ...account, ...request, password: form.raw('password') }
  const created = await registerForWard(ctx, slug, input, context.remoteAddress)
  await beginSession(context, created)
  return done('/beranda', 'registered')
})

export default function RegisterPage() {
  const { competition, kecamatan, chosen } = useLoaderData<typeof loader>()
  const t = useMessages(registrationMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('title', { competition: competition.name })}
        lead={t('lead', { host: competition.hostRegion })}
      />
      <Section title={t('step1')}>
        <form className="form" method="get">
          <SelectField
            name="kecamatan"
            label={t('kecamatan')}
            defaultValue={chosen?.code ?? ''}
            options={kecamatan.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Button variant={chosen ? 'secondary' : 'primary'}>{t('show')}</Button>
        </form>
      </Section>
      {chosen && <RegistrationForm />}
    </>
  )
}

function RegistrationForm() {
  const { competition, wards, chosen, account } = useLoaderData<typeof loader>()
  const t = useMessages(registrationMessages)
  const invitation = useMessages(invitationMessages)
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('daftar')
  return (
    <Section title={t('step2')}>
      <Form writeKey={writeKey} action={`/lomba/${competition.slug}/daftar?kecamatan=${chosen?.code ?? ''}`}>
        <SelectField
          name="region"
          label={t('ward')}
          defaultValue={failure.value('region')}
          error={failure.error('region')}
          options={wards.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TeamRoleField value={failure.value('role')} error={failure.error('role')} />
        {account ? (
          <p>{t('own', { account })}</p>
        ) : (
          <>
            <TextField
              name="account"
              label={invitation('account')}
              hint={invitation('accountHint')}
              defaultValue={failure.value('account')}
              error={failure.error('account')}
              autoComplete="username"
              spellCheck={false}
              width="medium"
            />
            <NewPasswordField label={invitation('password')} minimum={12} error={failure.error('password')} />
            <ProfileFields failure={failure} />
          </>
        )}
        <Button>{t('submit')}</Button>
      </Form>
    </Section>
  )
}
