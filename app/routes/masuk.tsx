import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { beginSession } from '~/http/device-account.server'
import { done, publicAction, publicLoader } from '~/http/handler.server'
import { safePath } from '~/http/locale.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { sessionMessages } from '~/i18n/messages/session'
import { logIn } from '~/services/login.server'

export const meta = titled(sessionMessages, 'title')

export const loader = publicLoader(({ actor, url }) => {
  const next = safePath(url.searchParams.get('ke'))
  return actor ? done(next === '/' ? '/beranda' : next) : { next }
})

export const action = publicAction(async ({ ctx, context, form }) => {
  const actor = await logIn(ctx, {
    account: form.text('account'),
    password: form.raw('password'),
    remoteAddress: context.remoteAddress,
  })
  await beginSession(context, actor)
  const next = safePath(form.text('next'))
  return done(next === '/' ? '/beranda' : next)
})

export default function LoginPage() {
  const { next } = useLoaderData<typeof loader>()
  const t = useMessages(sessionMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('title')} />
      <Form writeKey={useWriteKey('masuk')} hidden={{ next }}>
        <TextField
          name="account"
          label={t('account')}
          defaultValue={failure.value('account')}
          error={failure.error('account')}
          autoComplete="username"
          spellCheck={false}
        />
        <TextField name="password" label={t('password')} type="password" autoComplete="current-password" />
        <Button>{t('submit')}</Button>
      </Form>
      <p>{t('noAccount')}</p>
      <p>{t('forgotten')}</p>
    </>
  )
}
