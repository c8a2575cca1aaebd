import { useLoaderData } from '@remix-run/react'
import { AnswerList } from '~/components/answer-list'
import { ButtonLink } from '~/components/button'
import { Card, Prose, Section, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { questionMessages } from '~/i18n/messages/questions'
import { headOf } from '~/services/overview.server'
import { viewQuestions } from '~/services/questions.server'

export const meta = titled(questionMessages, 'manageTitle')

export const loader = privateLoader(async (visit) => {
  const { competition, ...rest } = await viewQuestions(visit.ctx, visit.actor, param(visit, 'slug'))
  return { head: headOf(competition), ...rest }
})

export default function QuestionsPage() {
  const { head, waiting, answers, mayAnswer } = useLoaderData<typeof loader>()
  const t = useMessages(questionMessages)
  const locale = useLocale()
  const here = `/kelola/${head.slug}/tanya-jawab`
  return (
    <>
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('manageTitle')}
        lead={t('manageLead')}
        back={{ href: `/kelola/${head.slug}`, label: t('back') }}
      />
      <Section title={t('waiting')}>
        {waiting.length === 0 && <p>{t('waitingNone')}</p>}
        <Stack>
          {waiting.map(({ number, text, askedAt, askedByName }) => (
            <Card key={number}>
              <Prose>{text ?? t('erased')}</Prose>
              <p className="field-hint">
                {t('askedBy', { name: askedByName, time: formatShortDateTime(askedAt, head.zone, locale) })}
              </p>
              {mayAnswer && (
                <ButtonLink small href={`${here}/${number}`}>
                  {t('answer')}
                </ButtonLink>
              )}
            </Card>
          ))}
        </Stack>
      </Section>
      <Section title={t('answered')}>
        {answers.length === 0 && <p>{t('answeredNone')}</p>}
        <AnswerList
          answers={answers}
          zone={head.zone}
          foot={(number) =>
            mayAnswer && (
              <ButtonLink small variant="secondary" href={`${here}/${number}`}>
                {t('correct')}
              </ButtonLink>
            )
          }
        />
      </Section>
    </>
  )
}
