import { MOST_COLUMNS } from '~/domain/column-edit'
import { inputError } from '~/domain/errors'
import type { Column } from '~/domain/fields/types'
import { codeFor } from '~/domain/form-edit'
import { bilingual } from './bilingual'

const LONGEST = 300

/**
 * Columns of text from their names, one a line: `Mitra`, or `Mitra | Partner`. Their types are set afterwards.
 * @throws InputError `required`, `bad_option_line` naming the line, `column_twice`, `too_many_columns`
 */
export function readColumns(field: string, text: string): Column[] {
  const columns: Column[] = []
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue
    const [id = '', en = '', ...more] = row.split('|').map((part) => part.trim())
    if (id === '' || more.length > 0 || row.length > LONGEST)
      throw inputError(field, 'bad_option_line', { line: index + 1 })
    if (columns.some(({ label }) => label.id.toLowerCase() === id.toLowerCase()))
      throw inputError(field, 'column_twice', { line: index + 1, label: id })
    const label = bilingual(id, en)
    columns.push({ code: codeFor(id, columns, 'kolom'), type: 'text', size: 'short', label, required: false })
  }
  if (columns.length === 0) throw inputError(field, 'required')
  if (columns.length > MOST_COLUMNS) throw inputError(field, 'too_many_columns', { max: MOST_COLUMNS })
  return columns
}
