import type { Bilingual } from '../locale'
import type { Field, Visibility } from './types'

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
