import type { ReactNode } from 'react'
import { useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { ErrorSummary } from './error-summary'
import { Notice } from './notice'
import { PageHeader } from './page-header'

interface ResultStepPageProps {
  competition: { slug: string; name: string; year: number }
  number: number
  title: string
  lead: string
  errors: Parameters<typeof ErrorSummary>[0]['errors']
  /** Whether this is the next step and waits for nothing. */
  ready: boolean
  children: ReactNode
}

/** The page of one step of a frozen result: its form where the step is due. */
export function ResultStepPage({
  competition,
  number,
  title,
  lead,
  errors,
  ready,
  children,
}: ResultStepPageProps) {
  const t = useMessages(resultMessages)
  const href = `/kelola/${competition.slug}/hasil/${number}`
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={title}
        {...(ready ? { lead } : {})}
        back={{ href, label: t('numberOf', { n: number }) }}
      />
      {ready ? (
        children
      ) : (
        <Notice title={t('notNow')}>
          <p>{t('notNowHelp')}</p>
        </Notice>
      )}
    </>
  )
}
