import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Prose, Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { answerForm } from '~/forms/setup'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { questionMessages } from '~/i18n/messages/questions'
import { headOf } from '~/services/overview.server'
import { answerQuestion, viewQuestion } from '~/services/questions.server'

export const meta = titled(questionMessages, 'answerTitle')

export const loader = privateLoader(async (visit) => {
  const number = Number(param(visit, 'number'))
  const { competition, ...rest } = await viewQuestion(visit.ctx, visit.actor, param(visit, 'slug'), number)
  return { head: headOf(competition), ...rest }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const number = Number(param({ params }, 'number'))
  const answer = { ...parseForm(answerForm, form.object()), basedOn: form.text(BASED_ON) }
  await answerQuestion(ctx, actor, slug, number, answer, once)
  return done(`/kelola/${slug}/tanya-jawab`, 'question_answered')
})

export default function AnswerPage() {
  const { head, asked, answered, stored, basedOn } = useLoaderData<typeof loader>()
  const t = useMessages(questionMessages)
  const locale = useLocale()
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('answerTitle')}
        lead={t('answerLead')}
        back={{ href: `/kelola/${head.slug}/tanya-jawab`, label: t('manageTitle') }}
      />
      <Section title={t('asked')}>
        <Card>
          <Prose>{asked.text ?? t('erased')}</Prose>
          <p className="field-hint">
            {t('askedBy', {
              name: asked.askedByName,
              time: formatShortDateTime(asked.askedAt, head.zone, locale),
            })}
          </p>
        </Card>
      </Section>
      <Form writeKey={useWriteKey('jawab')} hidden={{ [BASED_ON]: value(BASED_ON, basedOn) }}>
        <TextAreaField
          name="question"
          label={t('published')}
          hint={t('publishedHint')}
          rows={3}
          defaultValue={value('question', stored.question)}
          error={error('question')}
        />
        <TextAreaField
          name="answer"
          label={t('answerText')}
          rows={8}
          defaultValue={value('answer', stored.answer)}
          error={error('answer')}
        />
        {answered && (
          <TextAreaField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={2}
            defaultValue={value('reason')}
            error={error('reason')}
          />
        )}
        <Button>{t('save')}</Button>
      </Form>
    </>
  )
}
