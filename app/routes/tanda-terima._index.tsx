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
import { dossierMessages } from '~/i18n/messages/dossier'
import { readReceipt } from '~/services/receipts.server'

export const meta = titled(dossierMessages, 'checkReceipt')

export const action = publicAction(async ({ ctx, form }) => {
  const typed = form.text('code')
  if (typed === '') throw inputError('code', 'required')
  const receipt = await readReceipt(ctx, typed).catch((error: unknown) => {
    if (error instanceof NotFoundError) throw inputError('code', 'receipt_unknown')
    throw error
  })
  return done(`/tanda-terima/${receipt.code}`)
})

export default function FindReceiptPage() {
  const t = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const problem = failure.error('code')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader title={t('checkReceipt')} lead={t('checkReceiptLead')} />
      <Form writeKey={useWriteKey('kode')}>
        <TextField
          name="code"
          label={t('receiptCode')}
          width="medium"
          spellCheck={false}
          defaultValue={failure.value('code')}
          {...(problem ? { error: problem } : {})}
        />
        <Button icon="search">{t('checkReceiptAct')}</Button>
      </Form>
    </>
  )
}
