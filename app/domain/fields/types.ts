import type { Bilingual, Locale } from '../locale'

/** Who may read a field once a dossier may be published: everyone, or only the people of the competition. */
export type Visibility = 'public' | 'panel'

/** A figure with a fixed unit that means the same in every form and year, so that it can be added up. */
export type Concept = { code: string; unit: string }

/** Asked only while the choice or choices field `field` holds one of the options `in`. */
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

/** A number per hundred; `decimals` is the number of digits allowed after the comma (2 if absent). */
export type PercentField = FieldBase & {
  type: 'percent'
  min?: string
  max?: string
  decimals?: number
  concept?: Concept | null
}

/** From one month to another, or with no end yet; `min` and `max` are months `YYYY-MM`, both included. */
export type MonthsField = FieldBase & { type: 'months'; min?: string; max?: string; ended?: boolean }

/** Any of the options, at most `most`. */
export type ChoicesField = FieldBase & { type: 'choices'; options: ChoiceOption[]; most?: number }

/** A place in Indonesia. */
export type LocationField = FieldBase & { type: 'location' }

/** A field that stands in a column: everything but what belongs to a place in a form. */
type InColumn<F> = F extends FieldBase ? Omit<F, 'section' | 'visibility' | 'when' | 'example'> : never

/** A column of repeating rows; its code is unique among the field's columns. */
export type Column = InColumn<TextField | NumberField | MoneyField | PercentField | DateField | ChoiceField>

/** Repeating rows with typed columns. A field that must be filled has at least one row. */
export type RowsField = FieldBase & { type: 'rows'; columns: Column[]; minRows?: number; maxRows?: number }

/** A field of a form, as data: what the builder edits and the rules freeze. */
export type Field =
  | TextField
  | NumberField
  | MoneyField
  | PercentField
  | DateField
  | MonthsField
  | ChoiceField
  | ChoicesField
  | LinkField
  | LocationField
  | RowsField

export type FieldTypeName = Field['type']

export type ColumnTypeName = Column['type']

/**
 * What a dossier holds for a field, always text: the text itself, a canonical decimal, whole rupiah, `YYYY-MM-DD`,
 * `YYYY-MM/YYYY-MM` (or with no end), the code of an option, codes parted by commas, a URL, `latitude,longitude` with
 * five decimals, or rows as canonical JSON `[{"cells":{column:value},"id":row}]`. Empty text is *no answer*. A draft
 * keeps what could not be read exactly as typed; `problems` then names it, because no such text is in canonical form.
 */
export type FieldValue = string

/** What stands in the inputs of a field: one text, or one for each part (two months, the cells of a row). */
export type Typed = string | Readonly<Record<string, string>>

/** Where in a field of rows something is wrong: the row's id, its number counted from 1, the column's code. */
export type CellPlace = { row: string; number: number; column: string }

/** What is wrong: data, turned into a sentence by the interface. */
type Fault =
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
  | { kind: 'too-many-options'; max: number }
  | { kind: 'not-a-month' }
  | { kind: 'months-without-start' }
  | { kind: 'months-without-end' }
  | { kind: 'months-reversed' }
  | { kind: 'not-a-location' }
  | { kind: 'short-map-link' }
  | { kind: 'outside-indonesia' }
  | { kind: 'not-rows' }
  | { kind: 'too-few-rows'; rows: number; min: number }
  | { kind: 'too-many-rows'; rows: number; max: number }
  | { kind: 'cell-missing' }

/** A fault of an answer, or of one cell of it. */
export type Problem = Fault & { at?: CellPlace }

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
  /** For a type with several inputs: what stands in each, and back. What cannot be read is kept part by part. */
  parts?: {
    split(field: F, value: FieldValue): Readonly<Record<string, string>>
    join(field: F, parts: Readonly<Record<string, string>>): FieldValue
  }
}
