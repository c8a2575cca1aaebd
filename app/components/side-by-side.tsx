import { useMessages } from '~/i18n'
import { explanationMessages } from '~/i18n/messages/explanation'
import { Badge } from './badge'
import { Section } from './layout'
import { Table } from './table'

interface Row {
  code: string
  name: string
  counts: 'judge' | 'verifier' | 'team'
  team: string | null
  verifier: string | null
  judges: readonly { seat: string; mark: string }[]
}

/** What team, verifier and judges say of the same criterion, and whose value counts. */
export function SideBySide({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(explanationMessages)
  if (rows.length === 0) return null
  const marked = (row: Row, who: Row['counts'], text: string | null) => (
    <>
      {text ?? t('noMark')} {row.counts === who && <Badge tone="success">{t('counts')}</Badge>}
    </>
  )
  return (
    <Section level={3} title={t('beside')} lead={t('besideLead')}>
      <Table
        caption={t('beside')}
        captionHidden
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'criterion', header: t('criterion'), heads: true, cell: ({ name }) => name },
          { key: 'team', header: t('team'), cell: (row) => marked(row, 'team', row.team) },
          { key: 'verifier', header: t('verifier'), cell: (row) => marked(row, 'verifier', row.verifier) },
          {
            key: 'judges',
            header: t('judges'),
            cell: (row) => {
              const given = row.judges.map(({ seat, mark }) => `${seat}: ${mark}`).join('; ')
              return marked(row, 'judge', given || null)
            },
          },
        ]}
      />
    </Section>
  )
}
