import type { Locale } from '../locale'
import { choices } from './choices'
import { columnTypes } from './columns'
import { link } from './link'
import { location } from './location'
import { months } from './months'
import { rows } from './rows'
import type { Field, FieldType, FieldTypeName, FieldValue, Parsed, Problem, Typed, Visibility } from './types'

type Registry = { [Name in FieldTypeName]: FieldType<Extract<Field, { type: Name }>> }

/** Every type of field. A new one is a file, a line here and its input in the interface. */
export const fieldTypes: Registry = {
  ...columnTypes,
  ...{ choices, months, link, location, rows },
}

export const fieldTypeNames = Object.keys(fieldTypes) as FieldTypeName[]

export const isFieldType = (text: string | null): text is FieldTypeName =>
  text !== null && Object.hasOwn(fieldTypes, text)

/** The entry of a field's own type. Sound because a field always meets the entry that its `type` names. */
function typeOf(field: Field): FieldType<Field> {
  return fieldTypes[field.type]
}

/** Whether a value is no answer. Spaces alone are none. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value.trim() === ''
}

/** Reads what a person typed into a field; nothing typed is the empty value. Limits are `checkValue`'s. */
export function parseValue(field: Field, typed: string, locale: Locale): Parsed {
  if (field.type !== 'text' && typed.trim() === '') return { ok: true, value: '' }
  return typeOf(field).parse(field, typed, locale)
}

/**
 * What a draft keeps of a field: the canonical value, or, when it cannot be read, exactly what was typed.
 * @throws RangeError for parts of a type that has none
 */
export function keepTyped(field: Field, typed: Typed, locale: Locale): FieldValue {
  if (typeof typed !== 'string') {
    const { parts } = typeOf(field)
    if (!parts) throw new RangeError(`a ${field.type} has no parts`)
    return parts.join(field, typed)
  }
  const parsed = parseValue(field, typed, locale)
  return parsed.ok ? parsed.value : typed
}

/** Whether the inputs of a field are several, each with its part's name. */
export const hasParts = (field: Field): boolean => typeOf(field).parts !== undefined

/** The value as people read it (unit, Rp, label of the option); empty text for no answer. */
export function formatValue(field: Field, value: FieldValue, locale: Locale): string {
  return isEmpty(value) ? '' : typeOf(field).format(field, value, locale)
}

/** The text that stands in the input of a field. */
export function editValue(field: Field, value: FieldValue, locale: Locale): string {
  return typeOf(field).edit(field, value, locale)
}

/** What stands in the field's input, or in each of its inputs; `keepTyped` reads it back as the same value. */
export function typedOf(field: Field, value: FieldValue, locale: Locale): Typed {
  return typeOf(field).parts?.split(field, value) ?? editValue(field, value, locale)
}

/** All that is wrong with an answer; no answer is never wrong here, only missing (see `measureCompleteness`). */
export function checkValue(field: Field, value: FieldValue | undefined): Problem[] {
  return value === undefined || isEmpty(value) ? [] : typeOf(field).problems(field, value)
}

/** Who may read a field; a field that does not say so is not published. */
export function visibilityOf(field: Field): Visibility {
  return field.visibility ?? 'panel'
}
