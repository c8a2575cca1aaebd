import type { Form } from './fields/form'
import type { Column, RowsField } from './fields/types'
import { codeFor } from './form-edit'
import { moveItem } from './rules-edit'

/** A column as its page describes it: everything but its code, which is made from its first name and stays. */
export type ColumnDraft = Column extends infer C ? (C extends Column ? Omit<C, 'code'> : never) : never

/** More columns than a phone or a page of paper can show. */
export const MOST_COLUMNS = 12

/** The field of rows with that code, if the form has one. */
export function findRows(form: Pick<Form, 'fields'>, code: string): RowsField | undefined {
  const field = form.fields.find((candidate) => candidate.code === code)
  return field?.type === 'rows' ? field : undefined
}

/** Changes the columns of a field of rows; a field that is none stays as it is. */
function changeColumns(form: Form, field: string, change: (columns: Column[]) => Column[]): Form {
  return {
    ...form,
    fields: form.fields.map((item) =>
      item.code === field && item.type === 'rows' ? { ...item, columns: change(item.columns) } : item,
    ),
  }
}

/** Adds a column as the last. */
export const addColumn = (form: Form, field: string, draft: ColumnDraft): Form =>
  changeColumns(form, field, (columns) => [
    ...columns,
    { ...draft, code: codeFor(draft.label.id, columns, 'kolom') },
  ])

/** Puts a column as its page describes it in the place of the one with that code. */
export const changeColumn = (form: Form, field: string, code: string, draft: ColumnDraft): Form =>
  changeColumns(form, field, (columns) =>
    columns.map((column) => (column.code === code ? { ...draft, code } : column)),
  )

/** Swaps a column with the one before (`-1`) or after (`1`) it. */
export const moveColumn = (form: Form, field: string, code: string, by: -1 | 1): Form =>
  changeColumns(form, field, (columns) =>
    moveItem(
      columns,
      columns.findIndex((column) => column.code === code),
      by,
    ),
  )

/** Takes a column away; the last one stays, since rows without columns hold nothing. */
export const removeColumn = (form: Form, field: string, code: string): Form =>
  changeColumns(form, field, (columns) =>
    columns.length > 1 ? columns.filter((column) => column.code !== code) : columns,
  )
