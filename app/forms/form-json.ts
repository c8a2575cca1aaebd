import * as z from 'zod/mini'
import { inputError } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'
import { formSchema } from '~/domain/fields/schema'

/** A category's form from its JSON text, checked as a whole. @throws InputError `bad_form` with the place */
export function readFormJson(field: string, text: string): Form {
  if (text === '') throw inputError(field, 'required')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw inputError(field, 'bad_form', { detail: error instanceof Error ? error.message : 'JSON' })
  }
  const result = z.safeParse(formSchema, data)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw inputError(field, 'bad_form', { detail: `${issue?.path.join('.') || '–'}: ${issue?.message ?? ''}` })
}
