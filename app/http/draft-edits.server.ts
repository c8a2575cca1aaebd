import { InputError, inputError } from '~/domain/errors'
import { inputName } from '~/forms/draft-names'
import type { FieldEdit } from '~/services/drafts.server'
import type { FormInput } from './form.server'

/**
 * What a page of a dossier's form sends: for each unit of saving its text `v.KEY`, or one text for each of its inputs
 * `v.KEY:PART`; the version `b.KEY` that it was based on; and `pilih.KEY` where the writer chose between two texts.
 * A name that is repeated is one of several choices: their codes, parted by commas.
 * @throws InputError at the unit for a version that is none
 */
export function readEdits(form: FormInput): FieldEdit[] {
  const typed = new Map<string, string | Map<string, string>>()
  for (const [name] of form.entries()) {
    const [, key, part] = /^v\.([^:]+)(?::(.+))?$/.exec(name) ?? []
    if (!key || form.text(`pilih.${key}`) === 'theirs') continue
    const texts = form.all(name)
    const text = texts.length > 1 ? texts.filter((one) => one !== '').join(',') : form.raw(name)
    const former = typed.get(key)
    if (part === undefined) typed.set(key, text)
    else typed.set(key, (former instanceof Map ? former : new Map()).set(part, text))
  }
  return [...typed].map(([key, text]) => ({
    field: key,
    typed: typeof text === 'string' ? text : Object.fromEntries(text),
    base: versionOf(form, key),
  }))
}

/** The version that a unit's text was based on; 0 where the page names none. */
function versionOf(form: FormInput, key: string): number {
  const text = form.text(`b.${key}`) || '0'
  if (!/^\d{1,9}$/.test(text)) throw inputError(inputName(key), 'invalid')
  return Number(text)
}

/** The problems of units, at `KEY` or `KEY:PART`, as problems of their inputs on the page. */
export function atInputs(error: unknown): never {
  if (!(error instanceof InputError)) throw error
  throw new InputError(
    error.problems.map(({ field, ...problem }) => ({ ...problem, field: field && inputName(field) })),
  )
}
