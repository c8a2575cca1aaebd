import * as z from 'zod/mini'
import { LONGEST_RETENTION, RETENTION_KINDS } from '~/domain/retention'
import { integer } from './fields'
import { text } from './text'

const days = integer(0, LONGEST_RETENTION)

export const retentionForm = z.object({ mail: days, typing: days, notes: days, contacts: days, files: days })

export const erasureForm = z.object({
  kinds: z.array(z.enum(RETENTION_KINDS)).check(z.minLength(1)),
  reason: text(1000),
})
