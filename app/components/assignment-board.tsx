import type { ConflictKind } from '~/domain/conflicts'
import { useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { panelMessages } from '~/i18n/messages/panel'
import { Badge, type Tone } from './badge'
import { Table } from './table'

export interface BoardCell {
  seat: string
  state:
    | 'free'
    | 'conflict'
    | 'elsewhere'
    | 'assigned'
    | 'draft'
    | 'sent'
    | 'confirm'
    | 'stepped_aside'
    | 'withdrawn'
  conflict: ConflictKind | null
  assignment: string | null
  reason: string | null
}

export interface BoardRow {
  uid: string
  label: string
  place: string
  cells: readonly BoardCell[]
}

interface BoardSeat {
  uid: string
  label: string
  judge: string | null
}

const tones: Record<BoardCell['state'], Tone> = {
  free: 'neutral',
  conflict: 'danger',
  elsewhere: 'neutral',
  assigned: 'neutral',
  draft: 'info',
  sent: 'success',
  confirm: 'warning',
  stepped_aside: 'warning',
  withdrawn: 'neutral',
}

type BoardProps = {
  caption: string
  slug: string
  seats: readonly BoardSeat[]
  rows: readonly BoardRow[]
  mayManage: boolean
}

/** Entries × judges: what stands where they meet, and boxes to tick where something can be assigned. */
export function AssignmentBoard({ caption, slug, seats, rows, mayManage }: BoardProps) {
  const t = useMessages(panelMessages)
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ uid }) => uid}
      columns={[
        {
          key: 'entry',
          header: t('entry'),
          heads: true,
          cell: ({ uid, label, place }) => (
            <>
              {label}
              <span className="cell-note">{place}</span>
              {mayManage && (
                <a
                  className="cell-note"
                  href={`/kelola/${slug}/penugasan/keluar/${uid}`}
                  aria-label={t('removeOf', { entry: label })}
                >
                  {t('remove')}
                </a>
              )}
            </>
          ),
        },
        ...seats.map((seat) => ({
          key: seat.uid,
          header: seat.judge ?? seat.label,
          cell: (row: BoardRow) => {
            const cell = row.cells.find((candidate) => candidate.seat === seat.uid)
            return cell && <Meeting {...{ slug, seat, row, cell, mayManage }} />
          },
        })),
      ]}
    />
  )
}

type MeetingProps = { slug: string; seat: BoardSeat; row: BoardRow; cell: BoardCell; mayManage: boolean }

function Meeting({ slug, seat, row, cell, mayManage }: MeetingProps) {
  const t = useMessages(panelMessages)
  const j = useMessages(judgingMessages)
  const { state, conflict, reason, assignment } = cell
  const canAssign = mayManage && conflict === null && ['free', 'withdrawn', 'stepped_aside'].includes(state)
  const canWithdraw = mayManage && assignment && ['assigned', 'draft', 'sent', 'confirm'].includes(state)
  const name = t('assign', { judge: seat.judge ?? seat.label, entry: row.label })
  return (
    <span className="meeting">
      <Badge tone={tones[state]}>
        {state === 'conflict'
          ? t('cell_conflict', { kind: conflict ? j(`kind_${conflict}`) : '' })
          : t(`cell_${state}`)}
      </Badge>
      {reason && <small> {reason}</small>}
      {canAssign && (
        <>
          {' '}
          <input type="checkbox" name="pasangan" value={`${seat.uid} ${row.uid}`} aria-label={name} />
        </>
      )}
      {canWithdraw && (
        <>
          {' '}
          <a href={`/kelola/${slug}/penugasan/tarik/${assignment}`}>{t('withdraw')}</a>
        </>
      )}
    </span>
  )
}
