import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { classNames } from './class-names'
import { Icon } from './icon'

/** The address that sorts by a column, and how the list is sorted by it now. */
export type Sorting = { href: string; direction?: 'ascending' | 'descending' }

type SortHeaderProps = {
  column: { header: string; numeric?: boolean; deskOnly?: boolean; sort?: Sorting }
}

const arrows = { ascending: 'arrow-up', descending: 'arrow-down' } as const

/** A column's header; a link where the list can be sorted by it. */
export function SortHeader({ column }: SortHeaderProps) {
  const { header, numeric, deskOnly, sort } = column
  const t = useMessages(componentMessages)
  const className = classNames(numeric && 'numeric', sort && 'sortable', deskOnly && 'desk-only') || undefined
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={sort?.direction}>
      {sort ? (
        <a href={sort.href} title={t('sortBy', { column: header })}>
          <span>{header}</span>
          <Icon name={sort.direction ? arrows[sort.direction] : 'sortable'} size={16} />
        </a>
      ) : (
        header
      )}
    </th>
  )
}
