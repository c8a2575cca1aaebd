import type { Bilingual } from '../locale'
import { chosenCodes } from './choices'
import type { ChoiceField, ChoicesField, Condition, Field, FieldValue, Visibility } from './types'

/** Kinds of file that the platform takes as evidence. */
export const evidenceTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const

export type EvidenceType = (typeof evidenceTypes)[number]

export type Section = { code: string; name: Bilingual }

/** A place for files: what is asked for, which kinds, how many at least and at most. `minFiles` 0 is optional. */
export type EvidenceSlot = {
  code: string
  label: Bilingual
  help?: Bilingual
  accept: EvidenceType[]
  minFiles: number
  maxFiles: number
  visibility?: Visibility
  when?: Condition
}

/** What a category asks of a dossier: data, edited before opening and frozen with the rules. */
export type Form = {
  code: string
  name: Bilingual
  description: Bilingual
  sections: Section[]
  fields: Field[]
  evidence: EvidenceSlot[]
}

/** Answers by field code, as a draft or a revision holds them. */
export type Values = Readonly<Record<string, FieldValue | undefined>>

/** Whether a field or an evidence slot is asked for, given the other answers. */
export function isAsked(item: { when?: Condition }, values: Values): boolean {
  const { when } = item
  return when === undefined || chosenCodes(values[when.field] ?? '').some((code) => when.in.includes(code))
}

/**
 * Whether a section's page shows a field: it does when the field is asked, and when what it hangs on stands in the same
 * section, where the answer may change before the page is sent.
 */
export const mayBeAsked = (form: Form, field: Field, values: Values): boolean =>
  isAsked(field, values) ||
  form.fields.some(({ code, section }) => code === field.when?.field && section === field.section)

/** Codes of sections without fields. */
export const emptySections = ({ sections, fields }: Pick<Form, 'sections' | 'fields'>): string[] =>
  sections.filter(({ code }) => !fields.some(({ section }) => section === code)).map(({ code }) => code)

/** Codes of fields and slots whose condition does not hang on an option of a choice that is always asked. */
export const brokenConditions = ({ fields, evidence }: Pick<Form, 'fields' | 'evidence'>): string[] =>
  [...fields, ...evidence].filter((item) => !hasKnownCondition(item, fields)).map(({ code }) => code)

/** Whether the answers to a field are options, on which a condition may hang. */
export const isChoosing = (field: Field): field is ChoiceField | ChoicesField =>
  field.type === 'choice' || field.type === 'choices'

/** A condition must hang on a choice that is itself always asked, so that conditions never form a chain. */
function hasKnownCondition({ when }: { when?: Condition }, fields: readonly Field[]): boolean {
  if (when === undefined) return true
  const asked = fields.find(({ code }) => code === when.field)
  return (
    asked !== undefined &&
    isChoosing(asked) &&
    asked.when === undefined &&
    when.in.every((option) => asked.options.some(({ code }) => code === option))
  )
}
