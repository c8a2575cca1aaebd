import * as z from 'zod/mini'
import { AGENDA_KINDS, AUDIENCES } from '~/domain/agenda'
import { link } from '~/domain/fields/link'
import { readStops } from '~/domain/route-stops'
import { line, localTime, optionalLine, optionalLocalTime, optionalText, text, ticked } from './fields'

const ADDRESS = {
  type: 'link',
  code: 'map',
  section: '',
  label: { id: '', en: '' },
  required: false,
} as const
const readLink = (typed: string) => link.parse(ADDRESS, typed, 'id')

/** An https address, or null for none. */
const optionalLink = z.pipe(
  optionalLine(2000),
  z.pipe(
    z.string().check(
      z.refine((typed) => typed === '' || readLink(typed).ok, {
        params: { kind: 'not_a_link' },
      }),
    ),
    z.transform((typed) => {
      const read = readLink(typed)
      return typed !== '' && read.ok ? read.value : null
    }),
  ),
)

const stops = z.pipe(
  optionalText(20_000),
  z.transform((typed, context) => {
    const { stops: read, problem } = readStops(typed)
    if (problem)
      context.issues.push({
        code: 'custom',
        input: typed,
        params: { kind: problem.kind, ...problem.params },
      })
    return read
  }),
)

const meeting = {
  kind: z.enum(AGENDA_KINDS),
  title: line(200),
  startsAt: localTime,
  endsAt: optionalLocalTime,
  place: line(300),
  mapUrl: optionalLink,
  route: stops,
  audience: z.enum(AUDIENCES),
  entries: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(2000)),
  note: optionalText(5000),
}

/** A meeting as the organizer writes it. */
export const agendaForm = z.object({
  ...meeting,
  published: ticked,
  /** Of a change to what is out already. */
  reason: optionalText(1000),
})
export type AgendaForm = z.infer<typeof agendaForm>

export const cancellationForm = z.object({ reason: text(1000) })
