import type { Locale } from './define'
import { rulesProblemMessages } from './messages/rules-problems'
import { formatDecimal } from './numbers'
import { translate } from './translate'

interface Problem {
  part: string
  kind: string
  params?: Record<string, string>
  place: readonly string[]
}

/** Says where a problem of the rules is (part › stage › criterion) and what it is, on screen as in a terminal. */
export function sayRulesProblem(locale: Locale): (problem: Problem) => { where: string; what: string } {
  const t = translate(rulesProblemMessages, locale)
  const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)
  const shown = (params: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(params).map(([name, text]) => [
        name,
        isDecimal(text) ? formatDecimal(text, locale) : text,
      ]),
    )
  const say = (key: string, params: Record<string, string> = {}) =>
    Object.hasOwn(rulesProblemMessages.id, key)
      ? t(key as keyof typeof rulesProblemMessages.id, shown(params) as never)
      : key
  return ({ part, kind, params, place }) => ({
    where: [say(`part_${part}`), ...place].join(' › '),
    what: say(kind, params),
  })
}
