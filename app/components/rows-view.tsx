import type { ReactNode } from 'react'
import { formatCell } from '~/domain/fields/columns'
import { type Row, readRows } from '~/domain/fields/rows'
import type { Column, FieldValue, RowsField } from '~/domain/fields/types'
import { languageTag, useLocale } from '~/i18n'
import { Prose } from './layout'
import { Table } from './table'

const FIGURES: Column['type'][] = ['number', 'money', 'percent']

interface RowsViewProps {
  field: RowsField
  value: FieldValue
  /** How a text is shown. */
  say?: (text: string) => ReactNode
}

/** The rows of an answer as a table, a card each on phones; what cannot be read stands as it is. */
export function RowsView({ field, value, say = (text) => text }: RowsViewProps) {
  const locale = languageTag(useLocale())
  const rows = readRows(value)
  if (!rows) return <Prose>{say(value)}</Prose>
  return (
    <Table
      caption={field.label[locale]}
      rows={rows}
      rowKey={({ id }) => id}
      columns={field.columns.map((column, index) => ({
        key: column.code,
        header: column.label[locale],
        cell: ({ cells }: Row) => say(formatCell(column, cells[column.code] ?? '', locale)),
        ...(index === 0 ? { heads: true } : {}),
        ...(FIGURES.includes(column.type) ? { numeric: true } : {}),
      }))}
    />
  )
}
