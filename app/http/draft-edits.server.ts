import { InputError, inputError } from '~/domain/errors'
import { inputName } from '~/forms/draft-names'
import type { FieldEdit } from '~/services/drafts.server'
import type { FormInput } from './form.server'

/**
 * What a page of a dossier's form sends: for each field its text `v.FIELD`, the version `b.FIELD` that it was based
 * on, and `pilih.FIELD` where the writer chose between two texts.
 * @throws InputError at the field for a version that is none
 */
export function readEdits(form: FormInput): FieldEdit[] {
  const edits: FieldEdit[] = []
  for (const [name] of form.entries()) {
    const field = /^v\.(.+)$/.exec(name)?.[1]
    if (!field || form.text(`pilih.${field}`) === 'theirs') continue
    edits.push({ field, typed: form.raw(name), base: versionOf(form, field) })
  }
  return edits
}

/** The version that a field's text was based on; 0 where the page names none. */
function versionOf(form: FormInput, field: string): number {
  const text = form.text(`b.${field}`) || '0'
  if (!/^\d{1,9}$/.test(text)) throw inputError(inputName(field), 'invalid')
  return Number(text)
}

/** The problems of fields as problems of their inputs on the page. */
export function atInputs(error: unknown): never {
  if (!(error instanceof InputError)) throw error
  throw new InputError(
    error.problems.map(({ field, ...problem }) => ({ ...problem, field: field && inputName(field) })),
  )
}
