import { inputError } from '~/domain/errors'
import type { ChoiceOption } from '~/domain/fields/types'
import { optionsFrom } from '~/domain/form-edit'
import type { Bilingual } from '~/domain/locale'
import { bilingual, ownEnglish } from './bilingual'

const LONGEST = 300

/**
 * One choice a line: `Sudah diterapkan`, or `Sudah diterapkan | In use`. A choice keeps its code under the same name.
 * @throws InputError `too_few_options`, `option_twice`, `bad_option_line` naming the line
 */
export function readOptions(field: string, text: string, former: readonly ChoiceOption[]): ChoiceOption[] {
  const labels: Bilingual[] = []
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue
    const [id = '', en = '', ...more] = row.split('|').map((part) => part.trim())
    if (id === '' || more.length > 0 || row.length > LONGEST)
      throw inputError(field, 'bad_option_line', { line: index + 1 })
    if (labels.some((label) => label.id.toLowerCase() === id.toLowerCase()))
      throw inputError(field, 'option_twice', { line: index + 1, label: id })
    labels.push(bilingual(id, en))
  }
  if (labels.length < 2) throw inputError(field, 'too_few_options')
  return optionsFrom(labels, former)
}

/** The text that `readOptions` reads back. */
export const writeOptions = (options: readonly ChoiceOption[]): string =>
  options
    .map(({ label }) => {
      const en = ownEnglish(label)
      return en ? `${label.id} | ${en}` : label.id
    })
    .join('\n')
