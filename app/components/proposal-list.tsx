import { useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { Badge } from './badge'
import { Table } from './table'

export interface ProposedEntry {
  entry: string
  label: string
  ward: string
  categoryName: string | null
  proposed: boolean
  /** Null or empty where there is none. */
  reason: string | null
}

/** Who is proposed, and why the others are not. */
export function ProposalList({ caption, entries }: { caption: string; entries: readonly ProposedEntry[] }) {
  const t = useMessages(proposalMessages)
  const sorted = [...entries].sort((a, b) => Number(b.proposed) - Number(a.proposed))
  const named = entries.some(({ categoryName }) => categoryName !== null)
  return (
    <Table
      caption={caption}
      captionHidden
      rows={sorted}
      rowKey={({ entry }) => entry}
      columns={[
        {
          key: 'entry',
          header: t('entry'),
          heads: true,
          cell: ({ label, ward }) => `${label} · ${ward}`,
        },
        ...(named
          ? [{ key: 'category', header: t('category'), cell: (row: ProposedEntry) => row.categoryName }]
          : []),
        {
          key: 'decision',
          header: t('decision'),
          cell: ({ proposed }) => (
            <Badge tone={proposed ? 'success' : 'neutral'}>{t(proposed ? 'proposed' : 'notProposed')}</Badge>
          ),
        },
        {
          key: 'why',
          header: t('why'),
          cell: ({ proposed, reason }) => (proposed ? '' : reason || <em>{t('noReason')}</em>),
        },
      ]}
    />
  )
}
