import { choice } from './choice'
import type { ChoicesField, FieldType, Problem } from './types'

/** The codes that an answer to a choice or choices field holds. */
export const chosenCodes = (value: string): string[] => (value === '' ? [] : value.split(','))

/**
 * Any of the options, kept as their codes in the form's order, parted by commas. Reads codes so, and codes or labels
 * parted by semicolons, as imports and people write them.
 */
export const choices: FieldType<ChoicesField> = {
  parse(field, typed) {
    const codes = new Set<string>()
    for (const name of splitNames(field, typed)) {
      const parsed = choice.parse(asChoice(field), name, 'id')
      if (!parsed.ok) return parsed
      codes.add(parsed.value)
    }
    const chosen = field.options.filter(({ code }) => codes.has(code))
    return { ok: true, value: chosen.map(({ code }) => code).join(',') }
  },
  format: (field, value, locale) =>
    chosenCodes(value)
      .map((code) => choice.format(asChoice(field), code, locale))
      .join('; '),
  edit: (_field, value) => value,
  problems(field, value) {
    const codes = chosenCodes(value)
    if (codes.some((code) => !field.options.some((option) => option.code === code)))
      return [{ kind: 'not-an-option' }]
    const found: Problem[] = []
    const { most } = field
    if (most !== undefined && codes.length > most) found.push({ kind: 'too-many-options', max: most })
    return found
  },
}

const asChoice = (field: ChoicesField) => ({ ...field, type: 'choice' }) as const

/** A label may hold a comma, a code never does. */
function splitNames(field: ChoicesField, typed: string): string[] {
  const parts = (mark: string) =>
    typed
      .split(mark)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  if (typed.includes(';')) return parts(';')
  const isOne = choice.parse(asChoice(field), typed, 'id').ok
  return isOne ? [typed] : parts(',')
}
