import type { CsvFault } from '~/domain/csv-faults'
import { InputError, InstallationError, NotFoundError, type Problem } from '~/domain/errors'
import type { Locale, Texts } from '~/i18n/define'
import { formatMessage } from '~/i18n/format-message'
import { analyzeMessages } from '~/i18n/messages/analyze'
import { cliMessages } from '~/i18n/messages/cli'
import { csvMessages } from '~/i18n/messages/csv'
import { problemMessages } from '~/i18n/messages/problems'
import { regionMessages } from '~/i18n/messages/regions'
import { translate } from '~/i18n/translate'

/** Input that the caller can mend: a file with faults, a wrong value. Ends with exit code 2. */
export class BadInput extends Error {
  override name = 'BadInput'
  constructor(readonly lines: string[]) {
    super(lines.join('\n'))
  }
}

/** Text of a kind from the catalogues that know such kinds; the kind itself when none does. */
function sentence(kind: string, params: Readonly<Record<string, string | number>>, locale: Locale): string {
  for (const catalogue of [csvMessages, regionMessages, analyzeMessages, problemMessages, cliMessages]) {
    const texts: Texts = locale === 'en' ? catalogue.en : catalogue.id
    const text = Object.hasOwn(texts, kind) ? texts[kind] : undefined
    if (text !== undefined) return fill(text, params, locale)
  }
  return `${kind} ${Object.values(params).join(' ')}`.trim()
}

function fill(text: string, params: Readonly<Record<string, string | number>>, locale: Locale): string {
  try {
    return formatMessage(text, params, locale)
  } catch {
    return text
  }
}

/** One line per fault, `FILE:LINE:COLUMN: NAME: sentence`, as compilers write them. */
export function faultsOf(
  file: string,
  faults: readonly CsvFault[],
  locale: Locale,
  closing = translate(cliMessages, locale)('nothingDone'),
): BadInput {
  const lines = faults.map(({ line, column, columnName, kind, params }) => {
    const place = column === null ? `${file}:${line}` : `${file}:${line}:${column}`
    return `${place}: ${columnName ? `${columnName}: ` : ''}${sentence(kind, params, locale)}`
  })
  return new BadInput([...lines, closing])
}

const problemLine = ({ field, kind, params = {} }: Problem, locale: Locale) =>
  `${field ? `${field}: ` : ''}${sentence(kind, params, locale)}`

/** Says on standard error what went wrong. @returns the exit code: 2 for bad input, 1 for anything else */
export function reportError(error: unknown, locale: Locale): number {
  const t = translate(cliMessages, locale)
  const say = (line: string) => process.stderr.write(`${line}\n`)
  if (error instanceof BadInput) {
    for (const line of error.lines) say(line)
    return 2
  }
  if (error instanceof InputError) {
    for (const problem of error.problems) say(problemLine(problem, locale))
    return 2
  }
  if (error instanceof NotFoundError) say(t('notFound', { what: error.message }))
  else if (error instanceof InstallationError) say(sentence(error.kind, error.params, locale))
  else if (!(error instanceof Error)) say(String(error))
  else if (error.name === 'ForbiddenError') say(t('forbidden', { permission: error.message }))
  else if (error.name === 'StateError') say(sentence(error.message, paramsOf(error), locale))
  else say(error.message)
  return 1
}

const paramsOf = (error: Error) =>
  'params' in error ? (error.params as Readonly<Record<string, string | number>>) : {}
