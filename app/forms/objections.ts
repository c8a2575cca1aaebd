import * as z from 'zod/mini'
import { OBJECTION_DECISIONS } from '~/domain/objections'
import { optionalText, text } from './fields'

export const LONGEST_GROUNDS = 10_000

/** Why a team objects. */
export const objectionForm = z.object({ grounds: text(LONGEST_GROUNDS) })
/** The same before it is sent: it may be empty. */
export const objectionDraftForm = z.object({ grounds: optionalText(LONGEST_GROUNDS) })

/** The chair's decision with its reason. */
export const objectionAnswerForm = z.object({
  decision: z.enum(OBJECTION_DECISIONS),
  answer: text(5000),
})
