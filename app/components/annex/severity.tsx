import type { FairnessParts } from '~/domain/fairness/parts'
import { useMessages } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { Details } from '../details'
import { DotPlot } from '../dot-plot'
import { Section } from '../layout'
import { Notice } from '../notice'
import { Table } from '../table'
import { MOST_SHOWN, type Names, useFigureWords } from './names'

type SeverityProps = { severity: FairnessParts['severity']; rasch: FairnessParts['rasch']; names: Names }

/** How strict each judge is, and what that would change; or why it cannot be said. */
export function SeverityAnnex({ severity: { additive, mixed }, rasch, names }: SeverityProps) {
  const t = useMessages(fairnessMessages)
  const { t: s, number, because } = useFigureWords()
  const { severity, se_severity: errors } = additive
  const shrunk = mixed.items_fixed.severity
  const logits = 'reason' in rasch ? null : rasch.severity.value
  const reach = Math.max(
    ...names.judges.map(({ id }) => Math.abs(severity.value?.[id] ?? 0) + 2 * (errors.value?.[id] ?? 0)),
    Number.MIN_VALUE,
  )
  const spanOf = (id: string): [number, number] | null => {
    const [at, se] = [severity.value?.[id] ?? null, errors.value?.[id] ?? null]
    return at === null || se === null ? null : [at - 2 * se, at + 2 * se]
  }
  return (
    <Section title={s('severity')} lead={s('severityNote')}>
      {Array.isArray(additive.components) && (
        <Notice tone="warning">
          <p>{t('look_apart', { n: additive.components.length })}</p>
        </Notice>
      )}
      {severity.value === null ? (
        <p>{because(severity)}</p>
      ) : (
        <DotPlot
          title={t('severityPlot')}
          note={t('severityPlotNote')}
          min={-reach}
          max={reach}
          guide={0}
          ends={[t('lenient'), t('strict')]}
          rows={names.judges.map(({ id, label }) => ({
            ...{ label, shown: number(severity.value?.[id]) },
            ...{ dot: severity.value?.[id] ?? null, span: spanOf(id) },
          }))}
        />
      )}
      <Details summary={t('severityTable')} open={severity.value === null}>
        <Table
          dense
          caption={t('severityTable')}
          captionHidden
          rows={names.judges}
          rowKey={({ id }) => id}
          columns={[
            { key: 'judge', header: s('judge'), heads: true, cell: ({ label }) => label },
            {
              key: 'severity',
              header: s('severityValue'),
              numeric: true,
              cell: ({ id }) => number(severity.value?.[id]),
            },
            {
              key: 'error',
              header: s('standardError'),
              numeric: true,
              cell: ({ id }) => number(errors.value?.[id]),
            },
            { key: 'reml', header: s('shrunk'), numeric: true, cell: ({ id }) => number(shrunk.value?.[id]) },
            { key: 'logits', header: s('logits'), numeric: true, cell: ({ id }) => number(logits?.[id]) },
          ]}
        />
      </Details>
      {shrunk.value === null && <p className="chart-note">{`REML: ${because(shrunk)}`}</p>}
      {'reason' in rasch && <p className="chart-note">{`${s('logits')}: ${because(rasch)}`}</p>}
    </Section>
  )
}

/** Means beside what they become with severities taken out; for reading only. */
export function AdjustedAnnex({ severity: { additive, mixed }, names }: Omit<SeverityProps, 'rasch'>) {
  const t = useMessages(fairnessMessages)
  const { t: s, number, because, figure } = useFigureWords()
  const { adjusted_item: adjusted, raw_item_mean: raw, se_adjusted_item: errors } = additive
  const variances = [
    [t('varianceItem'), mixed.var_item],
    [t('varianceJudge'), mixed.var_judge],
    [t('varianceResidual'), mixed.var_residual],
  ] as const
  const shown = names.entries.slice(0, MOST_SHOWN)
  const all = shown.flatMap(({ id }) => [adjusted.value?.[id] ?? [], raw.value?.[id] ?? []].flat())
  return (
    <Section title={s('adjusted')} lead={t('adjustedInfo')}>
      {adjusted.value === null ? (
        <p>{because(adjusted)}</p>
      ) : (
        <>
          <DotPlot
            title={t('adjustedPlot')}
            note={t('adjustedPlotNote')}
            min={Math.min(...all)}
            max={Math.max(...all)}
            ends={[number(Math.min(...all)), number(Math.max(...all))]}
            rows={shown.map(({ id }) => {
              const [from, to] = [raw.value?.[id] ?? null, adjusted.value?.[id] ?? null]
              return {
                label: names.entry(id),
                shown: `${number(from)} → ${number(to)}`,
                ...{
                  dot: to,
                  other: from,
                  span: from === null || to === null ? null : ([from, to] as const),
                },
              }
            })}
          />
          <Details summary={t('adjustedTable')}>
            <Table
              dense
              caption={t('adjustedTable')}
              captionHidden
              rows={names.entries}
              rowKey={({ id }) => id}
              columns={[
                { key: 'entry', header: s('entry'), heads: true, cell: ({ id }) => names.entry(id) },
                { key: 'raw', header: s('raw'), numeric: true, cell: ({ id }) => number(raw.value?.[id]) },
                {
                  key: 'rankRaw',
                  header: s('rankRaw'),
                  numeric: true,
                  cell: ({ id }) => additive.rank_raw[id] ?? '–',
                },
                {
                  key: 'adjusted',
                  header: s('adjustedValue'),
                  numeric: true,
                  cell: ({ id }) => number(adjusted.value?.[id]),
                },
                {
                  key: 'error',
                  header: s('standardError'),
                  numeric: true,
                  cell: ({ id }) => number(errors.value?.[id]),
                },
                {
                  key: 'rank',
                  header: s('rankAdjusted'),
                  numeric: true,
                  cell: ({ id }) => additive.rank_adjusted?.[id] ?? '–',
                },
                {
                  key: 'reml',
                  header: s('shrunk'),
                  numeric: true,
                  cell: ({ id }) => number(mixed.items_fixed.adjusted_item.value?.[id]),
                },
              ]}
            />
          </Details>
        </>
      )}
      {additive.bridges.length > 0 && (
        <p>
          {s('bridges', {
            bridges: additive.bridges
              .map(([judge = '', entry = '']) => `${names.judge(judge)} – ${names.entry(entry)}`)
              .join('; '),
          })}
        </p>
      )}
      <Table
        dense
        caption={t('variance')}
        rows={variances}
        rowKey={([name]) => name}
        columns={[
          { key: 'name', header: t('measure'), heads: true, cell: ([name]) => name },
          { key: 'value', header: t('value'), numeric: true, cell: ([, found]) => figure(found) },
        ]}
      />
    </Section>
  )
}
