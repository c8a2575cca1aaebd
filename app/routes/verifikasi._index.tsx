import { useActionData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { inputError, NotFoundError } from '~/domain/errors'
import { done, publicAction } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { verificationMessages } from '~/i18n/messages/verification'
import { verifyCode } from '~/services/verification.server'

export const meta = titled(verificationMessages, 'title')

export const action = publicAction(async ({ ctx, form }) => {
  const typed = form.text('code')
  if (typed === '') throw inputError('code', 'required')
  const { code } = await verifyCode(ctx, typed, null).catch((error: unknown) => {
    if (error instanceof NotFoundError) throw inputError('code', 'code_unknown')
    throw error
  })
  return done(`/verifikasi/${code}`)
})

/** Where anybody checks a code. */
export default function VerifyPage() {
  const t = useMessages(verificationMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('title')} lead={t('lead')} />
      <Form writeKey={useWriteKey('verifikasi')}>
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          width="medium"
          spellCheck={false}
          defaultValue={value('code')}
          error={error('code')}
        />
        <Button icon="search">{t('check')}</Button>
      </Form>
    </>
  )
}
