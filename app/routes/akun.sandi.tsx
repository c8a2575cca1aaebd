import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { NewPasswordField } from '~/components/profile-fields'
import { passwordMinimum } from '~/domain/password-rules'
import { beginSession } from '~/http/device-account.server'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { accountMessages } from '~/i18n/messages/account'
import { changePassword } from '~/services/credentials.server'

export const meta = titled(accountMessages, 'passwordTitle')

export const loader = privateLoader(({ actor }) => ({
  account: actor.account,
  minimum: passwordMinimum(actor.grants.map(({ role }) => role)),
}))

// Without the write key: what is kept with it would be a fast hash of the password.
export const action = privateAction(async ({ ctx, actor, context, form }) => {
  await changePassword(ctx, actor, { current: form.raw('current'), password: form.raw('password') })
  await beginSession(context, actor)
  return done('/akun', 'password_changed')
})

export default function PasswordPage() {
  const { account, minimum } = useLoaderData<typeof loader>()
  const t = useMessages(accountMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('passwordTitle')}
        lead={t('passwordLead')}
        back={{ href: '/akun', label: t('back') }}
      />
      <Form writeKey={useWriteKey('sandi')}>
        <input type="hidden" name="username" autoComplete="username" value={account} />
        <TextField
          name="current"
          type="password"
          label={t('current')}
          error={failure.error('current')}
          autoComplete="current-password"
        />
        <NewPasswordField label={t('new')} minimum={minimum} error={failure.error('password')} />
        <Button>{t('change')}</Button>
      </Form>
    </>
  )
}
