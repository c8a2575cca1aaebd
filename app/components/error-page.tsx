import { type Locale, translate, useLocale, useMessages } from '~/i18n'
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

interface Problem {
  kind: string
  params?: Record<string, string | number>
}

interface Body {
  kind?: string
  reason?: string
  params?: Record<string, string | number>
  /** Of a form that its own page could not show again. */
  problems?: Problem[]
}

const asBody = (body: unknown) => (typeof body === 'object' && body !== null ? body : {}) as Body

function kindOf(status: number, { kind, problems }: Body): Kind | null {
  const found = KINDS.find((candidate) => candidate === kind)
  return found ?? (problems ? 'input' : status === 404 ? 'not_found' : null)
}

/** What went wrong in a few words, for the page's title and heading. */
export function errorTitle(status: number, body: unknown, locale: Locale): string {
  return translate(errorMessages, locale)(kindOf(status, asBody(body)) ?? 'unexpected')
}

/** What went wrong and what to do, without a word about the inside. */
export function ErrorPage({ status, body, requestId }: ErrorPageProps) {
  const t = useMessages(errorMessages)
  const problem = useMessages(problemMessages)
  const said = asBody(body)
  const { reason, params, problems = [] } = said
  const known = kindOf(status, said)
  const help = (of: Kind) =>
    of === 'too_many' ? t('too_many_help', { seconds: Number(params?.['seconds'] ?? 60) }) : t(`${of}_help`)
  const stated = [...problems, ...(reason ? [{ kind: reason, ...(params ? { params } : {}) }] : [])].filter(
    ({ kind }) => kind in problemMessages.id,
  )
  return (
    <>
      <PageHeader title={errorTitle(status, body, useLocale())} />
      {stated.map((each) => (
        <p key={each.kind}>
          {problem(each.kind as keyof typeof problemMessages.id, (each.params ?? {}) as never)}
        </p>
      ))}
      <p>{known ? help(known) : t('unexpected_help', { id: requestId })}</p>
      <p>
        <ButtonLink href="/">{t('home')}</ButtonLink>
      </p>
    </>
  )
}
