import { useActionData, useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Prose, Section, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { questionForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { questionMessages } from '~/i18n/messages/questions'
import { askQuestion, viewOwnQuestions } from '~/services/questions.server'

export const meta = titled(questionMessages, 'askTitle')

export const loader = privateLoader((visit) => viewOwnQuestions(visit.ctx, visit.actor, param(visit, 'slug')))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  await askQuestion(ctx, actor, slug, parseForm(questionForm, form.object()), once)
  return done(`/tim/${slug}/tanya`, 'question_asked')
})

export default function AskPage() {
  const { competition, own } = useLoaderData<typeof loader>()
  const t = useMessages(questionMessages)
  const locale = useLocale()
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('askTitle')}
        lead={t('askLead')}
        back={{ href: `/lomba/${competition.slug}/tanya-jawab`, label: t('readAnswers') }}
      />
      <Form writeKey={useWriteKey('tanya')}>
        <TextAreaField
          name="text"
          label={t('text')}
          hint={t('textHint')}
          rows={5}
          defaultValue={value('text')}
          error={error('text')}
        />
        <Button>{t('send')}</Button>
      </Form>
      <Section title={t('own')}>
        {own.length === 0 && <p>{t('ownNone')}</p>}
        <Stack>
          {own.map(({ number, text, askedAt, answered }) => (
            <Card key={number}>
              <Prose>{text ?? t('erased')}</Prose>
              <p className="field-hint">
                {formatShortDateTime(askedAt, competition.zone, locale)}{' '}
                {answered ? (
                  <a href={`/lomba/${competition.slug}/tanya-jawab#tanya-${number}`}>{t('isAnswered')}</a>
                ) : (
                  <Badge tone="info">{t('waits')}</Badge>
                )}
              </p>
            </Card>
          ))}
        </Stack>
      </Section>
    </>
  )
}
