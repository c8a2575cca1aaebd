import type { AgendaVersion } from '~/domain/agenda'
import { type Calendar, writeCalendar } from '~/domain/icalendar'
import { calendarEvents } from '~/services/agenda-views.server'

type Events = Parameters<typeof calendarEvents>[0]

interface Agenda {
  competition: { slug: string; name: string; year: number; zone: Calendar['zone'] }
  items: Events
}

/**
 * An agenda as a calendar file; `origin` tells the installation apart in the ids of its events.
 * @param describe what the calendar says under a meeting
 */
export function calendarResponse(
  { competition, items }: Agenda,
  origin: string,
  describe: (version: AgendaVersion) => string,
): Response {
  const { slug, name, year, zone } = competition
  const place = { host: new URL(origin).hostname, slug }
  const events = calendarEvents(items, place, describe)
  return new Response(writeCalendar({ name: `${name} ${year}`, zone, events }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="agenda-${slug}.ics"`,
    },
  })
}
