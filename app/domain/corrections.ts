import type { Form } from './fields/form'

/** One place of a dossier that its checker wants mended: a field, an evidence slot or the basics, and what about it. */
export interface Correction {
  field: string
  /** Null once it was erased: the place stays open, and the others closed. */
  note: string | null
}

/** Name of the basics among the places that can be asked for; no code of a form begins with `@`. */
export const BASICS = '@basics'

/** Longest note at one place, in characters. */
export const LONGEST_NOTE = 1000

/** Whatever can be named when a dossier is sent back, in the order of the form. */
export const correctablePlaces = (form: Form): string[] => [
  BASICS,
  ...form.fields.map(({ code }) => code),
  ...form.evidence.map(({ code }) => code),
]

/** The form with only the fields and slots that may be changed, for the choices of a page. */
export const askedForm = (form: Form, corrections: readonly Correction[]): Form => ({
  ...form,
  fields: form.fields.filter(({ code }) => isAsked(corrections, code)),
  evidence: form.evidence.filter(({ code }) => isAsked(corrections, code)),
})

/** Whether a place may be changed: a dossier sent back without named places is open as a whole. */
export const isAsked = (corrections: readonly Correction[], field: string | null): boolean =>
  corrections.length === 0 || corrections.some((correction) => correction.field === field)
