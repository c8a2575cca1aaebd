import type { Locale } from './define'
import { useLocale } from './locale'
import { problemMessages } from './messages/problems'
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
      ? t(kind as keyof typeof problemMessages.id, params as never)
      : t('invalid')
}

/** For pages that list problems which no form has failed over. */
export const useSentence = () => sayProblem(useLocale())
