import { layOut, section } from './table'
import { quotientOf, type Report, type Words } from './words'

/** The ranking, and how sure it is. */
export function orderSections(report: Report, words: Words): string[] {
  return [rankingSection(report, words), certaintySection(report, words)]
}

/** Entries from the best; those without a rank last. */
function byRank({ input, ranking }: Report): readonly string[] {
  const place = (entry: string) => ranking.rank[entry] ?? Number.POSITIVE_INFINITY
  const order = new Map(input.entries.map((entry, at) => [entry, at]))
  return [...input.entries].sort(
    (a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)) || (order.get(a) ?? 0) - (order.get(b) ?? 0),
  )
}

function rankingSection(report: Report, { t, number }: Words): string {
  const { ranking } = report
  const decided = (entry: string) => {
    if (ranking.rank[entry] === null) return t('notRanked')
    const by = ranking.decided_by[entry] ?? null
    if (by === null) return ''
    if (by === 'shared') return t('byShared')
    if (by === 'head-to-head') return t('byHeadToHead')
    const weight = /weight (.*)/.exec(by)?.[1]
    return weight === undefined ? t('byMedian') : t('byCriterion', { weight: number(quotientOf(weight)) })
  }
  const rows = byRank(report).map((entry) => {
    const spread = ranking.spread[entry]
    const range = spread?.lowest === null ? '–' : `${number(spread?.lowest)}–${number(spread?.highest)}`
    return [
      String(ranking.rank[entry] ?? '–'),
      entry,
      number(ranking.total[entry]),
      String(spread?.sheets ?? 0),
      range,
      decided(entry),
    ]
  })
  const columns = [
    { heading: t('rank'), isFigure: true },
    { heading: t('entry') },
    { heading: t('total'), isFigure: true },
    { heading: t('sheets'), isFigure: true },
    { heading: t('range'), isFigure: true },
    { heading: t('decidedBy') },
  ]
  return section(t('ranking'), [t('rankingNote'), '', ...layOut(columns, rows)])
}

function certaintySection(report: Report, words: Words): string {
  const { t, percent, because } = words
  const { exact, seeded, bayes, leave_one_out: left } = report.rankUncertainty
  const panels = 'reason' in exact ? seeded : exact
  const range = (bounds: readonly number[] | null | undefined) => bounds?.join('–') ?? '–'
  const rows = byRank(report).map((entry) => [
    entry,
    'reason' in panels ? '–' : percent(panels.p_first.value[entry]),
    'reason' in bayes ? '–' : percent(bayes.p_first?.value?.[entry]),
    'reason' in panels ? '–' : range(panels.rank_interval_95[entry]),
    'reason' in left ? '–' : range(left.rank_range[entry]),
  ])
  const columns = [
    { heading: t('entry') },
    ...[t('firstChance'), t('posterior'), t('interval'), t('leftOut')].map((heading) => ({
      heading,
      isFigure: true,
    })),
  ]
  const reasons = [
    ...('reason' in panels ? [`${t('firstChance')}: ${because(panels)}`] : []),
    ...('reason' in bayes ? [`${t('posterior')}: ${because(bayes)}`] : []),
    ...('reason' in left ? [`${t('leftOut')}: ${because(left)}`] : []),
  ]
  const isEmpty = reasons.length === 3
  return section(t('certainty'), [
    t('certaintyNote'),
    '',
    ...(isEmpty ? [] : layOut(columns, rows)),
    ...reasons,
    ...remarks(report, words),
  ])
}

function remarks({ ranking, rankUncertainty }: Report, { t, number }: Words): string[] {
  const { leave_one_out: left, groups } = rankUncertainty
  const { weight_sensitivity: turns, weights } = ranking
  const level = groups.value?.filter((group) => group.length > 1) ?? []
  const decisive =
    'reason' in left
      ? []
      : [
          left.decisive_judges.length > 0
            ? t('decisive', { judges: left.decisive_judges.join(', ') })
            : t('noneDecisive'),
        ]
  const turn =
    'reason' in turns
      ? []
      : [
          turns.closest
            ? t('turn', {
                criterion: turns.closest.criterion,
                from: number(quotientOf(weights[turns.closest.criterion] ?? '')),
                to: number(quotientOf(turns.closest.weight ?? '')),
              })
            : t('noTurn'),
        ]
  const same =
    level.length > 0 ? [t('groups', { groups: level.map((each) => each.join(', ')).join('; ') })] : []
  return [...decisive, ...same, ...turn]
}
