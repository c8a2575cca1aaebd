import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { SortHeader, type Sorting } from './sort-header'

export type Column<Row> = {
  key: string
  /** Short: it stands before each value on phones. */
  header: string
  cell: (row: Row) => ReactNode
  /** Right-aligned, tabular figures. */
  numeric?: boolean
  /** Names the row: its cell is the row's header, and the title of its card. */
  heads?: boolean
  /** Left out of the card on phones. */
  deskOnly?: boolean
  sort?: Sorting
}

type TableProps<Row> = {
  caption: ReactNode
  /** The heading above already says it: the caption is only read out. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** Shown instead of a table without rows. */
  empty?: ReactNode
  /** Narrow rows, for long lists of figures. */
  dense?: boolean
  /** Totals; one cell per column. */
  foot?: readonly ReactNode[]
}

/** A list as a table; on phones each row becomes a card. Roles are written out because cards lose the implied ones. */
export function Table<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  empty,
  dense,
  foot,
}: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty
  const sortable = columns.some(({ sort }) => sort)
  return (
    <table role="table" className={classNames('table', dense && 'table-dense', sortable && 'table-sortable')}>
      <caption className={captionHidden ? 'unseen' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <SortHeader key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column}>
                {foot[index]}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const { header, numeric, heads, deskOnly } = column
  const blank = children === undefined || children === null || children === ''
  const className = classNames(numeric && 'numeric', deskOnly && 'desk-only', blank && 'blank') || undefined
  if (heads) {
    return (
      <th role="rowheader" scope="row" className={className}>
        {children}
      </th>
    )
  }
  return (
    <td role="cell" className={className} data-label={header}>
      <span className="cell-value">{children}</span>
    </td>
  )
}
