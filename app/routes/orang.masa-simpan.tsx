import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { NumberField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { LONGEST_RETENTION, RETENTION_KINDS } from '~/domain/retention'
import { parseForm } from '~/forms/parse'
import { retentionForm } from '~/forms/retention'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatNumber, useLocale, useMessages } from '~/i18n'
import { retentionMessages } from '~/i18n/messages/retention'
import { setRetentionTimes, viewRetentionTimes } from '~/services/retention.server'

export const meta = titled(retentionMessages, 'timesTitle')

export const loader = privateLoader(({ ctx, actor }) => viewRetentionTimes(ctx, actor))

export const action = privateAction(async ({ ctx, actor, form, once }) => {
  await viewRetentionTimes(ctx, actor)
  await setRetentionTimes(ctx, actor, parseForm(retentionForm, form.object()), once)
  return done('/orang/masa-simpan', 'retention_set')
})

/** How long each kind of data is kept after a competition. */
export default function RetentionTimesPage() {
  const days = useLoaderData<typeof loader>()
  const t = useMessages(retentionMessages)
  const locale = useLocale()
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('masa-simpan')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('timesTitle')}
        lead={t('timesLead')}
        back={{ href: '/orang', label: t('people') }}
      />
      <Form writeKey={key}>
        <p className="field-hint">{t('timesHint', { most: formatNumber(LONGEST_RETENTION, locale) })}</p>
        {RETENTION_KINDS.map((kind) => (
          <NumberField
            key={kind}
            name={kind}
            label={t(`kind_${kind}`)}
            hint={t(`about_${kind}`)}
            unit={t('day')}
            defaultValue={value(kind, String(days[kind]))}
            error={error(kind)}
          />
        ))}
        <ButtonRow>
          <Button>{t('save')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
