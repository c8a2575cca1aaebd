import * as z from 'zod/mini'
import { optionalText, text } from './text'

/** What a person cannot change by themselves. */
export const REQUEST_SUBJECTS = ['nip', 'nidn', 'region', 'role', 'document', 'dossier', 'other'] as const

export const dataRequestForm = z.object({
  kind: z.enum(['correction', 'erasure']),
  about: z._default(z.enum(REQUEST_SUBJECTS), 'other'),
  content: text(2000),
})
export type DataRequestInput = z.infer<typeof dataRequestForm>

export const dataAnswerForm = z.object({
  decision: z.enum(['done', 'refused']),
  answer: optionalText(2000),
})
export type DataAnswer = z.infer<typeof dataAnswerForm>
