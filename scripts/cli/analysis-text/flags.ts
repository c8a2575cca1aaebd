import { section } from './table'
import type { Report, Words } from './words'

/** What somebody should look at, a sentence each. */
export function flagsSection({ input, flags }: Report, { t, number }: Words): string {
  const scoreOf = (judge: string, item: string) =>
    flags.top_residuals.find((each) => each.judge === judge && each.item === item)?.score
  const cells = [...flags.flags_at_bonferroni_05, ...flags.unmasked_at_bonferroni_05, ...flags.sole_misfits]
  const severe = 'reason' in flags.severe_judges ? [] : flags.severe_judges
  const several = input.criteria.length > 1
  const lines = [
    ...cells.map(([judge = '', item = '']) => {
      const score = scoreOf(judge, item)
      return t('outlying', { judge, item, score: score === undefined ? '' : number(score) }).replace(
        '  ',
        ' ',
      )
    }),
    ...flags.flat_judges.map((judge) => t('flat', { judge })),
    ...flags.narrow_judges.map((judge) => t('narrow', { judge })),
    ...flags.inverted_judges.map((judge) => t('inverted', { judge })),
    ...severe.map(({ judge, severity }) =>
      t(severity > 0 ? 'severe' : 'lenient', { judge, severity: number(severity) }),
    ),
    ...(several ? flags.halo_judges.map((judge) => t('halo', { judge })) : []),
    ...flags.copied.judges.map(({ judges, cells: n }) =>
      t('copiedJudges', { judges: judges.join(', '), cells: n }),
    ),
    ...flags.copied.sheets.map(({ judges, item }) => t('copiedSheets', { judges: judges.join(', '), item })),
    ...flags.copied.repeated.map(({ judge, items }) =>
      t('repeatedSheets', { judge, items: items.join(', ') }),
    ),
  ]
  return section(t('flags'), [
    t('flagsNote'),
    '',
    ...(lines.length > 0 ? lines.map((line) => `- ${line}`) : [t('noFlags')]),
  ])
}
