import { type Instant, toLocal, type Zone, zones } from './time'

/** One meeting in a calendar file (RFC 5545). */
export interface CalendarEvent {
  /** The same for every version of the meeting. */
  uid: string
  /** From 0, higher with each version. */
  sequence: number
  /** When this version was written. */
  stamp: Instant
  startsAt: Instant
  endsAt: Instant
  summary: string
  location: string
  description: string
  url: string | null
  cancelled: boolean
}

export interface Calendar {
  name: string
  zone: Zone
  events: readonly CalendarEvent[]
}

const escapeText = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')

const LONGEST_LINE = 75
const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** Lines of at most 75 octets, never cut within a character; what follows begins with a space. */
function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  let size = 0
  for (const character of line) {
    const more = bytesOf(character)
    if (size + more > LONGEST_LINE) {
      lines.push(current)
      current = ' '
      size = 1
    }
    current += character
    size += more
  }
  return [...lines, current].join('\r\n')
}

const digits = (text: string) => text.replace(/[-:.]/g, '')
const utc = (at: Instant) => `${digits(new Date(at).toISOString().slice(0, 19))}Z`

function local(at: Instant, zone: Zone): string {
  const { date, time } = toLocal(at, zone)
  return `${digits(date)}T${digits(time)}00`
}

/** The zone's one rule: since 1988 none has changed its clock. */
function zoneLines(zone: Zone): string[] {
  const offset = `+${String(zones[zone].hours).padStart(2, '0')}00`
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zones[zone].iana}`,
    'BEGIN:STANDARD',
    'DTSTART:19880101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${zone}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
}

function eventLines(event: CalendarEvent, zone: Zone): string[] {
  const { iana } = zones[zone]
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART;TZID=${iana}:${local(event.startsAt, zone)}`,
    `DTEND;TZID=${iana}:${local(event.endsAt, zone)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `LOCATION:${escapeText(event.location)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.url === null ? [] : [`URL:${event.url}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

/** A calendar file that phones and office programs read; times stand on the zone's clock, which it brings along. */
export function writeCalendar({ name, zone, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sinilai//Agenda//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...zoneLines(zone),
    ...events.flatMap((event) => eventLines(event, zone)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}
