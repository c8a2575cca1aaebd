import { useMessages } from '~/i18n'
import { panelMessages } from '~/i18n/messages/panel'
import { EmptyState } from './empty-state'
import { Table } from './table'

export interface SeatRow {
  uid: string
  label: string
  function: 'chair' | 'deputy' | 'secretary' | 'member'
  element: string | null
  organization: string | null
  scores: boolean
  closed: boolean
  occupant: string | null
  former: string[]
}

type SeatTableProps = { slug: string; caption: string; seats: readonly SeatRow[]; mayManage: boolean }

/** The seats of one panel and who holds them. */
export function SeatTable({ slug, caption, seats, mayManage }: SeatTableProps) {
  const t = useMessages(panelMessages)
  return (
    <Table
      caption={caption}
      captionHidden
      rows={seats}
      rowKey={({ uid }) => uid}
      empty={<EmptyState title={t('noSeats')} />}
      columns={[
        { key: 'seat', header: t('seat'), heads: true, cell: ({ label }) => label },
        { key: 'function', header: t('seatFunction'), cell: (seat) => t(`function_${seat.function}`) },
        { key: 'element', header: t('element'), cell: ({ element }) => element },
        { key: 'organization', header: t('organization'), cell: ({ organization }) => organization },
        { key: 'scores', header: t('scores'), cell: ({ scores }) => (scores ? '✓' : '–') },
        {
          key: 'occupant',
          header: t('occupant'),
          cell: ({ occupant, former, closed }) => (
            <>
              {closed ? t('closedSeat') : (occupant ?? t('vacant'))}
              {former.length > 0 && (
                <>
                  <br />
                  <small>{t('former', { names: former.join(', ') })}</small>
                </>
              )}
            </>
          ),
        },
        ...(mayManage
          ? [
              {
                key: 'fill',
                header: t('fill'),
                cell: ({ uid, closed }: SeatRow) =>
                  closed ? null : <a href={`/kelola/${slug}/penilai/kedudukan/${uid}`}>{t('fill')}</a>,
              },
            ]
          : []),
      ]}
    />
  )
}
