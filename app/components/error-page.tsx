import { useMessages } from '~/i18n'
import { errorMessages } from '~/i18n/messages/errors'
import { problemMessages } from '~/i18n/messages/problems'
import { ButtonLink } from './button'
import { PageHeader } from './page-header'

const KINDS = ['not_found', 'forbidden', 'state', 'input', 'too_many', 'unavailable'] as const
type Kind = (typeof KINDS)[number]

interface ErrorPageProps {
  status: number
  body: unknown
  requestId: string
}

interface Body {
  kind?: string
  reason?: string
  params?: Record<string, string | number>
}

/** What went wrong and what to do, without a word about the inside. */
export function ErrorPage({ status, body, requestId }: ErrorPageProps) {
  const t = useMessages(errorMessages)
  const problem = useMessages(problemMessages)
  const { kind, reason, params } = (typeof body === 'object' && body !== null ? body : {}) as Body
  const known = KINDS.find((candidate) => candidate === kind) ?? (status === 404 ? 'not_found' : null)
  const help = (of: Kind) =>
    of === 'too_many' ? t('too_many_help', { seconds: Number(params?.['seconds'] ?? 60) }) : t(`${of}_help`)
  return (
    <>
      <PageHeader title={known ? t(known) : t('unexpected')} />
      {reason && reason in problemMessages.id && (
        <p>{problem(reason as keyof typeof problemMessages.id, (params ?? {}) as never)}</p>
      )}
      <p>{known ? help(known) : t('unexpected_help', { id: requestId })}</p>
      <p>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </p>
    </>
  )
}
