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
}

/** Answered questions as everybody reads them, each with the answers that stood before a correction. */
export function AnswerList({ answers, zone, foot }: AnswerListProps) {
  const t = useMessages(questionMessages)
  const locale = useLocale()
  const time = (at: string) => formatShortDateTime(at, zone, locale)
  return (
    <Stack>
      {answers.map(({ number, current, former }) => (
        <Card key={number} id={`tanya-${number}`}>
          <h3>{current.question}</h3>
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
                  <h4>{question}</h4>
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
