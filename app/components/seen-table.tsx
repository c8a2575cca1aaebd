import { differenceOf, type Indicator, type Observations } from '~/domain/observations'
import { useMessages } from '~/i18n'
import { visitSummaryMessages } from '~/i18n/messages/visit-summary'
import { Table } from './table'
import { useVisitWords } from './visit-words'

type SeenTableProps = { observations: Observations; indicators: readonly Indicator[]; caption: string }

/** What one sheet says of a visit, beside what the team claims; nothing where it says nothing. */
export function SeenTable({ observations, indicators, caption }: SeenTableProps) {
  const t = useMessages(visitSummaryMessages)
  const words = useVisitWords()
  const rows = indicators.flatMap((indicator) => {
    const said = Object.hasOwn(observations, indicator.key) ? observations[indicator.key] : undefined
    return said ? [{ indicator, ...said }] : []
  })
  if (rows.length === 0) return null
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ indicator }) => indicator.key}
      columns={[
        {
          key: 'indicator',
          header: t('indicatorHead'),
          heads: true,
          cell: ({ indicator }) => indicator.label,
        },
        {
          key: 'claimed',
          header: t('claimedHead'),
          cell: ({ indicator }) =>
            indicator.claimed === null ? '–' : words.value(indicator, indicator.claimed),
        },
        {
          key: 'seen',
          header: t('seenHead'),
          cell: ({ indicator, seen }) =>
            seen === undefined ? t('notReported') : words.value(indicator, seen),
        },
        {
          key: 'difference',
          header: t('differenceHead'),
          cell: ({ indicator, seen }) => words.difference(indicator, differenceOf(indicator, seen)) || '–',
        },
        { key: 'note', header: t('noteHead'), cell: ({ note }) => note ?? '–' },
      ]}
    />
  )
}
