import type { Locale } from './define'
import { languageTag } from './numbers'
import { bracket } from './pseudo'

/** The three zones of Indonesia, by the abbreviation that people read. */
export type Zone = 'WIB' | 'WITA' | 'WIT'

/** A moment: ISO 8601 text in UTC, milliseconds since 1970, or a Date. */
export type Instant = string | number | Date

const names = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const

function parts(at: Instant, zone: Zone, locale: Locale, options: Intl.DateTimeFormatOptions) {
  const tag = languageTag(locale) === 'en' ? 'en-GB' : 'id-ID'
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: names[zone], hourCycle: 'h23' })
  return Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
}

/** `10.42` or `10:42`, 24 hours, without the zone. */
export function formatTime(at: Instant, zone: Zone, locale: Locale): string {
  const { hour, minute } = parts(at, zone, locale, { hour: '2-digit', minute: '2-digit' })
  return `${hour}${languageTag(locale) === 'en' ? ':' : '.'}${minute}`
}

/** `28 Februari 2025`. */
export function formatDate(at: Instant, zone: Zone, locale: Locale): string {
  return bracket(dayOf(at, zone, locale, 'long'), locale)
}

/** A day `YYYY-MM-DD` as `28 Februari 2025`; text that is no day stays as it is, so that its page still opens. */
export function formatDay(day: string, locale: Locale): string {
  const noon = new Date(`${day}T12:00:00Z`)
  const isDay = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day)
  return isDay ? formatDate(noon, 'WIB', locale) : day
}

/** `28 Feb 2025`, for tables. */
export function formatShortDate(at: Instant, zone: Zone, locale: Locale): string {
  return bracket(dayOf(at, zone, locale, 'short'), locale)
}

/** `Jumat, 28 Februari 2025 pukul 23.59 WIB`. */
export function formatDateTime(at: Instant, zone: Zone, locale: Locale): string {
  const { weekday } = parts(at, zone, locale, { weekday: 'long' })
  const joint = languageTag(locale) === 'en' ? 'at' : 'pukul'
  const time = formatTime(at, zone, locale)
  return bracket(`${weekday}, ${dayOf(at, zone, locale, 'long')} ${joint} ${time} ${zone}`, locale)
}

/** `28 Feb 2025, 23.59 WIB`, for tables and receipts. */
export function formatShortDateTime(at: Instant, zone: Zone, locale: Locale): string {
  return bracket(`${dayOf(at, zone, locale, 'short')}, ${formatTime(at, zone, locale)} ${zone}`, locale)
}

function dayOf(at: Instant, zone: Zone, locale: Locale, kind: 'long' | 'short'): string {
  const { day, month, year } = parts(at, zone, locale, { day: 'numeric', month: kind, year: 'numeric' })
  return `${day} ${month} ${year}`
}

/** `2025-02-28T23:59` in the zone, the value of a `datetime-local` input. */
export function toLocalInput(at: Instant, zone: Zone): string {
  const two = '2-digit'
  const { year, month, day, hour, minute } = parts(at, zone, 'en', {
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
  })
  return `${year}-${month}-${day}T${hour}:${minute}`
}
