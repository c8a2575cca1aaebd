import type { RulesProblem } from '~/domain/rules-check'
import type { PlacedProblem } from '~/domain/rules-problem-place'
import { useLocale } from '~/i18n'
import { sayRulesProblem } from '~/i18n/rules-problem'

type ProblemListProps = {
  problems: readonly PlacedProblem[]
  /** Page on which each problem is mended. */
  hrefOf: (problem: RulesProblem) => string
}

/** What is missing or does not add up, each with its place. */
export function ProblemList({ problems, hrefOf }: ProblemListProps) {
  const say = sayRulesProblem(useLocale())
  return (
    <ul>
      {problems.map((problem, index) => {
        const { where, what } = say(problem)
        return (
          <li key={index}>
            <a href={hrefOf(problem)}>{where}</a>: {what}
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
