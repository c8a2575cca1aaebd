import { columnField } from '~/domain/fields/columns'
import type { Column } from '~/domain/fields/types'
import { languageTag, useLocale } from '~/i18n'
import { useFieldSummary } from './field-summary'
import { OutlineItem } from './form-outline'

/** The columns of a field of rows, each with what can be done to it; buttons post `move`. */
export function ColumnList({
  columns,
  base,
  editable,
}: {
  columns: readonly Column[]
  /** Address of the columns' pages. */
  base: string
  editable: boolean
}) {
  const locale = languageTag(useLocale())
  const summary = useFieldSummary()
  return (
    <ol className="work-list outline">
      {columns.map((column, index) => (
        <OutlineItem
          key={column.code}
          id={`kolom-${column.code}`}
          href={`${base}/${column.code}`}
          label={column.label[locale]}
          about={summary(columnField(column))}
          move={column.code}
          editable={editable}
          first={index === 0}
          last={index === columns.length - 1}
        />
      ))}
    </ol>
  )
}
