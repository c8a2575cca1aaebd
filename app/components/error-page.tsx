import { type Locale, translate, useLocale, useMessages } from '~/i18n'
import { errorMessages } from '~/i18n/messages/errors'
import { Button, ButtonLink } from './button'
import { HiddenFields, WriteKey } from './form'
import { Prose, Section } from './layout'
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
  params?: Record<string, string | number>
  /** What the server says about it. */
  messages?: string[]
  /** What was written in the form that has been refused. */
  written?: string[]
  /** Of a form that its own page could not show again. */
  problems?: { message: string }[]
  /** The form that could not be kept, to be sent again. */
  retry?: { action: string; fields: [string, string][]; writeKey: string }
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
  const said = asBody(body)
  const { params, messages = [], problems = [], written = [], retry } = said
  const known = kindOf(status, said)
  const help = (of: Kind) =>
    of === 'too_many' ? t('too_many_help', { seconds: Number(params?.['seconds'] ?? 60) }) : t(`${of}_help`)
  const stated = [...problems.map(({ message }) => message), ...messages]
  return (
    <>
      <PageHeader title={errorTitle(status, body, useLocale())} />
      {stated.map((message) => (
        <p key={message}>{message}</p>
      ))}
      <p>{known ? help(known) : t('unexpected_help', { id: requestId })}</p>
      {written.length > 0 && (
        <Section title={t('written')}>
          <p>{t('written_help')}</p>
          {written.map((text) => (
            <Prose key={text}>{text}</Prose>
          ))}
        </Section>
      )}
      {retry && (
        <form className="form" method="post" action={retry.action}>
          <WriteKey value={retry.writeKey} />
          {retry.fields.map(([name, value], index) => (
            <HiddenFields key={index} values={{ [name]: value }} />
          ))}
          <p>{t('unavailable_kept')}</p>
          <Button>{t('unavailable_retry')}</Button>
        </form>
      )}
      <p>
        <ButtonLink href="/" {...(retry ? { variant: 'quiet' } : {})}>
          {t('home')}
        </ButtonLink>
      </p>
    </>
  )
}
