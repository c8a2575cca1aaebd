import { useMessages } from '~/i18n'
import { remindingMessages } from '~/i18n/messages/reminding'

const SIGNS = {
  sent: '✓',
  draft: '◐',
  assigned: '○',
  confirm: '?',
  conflict: '×',
  none: '·',
  late: '!',
} as const
type CellState = keyof typeof SIGNS
const STATES = Object.keys(SIGNS) as CellState[]

type ProgressMatrixProps = {
  caption: string
  seats: readonly { uid: string; number: number; name: string }[]
  rows: readonly {
    uid: string
    label: string
    place: string
    cells: readonly { seat: string; state: CellState }[]
  }[]
}

/** Entries × judges in narrow cells: it moves within itself, its first column and its heads stay. */
export function ProgressMatrix({ caption, seats, rows }: ProgressMatrixProps) {
  const t = useMessages(remindingMessages)
  const used = STATES.filter((state) => rows.some(({ cells }) => cells.some((cell) => cell.state === state)))
  return (
    <>
      <p className="matrix-legend">
        {used.map((state) => (
          <span key={state}>
            <span className={`matrix-${state}`} aria-hidden="true">
              {SIGNS[state]}
            </span>{' '}
            {t(`cell_${state}`)}
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that moves has to be reached by keyboard */}
      <div className="matrix" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('entry')}</th>
              {seats.map(({ uid, number, name }) => (
                <th scope="col" key={uid} title={name}>
                  {number}
                  <span className="unseen"> {name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ uid, label, place, cells }) => (
              <tr key={uid}>
                <th scope="row">
                  {label}
                  {place && <small>{place}</small>}
                </th>
                {cells.map(({ seat, state }) => (
                  <td key={seat} className={`matrix-${state}`}>
                    <span aria-hidden="true">{SIGNS[state]}</span>
                    <span className="unseen">{t(`cell_${state}`)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
