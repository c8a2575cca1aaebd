import type { FormInput } from './form.server'

/** The version of the draft that a form was made from; -1, which no draft has, when it names none. */
export function versionOf(form: FormInput): number {
  const text = form.text('version')
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}
