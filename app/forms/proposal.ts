import * as z from 'zod/mini'
import { parseDate } from '~/domain/calendar'
import { line, optionalText, ticked } from './fields'

const date = z.pipe(
  z.string().check(
    z.minLength(1),
    z.refine((text) => parseDate(text) !== null, { params: { kind: 'not_a_date' } }),
  ),
  z.transform((text) => parseDate(text) ?? text),
)

/** What a kecamatan's proposal is sent with. */
export const proposalForm = z.object({
  letterNumber: line(100),
  letterDate: date,
  reason: optionalText(1000),
  agreed: ticked,
})
