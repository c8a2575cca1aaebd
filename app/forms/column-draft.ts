import type { ColumnDraft } from '~/domain/column-edit'
import { inputError } from '~/domain/errors'
import { columnField, isColumnType } from '~/domain/fields/columns'
import type { Column } from '~/domain/fields/types'
import { type FieldReading, readFieldDraft } from './field-draft'

/**
 * The column that its page describes: what a field's page asks, but for what belongs to a place in a form.
 * @throws InputError with a problem at each input at fault
 */
export function readColumnDraft(
  type: string | null,
  typed: Record<string, string>,
  reading: Omit<FieldReading, 'former'> & { former: Column | null },
): ColumnDraft {
  if (!isColumnType(type)) throw inputError('', 'invalid')
  const former = reading.former && columnField(reading.former)
  const object = { ...typed, visibility: 'panel', example: '', exampleEn: '' }
  const draft = readFieldDraft(type, { object, when: [] }, { ...reading, former })
  const { visibility: _, example: __, when: ___, ...column } = draft
  if (!isColumnType(column.type)) throw inputError('', 'invalid')
  return column as ColumnDraft
}
