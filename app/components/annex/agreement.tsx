import type { AgreementPart } from '~/domain/fairness/parts'
import { useMessages } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { Section } from '../layout'
import { Table } from '../table'
import { Matrix } from './matrix'
import { type Names, useFigureWords } from './names'

const FORMS = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'] as const

/** How far the judges agree: every coefficient, or why there is none. */
export function AgreementAnnex({ agreement, names }: { agreement: AgreementPart; names: Names }) {
  const t = useMessages(fairnessMessages)
  const { t: s, coefficient, because, figure } = useFigureWords()
  const { icc, krippendorff, kendallW, correlations } = agreement
  const metrics = [
    [s('nominal'), krippendorff.alpha_nominal],
    [s('ordinal'), krippendorff.alpha_ordinal],
    [s('intervalMetric'), krippendorff.alpha_interval],
    [s('ratioMetric'), krippendorff.alpha_ratio],
  ] as const
  const [none] = FORMS.map((form) => icc[form])
  const isAlike =
    none?.value === null &&
    FORMS.every((form) => {
      const found = icc[form]
      return found.value === null && found.reason === none.reason
    })
  const rows = [
    ...(isAlike ? [{ name: 'ICC', value: because(none), interval: '' }] : []),
    ...(isAlike ? [] : FORMS).map((form) => {
      const found = icc[form]
      return found.value === null
        ? { name: form, value: because(found), interval: '' }
        : { name: form, value: coefficient(found.value), interval: found.ci95.map(coefficient).join('; ') }
    }),
    ...metrics.map(([metric, found]) => ({
      ...{ name: s('alpha', { metric }), value: figure(found), interval: '' },
    })),
    { name: 'Kendall W', value: figure(kendallW.W_tie_corrected), interval: '' },
    { name: s('meanSpearman'), value: figure(correlations.mean_pairwise_spearman), interval: '' },
    { name: s('meanTau'), value: figure(correlations.mean_pairwise_tau_b), interval: '' },
  ]
  const { spearman, kendall_tau_b: tau } = correlations
  return (
    <Section title={s('agreement')}>
      <Table
        dense
        caption={t('agreementTable')}
        captionHidden
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: t('measure'), heads: true, cell: ({ name }) => name },
          { key: 'value', header: t('value'), numeric: true, cell: ({ value }) => value },
          { key: 'interval', header: t('interval95'), numeric: true, cell: ({ interval }) => interval },
        ]}
      />
      {names.judges.length > 1 && (
        <Matrix
          title={t('pairs')}
          note={t('pairsNote')}
          corner={s('judge')}
          ids={names.judges.map(({ id }) => id)}
          nameOf={names.judge}
          cell={(row, column, isAbove) =>
            coefficient((isAbove ? spearman : tau).value[row]?.[column] ?? null)
          }
        />
      )}
    </Section>
  )
}
