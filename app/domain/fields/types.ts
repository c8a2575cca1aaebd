import type { Bilingual, Locale } from '../locale'

/** Who may read a field once a dossier may be published: everyone, or only the people of the competition. */
export type Visibility = 'public' | 'panel'

/** A figure with a fixed unit that means the same in every form and year, so that it can be added up. */
export type Concept = { code: string; unit: string }

/** Asked only while the choice field `field` holds one of the options `in`. */
export type Condition = { field: string; in: string[] }

type FieldBase = {
  /** Stable across versions of the rules; unique in its form. */
  code: string
  /** Code of the section it stands in. */
  section: string
  label: Bilingual
  help?: Bilingual
  example?: Bilingual
  required: boolean
  visibility?: Visibility
  when?: Condition
}

/** Words are counted by `countWords`, characters as Unicode code points; either limit may stand alone. */
export type TextField = FieldBase & {
  type: 'text'
  size: 'short' | 'long'
  minWords?: number
  maxWords?: number
  maxChars?: number
}

/** `min` and `max` are canonical decimals; `decimals` is the number of digits allowed after the comma (0 if absent). */
export type NumberField = FieldBase & {
  type: 'number'
  unit?: Bilingual
  min?: string
  max?: string
  decimals?: number
  concept?: Concept | null
}

/** Whole rupiah; `min` is 0 if absent. */
export type MoneyField = FieldBase & { type: 'money'; min?: string; max?: string; concept?: Concept | null }

/** `min` and `max` are dates `YYYY-MM-DD`, both included. */
export type DateField = FieldBase & { type: 'date'; min?: string; max?: string }

export type ChoiceOption = { code: string; label: Bilingual }

export type ChoiceField = FieldBase & { type: 'choice'; options: ChoiceOption[] }

export type LinkField = FieldBase & { type: 'link' }

/** A field of a form, as data: what the builder edits and the rules freeze. */
export type Field = TextField | NumberField | MoneyField | DateField | ChoiceField | LinkField

export type FieldTypeName = Field['type']

/**
 * What a dossier holds for a field, always text: the text itself, a canonical decimal, whole rupiah, `YYYY-MM-DD`, the
 * code of an option, a URL. Empty text is *no answer*. A draft keeps what could not be read exactly as typed; `problems`
 * then names it, because no such text is ever in canonical form.
 */
export type FieldValue = string

/** What is wrong with one answer: data, turned into a sentence by the interface. */
export type Problem =
  | { kind: 'too-few-words'; words: number; min: number }
  | { kind: 'too-many-words'; words: number; max: number }
  | { kind: 'too-many-characters'; characters: number; max: number }
  | { kind: 'not-a-number' }
  | { kind: 'too-many-decimals'; decimals: number; max: number }
  | { kind: 'below-minimum'; min: string }
  | { kind: 'above-maximum'; max: string }
  | { kind: 'not-rupiah' }
  | { kind: 'not-whole-rupiah' }
  | { kind: 'not-a-date' }
  | { kind: 'before-earliest'; earliest: string }
  | { kind: 'after-latest'; latest: string }
  | { kind: 'not-an-option' }
  | { kind: 'not-a-link' }
  | { kind: 'link-not-https' }
  | { kind: 'link-too-long'; max: number }

export type ProblemKind = Problem['kind']

/** Result of reading what a person typed. */
export type Parsed = { ok: true; value: FieldValue } | { ok: false; problem: Problem }

/** What the platform knows about one type of field. */
export type FieldType<F extends Field> = {
  /** Reads what was typed; what fails to be read is never in canonical form. Limits are not checked here. */
  parse(field: F, typed: string, locale: Locale): Parsed
  /** The value as people read it, with its unit; what is not canonical comes back as it is. */
  format(field: F, value: FieldValue, locale: Locale): string
  /** The value as it stands in its input; `parse` reads it back as the same value. */
  edit(field: F, value: FieldValue, locale: Locale): string
  /** All that is wrong with a value that is not empty. */
  problems(field: F, value: FieldValue): Problem[]
}
