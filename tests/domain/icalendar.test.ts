import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CalendarEvent, writeCalendar } from '~/domain/icalendar'

const event: CalendarEvent = {
  uid: 'lomba-agenda-1@sinilai.go.id',
  sequence: 2,
  stamp: '2026-03-02T03:00:00.000Z',
  startsAt: '2026-03-03T01:00:00.000Z',
  endsAt: '2026-03-03T05:30:00.000Z',
  summary: 'Sosialisasi juknis; sesi 1, daring\\luring',
  location: 'Aula kota, lantai 2',
  description: 'Bawa juknis.\nPakai batik.',
  url: 'https://maps.example.go.id/a,b;c',
  cancelled: false,
}

it('writes the file as RFC 5545 has it, on the clock of the zone', () => {
  expect(writeCalendar({ name: 'Lomba, 2026', zone: 'WITA', events: [event] })).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Sinilai//Agenda//ID',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Lomba\\, 2026',
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Makassar',
      'BEGIN:STANDARD',
      'DTSTART:19880101T000000',
      'TZOFFSETFROM:+0800',
      'TZOFFSETTO:+0800',
      'TZNAME:WITA',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:lomba-agenda-1@sinilai.go.id',
      'SEQUENCE:2',
      'DTSTAMP:20260302T030000Z',
      'DTSTART;TZID=Asia/Makassar:20260303T090000',
      'DTEND;TZID=Asia/Makassar:20260303T133000',
      'SUMMARY:Sosialisasi juknis\\; sesi 1\\, daring\\\\luring',
      'LOCATION:Aula kota\\, lantai 2',
      'DESCRIPTION:Bawa juknis.\\nPakai batik.',
      'URL:https://maps.example.go.id/a,b;c',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
})

it('says what was called off, and leaves out what there is nothing of', () => {
  const bare = { ...event, description: '', url: null, cancelled: true }
  const lines = writeCalendar({ name: 'Lomba', zone: 'WIB', events: [bare] }).split('\r\n')
  expect(lines.filter((line) => /^(DESCRIPTION|URL|STATUS)/.test(line))).toEqual(['STATUS:CANCELLED'])
})

/** What a reader does: lines joined again, and the text of one property taken out of its escapes. */
function readSummary(file: string): string {
  const line = file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find((one) => one.startsWith('SUMMARY:'))
  return (line ?? '').slice('SUMMARY:'.length).replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c))
}

it('folds at 75 octets without cutting a character, and says every text so that it is read back', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replace(/[\r\0]/g, ''))
  fc.assert(
    fc.property(texts, (summary) => {
      const file = writeCalendar({ name: 'Lomba', zone: 'WIT', events: [{ ...event, summary }] })
      const lines = file.split('\r\n')
      expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
      expect(readSummary(file)).toBe(summary)
    }),
  )
})
