import * as z from 'zod/mini'
import { integer, optionalLine } from './fields'

const MOST_JUDGES = 21
export const MOST_SEED = 999_999
const isSeed = (text: string | undefined) => !text || /^\d{1,6}$/.test(text)

/** What an organizer asks the optimizer for. */
export const assignmentDraftForm = z.object({
  perEntry: integer(1, MOST_JUDGES),
  keep: z.enum(['assigned', 'started']),
  /** Public id of a seat; empty for none. */
  absent: optionalLine(40),
  /** Null to have it drawn. */
  seed: z.pipe(
    z.optional(z.string()).check(z.refine(isSeed, { params: { kind: 'too_big', max: MOST_SEED } })),
    z.transform((text) => (text ? Number(text) : null)),
  ),
})
