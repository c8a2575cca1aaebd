import type { FlagsPart } from '~/domain/fairness/parts'
import { formatDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { Section } from '../layout'
import { type Names, useFigureWords } from './names'

type FlagsProps = { flags: FlagsPart; names: Names; zone: Zone; several: boolean }

/** What somebody is asked to look at, a sentence each; `several`: there is more than one criterion. */
export function FlagsAnnex({ flags: { marks, home, late }, names, zone, several }: FlagsProps) {
  const t = useMessages(fairnessMessages)
  const locale = useLocale()
  const { t: s, number } = useFigureWords()
  const { judge, entry } = names
  const scoreOf = (of: string, item: string) =>
    marks.top_residuals.find((each) => each.judge === of && each.item === item)?.score
  const outlying = [
    ...marks.flags_at_bonferroni_05,
    ...marks.unmasked_at_bonferroni_05,
    ...marks.sole_misfits,
  ].map(([of = '', item = '']) => `${of} ${item}`)
  const severe = 'reason' in marks.severe_judges ? [] : marks.severe_judges
  const lines = [
    ...[...new Set(outlying)].map((cell) => {
      const [of = '', item = ''] = cell.split(' ')
      const score = scoreOf(of, item)
      return s('outlying', {
        ...{ judge: judge(of), item: entry(item) },
        score: score === undefined ? '' : number(score),
      }).replace('  ', ' ')
    }),
    ...marks.flat_judges.map((of) => s('flat', { judge: judge(of) })),
    ...marks.narrow_judges.map((of) => s('narrow', { judge: judge(of) })),
    ...marks.inverted_judges.map((of) => s('inverted', { judge: judge(of) })),
    ...severe.map(({ judge: of, severity }) =>
      s(severity > 0 ? 'severe' : 'lenient', { judge: judge(of), severity: number(severity) }),
    ),
    ...(several ? marks.halo_judges.map((of) => s('halo', { judge: judge(of) })) : []),
    ...home.map(({ judge: of, dod }) => t('homeFlag', { judge: judge(of), points: number(dod) })),
    ...marks.copied.judges.map(({ judges, cells }) =>
      s('copiedJudges', { judges: judges.map(judge).join(', '), cells }),
    ),
    ...marks.copied.sheets.map(({ judges, item }) =>
      s('copiedSheets', { judges: judges.map(judge).join(', '), item: entry(item) }),
    ),
    ...marks.copied.repeated.map(({ judge: of, items }) =>
      s('repeatedSheets', { judge: judge(of), items: items.map(entry).join(', ') }),
    ),
    ...late.map((change) =>
      t('lateFlag', {
        ...{ judge: judge(change.judge), entry: entry(change.entry) },
        at: formatDateTime(change.at, zone, locale),
      }),
    ),
  ]
  return (
    <Section title={t('flagsTitle')} lead={t('flagsLead')} id="periksa">
      {lines.length === 0 ? (
        <p>{s('noFlags')}</p>
      ) : (
        <ul className="missing-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
