import type { Locale } from './define'
import { useLocale } from './locale'
import { problemMessages } from './messages/problems'
import { problemWords, type SaidProblem } from './problem-words'
import { translate } from './translate'

/** Says problems that domain or services report as data; one that nobody wrote a sentence for is *invalid*. */
export function sayProblem(locale: Locale): (problem: SaidProblem) => string {
  const say = problemWords(problemMessages, locale)
  return (problem) => say(problem) ?? translate(problemMessages, locale)('invalid')
}

/** For pages that list problems which no form has failed over. */
export const useSentence = () => sayProblem(useLocale())
