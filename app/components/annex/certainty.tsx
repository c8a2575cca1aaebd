import type { FairnessParts } from '~/domain/fairness/parts'
import { useMessages } from '~/i18n'
import { quotientOf } from '~/i18n/figure-words'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { Details } from '../details'
import { DotPlot } from '../dot-plot'
import { Section } from '../layout'
import { Table } from '../table'
import { Matrix } from './matrix'
import { MOST_SHOWN, type Names, useFigureWords } from './names'

type CertaintyProps = {
  certainty: FairnessParts['certainty']
  order: FairnessParts['order']
  criteria: readonly { id: string; name: string }[]
  names: Names
}

/** How sure the order is: over all panels, without each judge, with other weights. */
export function CertaintyAnnex({ certainty, order, criteria, names }: CertaintyProps) {
  const t = useMessages(fairnessMessages)
  const { t: s, percent, because } = useFigureWords()
  const { exact, seeded, bayes, leave_one_out: left, groups } = certainty.ranks
  const panels = 'reason' in exact ? seeded : exact
  const official = 'grouped' in order || 'reason' in order ? null : order
  const shown = names.entries.slice(0, MOST_SHOWN)
  const intervals = 'reason' in panels ? null : panels.rank_interval_95
  const spans = intervals ?? official?.range ?? {}
  const isPlotted = official && shown.length > 1
  return (
    <Section title={s('certainty')} lead={s('certaintyNote')}>
      {isPlotted && (
        <DotPlot
          title={t('ranksTitle')}
          note={t(intervals ? 'ranksNote' : 'leftNote')}
          min={1}
          max={Math.max(2, ...shown.map(({ id }) => Math.max(spans[id]?.[1] ?? 1, official.rank[id] ?? 1)))}
          ends={[t('best'), t('last')]}
          rows={shown.map(({ id }) => {
            const [from, to] = spans[id] ?? [null, null]
            const rank = official.rank[id] ?? null
            return {
              label: names.entry(id),
              shown:
                from === null || to === null
                  ? String(rank ?? '–')
                  : t('ranksShown', { rank: rank ?? '–', from, to }),
              ...{ dot: rank, span: spans[id] ?? null },
            }
          })}
        />
      )}
      {names.entries.length > MOST_SHOWN && <p className="chart-note">{t('more', { n: MOST_SHOWN })}</p>}
      <Details summary={t('certaintyTable')} open={!isPlotted}>
        <Table
          dense
          caption={t('certaintyTable')}
          captionHidden
          rows={shown}
          rowKey={({ id }) => id}
          columns={[
            { key: 'entry', header: s('entry'), heads: true, cell: ({ id }) => names.entry(id) },
            {
              key: 'first',
              header: s('firstChance'),
              numeric: true,
              cell: ({ id }) => ('reason' in panels ? '–' : percent(panels.p_first.value[id])),
            },
            {
              key: 'bayes',
              header: s('posterior'),
              numeric: true,
              cell: ({ id }) => ('reason' in bayes ? '–' : percent(bayes.p_first?.value?.[id])),
            },
            {
              key: 'interval',
              header: s('interval'),
              numeric: true,
              cell: ({ id }) => intervals?.[id]?.join('–') ?? '–',
            },
            {
              key: 'left',
              header: s('leftOut'),
              numeric: true,
              cell: ({ id }) => official?.range[id]?.join('–') ?? '–',
            },
          ]}
        />
      </Details>
      {'reason' in panels && <p className="chart-note">{`${s('firstChance')}: ${because(panels)}`}</p>}
      {'reason' in bayes && <p className="chart-note">{`${s('posterior')}: ${because(bayes)}`}</p>}
      {'reason' in left && <p className="chart-note">{`${s('leftOut')}: ${because(left)}`}</p>}
      {groups.value?.some((group) => group.length > 1) && (
        <p>
          {s('groups', {
            groups: groups.value
              .filter((group) => group.length > 1)
              .map((group) => group.map(names.entry).join(', '))
              .join('; '),
          })}
        </p>
      )}
      {!('reason' in panels) && shown.length > 1 && shown.length <= MOST_PAIRS && (
        <Details summary={t('pairwise')}>
          <Matrix
            title={t('pairwise')}
            note={t('pairwiseNote')}
            corner={s('entry')}
            ids={shown.map(({ id }) => id)}
            nameOf={(id) => names.entries.find((entry) => entry.id === id)?.label ?? id}
            cell={(row, column) => percent(panels.p_beats.value[row]?.[column])}
          />
        </Details>
      )}
      <Turns certainty={certainty} criteria={criteria} names={names} />
    </Section>
  )
}

const MOST_PAIRS = 20

/** By how much each weight must change to change the winner. */
function Turns({ certainty: { turns, weights }, criteria, names }: Omit<CertaintyProps, 'order'>) {
  const t = useMessages(fairnessMessages)
  const { percent, because } = useFigureWords()
  if ('reason' in turns) return <p className="chart-note">{`${t('turns')}: ${because(turns)}`}</p>
  const all = Object.values(weights).reduce((sum, each) => sum + quotientOf(each), 0)
  const share = (weight: string) => percent(quotientOf(weight) / all)
  const turn = (found: { weight: string; winners: string[] } | null) =>
    found ? `${share(found.weight)}: ${found.winners.map(names.entry).join(', ')}` : t('noTurn')
  return (
    <Details summary={t('turns')}>
      <Table
        dense
        caption={t('turns')}
        captionHidden
        rows={criteria}
        rowKey={({ id }) => id}
        columns={[
          { key: 'criterion', header: t('criterion'), heads: true, cell: ({ name }) => name },
          {
            key: 'weight',
            header: t('weightNow'),
            numeric: true,
            cell: ({ id }) => share(weights[id] ?? '0'),
          },
          { key: 'down', header: t('turnDown'), cell: ({ id }) => turn(turns.criteria[id]?.down ?? null) },
          { key: 'up', header: t('turnUp'), cell: ({ id }) => turn(turns.criteria[id]?.up ?? null) },
        ]}
      />
    </Details>
  )
}
