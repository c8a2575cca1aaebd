import type { RulesProblem } from '~/domain/rules-check'
import type { PlacedProblem } from '~/domain/rules-problem-place'
import { useLocale, useMessages } from '~/i18n'
import { instrumentMessages } from '~/i18n/messages/instrument'
import { sayRulesProblem } from '~/i18n/rules-problem'
import { Details } from './details'

/** Places that lack the same are listed one by one up to so many, and folded beyond. */
const LISTED = 3

type ProblemListProps = {
  problems: readonly PlacedProblem[]
  /** Page on which each problem is mended. */
  hrefOf: (problem: RulesProblem) => string
}

/** What is missing or does not add up, each with its place; what many places lack is said once. */
export function ProblemList({ problems, hrefOf }: ProblemListProps) {
  const t = useMessages(instrumentMessages)
  const say = sayRulesProblem(useLocale())
  const groups = new Map<string, { where: string; href: string }[]>()
  for (const problem of problems) {
    const { where, what } = say(problem)
    groups.set(what, [...(groups.get(what) ?? []), { where, href: hrefOf(problem) }])
  }
  return (
    <ul>
      {[...groups].flatMap(([what, places]) =>
        places.length > LISTED ? (
          <li key={what}>
            <Details summary={t('problemAt', { what, count: places.length })}>
              <ul>
                {places.map(({ where, href }, index) => (
                  <li key={index}>
                    <a href={href}>{where}</a>
                  </li>
                ))}
              </ul>
            </Details>
          </li>
        ) : (
          places.map(({ where, href }, index) => (
            <li key={`${what} ${index}`}>
              <a href={href}>{where}</a>: {what}
            </li>
          ))
        ),
      )}
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
      kecamatan: 'kecamatan',
      categories: 'kategori',
      stages: 'tahap',
      instrument: 'tahap',
      totalling: 'tahap',
      tie_breaks: 'nilai-sama',
      awards: 'penghargaan',
      objections: 'masa-sanggah',
    } as const
    return `${base}/ketentuan/${pages[part]}`
  }
