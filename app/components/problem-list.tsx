import type { RulesProblem } from '~/domain/rules-check'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import { rulesProblemMessages } from '~/i18n/messages/rules-problems'

/** The sentence of one problem of the rules. */
export function useProblemSentence() {
  const t = useMessages(rulesProblemMessages)
  const locale = useLocale()
  const shown = (params: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(params).map(([name, text]) => [
        name,
        /^-?\d+(\.\d+)?$/.test(text) ? formatDecimal(text, locale) : text,
      ]),
    )
  return ({ kind, params = {} }: RulesProblem) =>
    kind in rulesProblemMessages.id
      ? t(kind as keyof typeof rulesProblemMessages.id, shown(params) as never)
      : kind
}

type ProblemListProps = {
  problems: readonly RulesProblem[]
  /** Page on which each problem is mended; without it no link. */
  hrefOf?: (problem: RulesProblem) => string
  nameOf?: (stage: string) => string
}

/** What is missing or does not add up, each with its place. */
export function ProblemList({ problems, hrefOf, nameOf = (code) => code }: ProblemListProps) {
  const t = useMessages(rulesProblemMessages)
  const sentence = useProblemSentence()
  return (
    <ul>
      {problems.map((problem, index) => {
        const { part, stage, category, criterion } = problem
        const place = [t(`part_${part}`), stage && nameOf(stage), category, criterion]
          .filter(Boolean)
          .join(' › ')
        return (
          <li key={index}>
            {hrefOf ? <a href={hrefOf(problem)}>{place}</a> : <strong>{place}</strong>}: {sentence(problem)}
          </li>
        )
      })}
    </ul>
  )
}

/** The page on which a problem of a competition is mended. */
export const problemHref =
  (slug: string) =>
  ({ part, stage, criterion }: RulesProblem): string => {
    const base = `/kelola/${slug}`
    if (part === 'instrument' && stage)
      return `${base}/instrumen/${stage}${criterion ? `/${encodeURIComponent(criterion)}` : ''}`
    if ((part === 'stages' || part === 'totalling') && stage) return `${base}/ketentuan/tahap/${stage}`
    const pages = {
      basics: 'dasar',
      submission: 'dasar',
      categories: 'kategori',
      stages: 'tahap',
      instrument: 'tahap',
      totalling: 'tahap',
      tie_breaks: 'nilai-sama',
      awards: 'penghargaan',
    } as const
    return `${base}/ketentuan/${pages[part]}`
  }
