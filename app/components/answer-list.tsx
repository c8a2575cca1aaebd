import type { ReactNode } from 'react'
import type { AnsweredQuestion } from '~/domain/questions'
import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { questionMessages } from '~/i18n/messages/questions'
import { Details } from './details'
import { Card, Prose, Stack } from './layout'

interface AnswerListProps {
  answers: readonly AnsweredQuestion[]
  zone: Zone
  /** Under each answer, such as a link to correct it. */
  foot?: (number: number) => ReactNode
  /** Of each question; `h2` where the list is the page. */
  heading?: 'h2' | 'h3'
}

/** Answered questions as everybody reads them, each with the answers that stood before a correction. */
export function AnswerList({ answers, zone, foot, heading: Heading = 'h3' }: AnswerListProps) {
  const t = useMessages(questionMessages)
  const locale = useLocale()
  const time = (at: string) => formatShortDateTime(at, zone, locale)
  return (
    <Stack>
      {answers.map(({ number, current, former }) => (
        <Card key={number} id={`tanya-${number}`}>
          <Heading>{current.question}</Heading>
          <Prose>{current.answer}</Prose>
          <p className="field-hint">
            {current.reason === null
              ? t('answeredAt', { time: time(current.answeredAt) })
              : t('corrected', { time: time(current.answeredAt), reason: current.reason })}
          </p>
          {former.length > 0 && (
            <Details summary={t('former')}>
              {former.map(({ version, question, answer, answeredAt }) => (
                <section key={version}>
                  <p>
                    <strong>{question}</strong>
                  </p>
                  <Prose>{answer}</Prose>
                  <p className="field-hint">{t('answeredAt', { time: time(answeredAt) })}</p>
                </section>
              ))}
            </Details>
          )}
          {foot?.(number)}
        </Card>
      ))}
    </Stack>
  )
}
