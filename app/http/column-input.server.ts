import { type ColumnDraft, findRows } from '~/domain/column-edit'
import { NotFoundError } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'
import type { Column, RowsField } from '~/domain/fields/types'
import { readColumnDraft } from '~/forms/column-draft'
import { languageTag } from '~/i18n'
import { conceptTemplates } from '~/services/templates.server'
import type { FormInput } from './form.server'
import { type PrivateVisit, param, type Visit } from './handler.server'
import { readLocale } from './locale.server'

/** The field of rows that the address names. @throws NotFoundError */
export function rowsAt(visit: Pick<Visit, 'params'>, form: Form): RowsField {
  const field = findRows(form, param(visit, 'field'))
  if (!field) throw new NotFoundError('field')
  return field
}

/** The column that the address names. @throws NotFoundError */
export function columnAt(visit: Pick<Visit, 'params'>, form: Form): { field: RowsField; column: Column } {
  const field = rowsAt(visit, form)
  const column = field.columns.find(({ code }) => code === param(visit, 'column'))
  if (!column) throw new NotFoundError('column')
  return { field, column }
}

/** The column that a posted page describes, numbers as the person's language writes them. @throws InputError */
export function readTypedColumn(
  visit: Pick<PrivateVisit, 'context' | 'actor'>,
  form: FormInput,
  type: string | null,
  former: Column | null,
): ColumnDraft {
  const locale = languageTag(readLocale(visit.context.cookies, visit.actor))
  return readColumnDraft(type, form.object(), { locale, concepts: conceptTemplates, former })
}
