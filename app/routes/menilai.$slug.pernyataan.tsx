import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { CheckboxField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Card, Prose } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { readStatement, signStatement } from '~/services/independence.server'

export const meta = titled(judgingMessages, 'statementTitle')

export const loader = privateLoader(async (visit) => {
  const { competition, statement, signedAt } = await readStatement(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
  )
  return { slug: competition.slug, name: competition.name, zone: competition.zone, statement, signedAt }
})

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  await signStatement(ctx, actor, param(visit, 'slug'), form.text('setuju') === 'yes', once)
  return done('/menilai', 'statement_signed')
})

export default function StatementPage() {
  const { slug, name, zone, statement, signedAt } = useLoaderData<typeof loader>()
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('pernyataan')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={name}
        title={t('statementTitle')}
        lead={t('statementLead')}
        back={{ href: '/menilai', label: t('back') }}
      />
      <Card>
        <Prose>{statement}</Prose>
      </Card>
      {signedAt ? (
        <>
          <Notice tone="success">{t('signedAt', { at: formatDateTime(signedAt, zone, locale) })}</Notice>
          <ButtonLink href="/menilai">{t('toList')}</ButtonLink>
        </>
      ) : (
        <Form writeKey={writeKey}>
          <CheckboxField name="setuju" label={t('agree')} error={failure.error('setuju')} />
          <ButtonRow>
            <Button>{t('signButton')}</Button>
            <ButtonLink variant="quiet" href={`/menilai/${slug}/konflik`}>
              {t('declareConflict')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
