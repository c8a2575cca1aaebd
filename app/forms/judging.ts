import * as z from 'zod/mini'
import { CONFLICT_KINDS } from '~/domain/conflicts'
import { line, optionalDate, optionalLine, optionalMatch, optionalText } from './text'

const optionalYear = z.pipe(
  optionalMatch(/^(19|20)\d\d$/, 'invalid'),
  z.transform((year: string | null) => (year === null ? null : Number(year))),
)

/** What a judge declares about a tie to an entry or a region. */
export const conflictForm = z.object({
  kind: z.enum(CONFLICT_KINDS),
  entry: optionalLine(60),
  region: optionalLine(20),
  from: optionalYear,
  until: optionalYear,
  note: optionalText(500),
})

export const panelForm = z.object({
  name: line(120),
  decree_number: optionalLine(80),
  decree_date: optionalDate,
  stage: optionalLine(60),
  region: optionalLine(20),
})

export const seatForm = z.object({
  panel: line(60),
  label: line(80),
  function: z.enum(['chair', 'deputy', 'secretary', 'member']),
  element: optionalLine(80),
  organization: optionalLine(160),
  scores: optionalLine(5),
})

export const occupantForm = z.object({ account: line(60), basis_number: optionalLine(80) })
