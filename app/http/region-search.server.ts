import { json } from '@remix-run/node'
import { type FormFailure, FormInput } from './form.server'
import type { Visit } from './handler.server'

/** What is searched for: by the form that asks, or by the address. */
export function searchedText({ context, url }: Pick<Visit, 'context' | 'url'>): string {
  const posted = new FormInput(new URLSearchParams(context.body))
  return (posted.text('cari') || (url.searchParams.get('cari') ?? '')).slice(0, 100)
}

/** Whether the form's own search was pressed, so that nothing is to be saved yet. */
export const isSearch = (form: FormInput): boolean => form.has('temukan')

/** The form again as it was filled in; the loader brings what was found. */
export const showSearched = (form: FormInput) => json<FormFailure>({ problems: [], values: form.entries() })
