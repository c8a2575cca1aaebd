import type { Locale } from './define'
import { useLocale } from './locale'
import { problemMessages } from './messages/problems'
import { formatDecimal } from './numbers'
import { translate } from './translate'

interface Problem {
  kind: string
  params?: Record<string, string | number>
}

/** Says problems that domain or services report as data; one that nobody wrote a sentence for is *invalid*. */
export function sayProblem(locale: Locale): (problem: Problem) => string {
  const t = translate(problemMessages, locale)
  return ({ kind, params }) =>
    Object.hasOwn(problemMessages.id, kind)
      ? t(
          kind as keyof typeof problemMessages.id,
          (isAboutMark(kind) ? withDecimals(params, locale) : params) as never,
        )
      : t('invalid')
}

/** Only these speak of decimals; elsewhere digits and dots are codes of regions and of rules. */
const isAboutMark = (kind: string) => kind.startsWith('mark_')

const withDecimals = (params: Problem['params'] = {}, locale: Locale) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'criterion'
        ? value
        : String(value).replace(/\d+\.\d+/g, (text) => formatDecimal(text, locale)),
    ]),
  )

/** For pages that list problems which no form has failed over. */
export const useSentence = () => sayProblem(useLocale())
