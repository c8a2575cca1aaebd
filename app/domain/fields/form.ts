import type { Bilingual } from '../locale'
import type { Condition, Field, FieldValue, Visibility } from './types'

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
  return item.when === undefined || item.when.in.includes(values[item.when.field] ?? '')
}
