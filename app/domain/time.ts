import { isDate } from './calendar'

/** The three time zones of Indonesia. None has had daylight saving or another offset since 1988. */
export const zones = {
  WIB: { iana: 'Asia/Jakarta', hours: 7 },
  WITA: { iana: 'Asia/Makassar', hours: 8 },
  WIT: { iana: 'Asia/Jayapura', hours: 9 },
} as const

export type Zone = keyof typeof zones

/** A moment as UTC text, `2025-02-28T16:59:00.000Z`: what the database holds. */
export type Instant = string

/** A moment on the wall clock of a zone: date `YYYY-MM-DD`, time `HH.MM`. */
export type LocalTime = { date: string; time: string }

/** When something may be done. No opening: since ever; no closing: without end. */
export type Window = { opensAt: Instant | null; closesAt: Instant | null }

/** A later closing time given to one entry. */
export type Extension = { until: Instant }

const minute = 60_000
const hour = 60 * minute

/** Milliseconds since 1970 of an instant. @throws RangeError if it is none. */
export function toMilliseconds(instant: Instant): number {
  const time = /^\d{4}-\d{2}-\d{2}T.*Z$/.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(time)) throw new RangeError(`Not a UTC instant: ${instant}`)
  return time
}

/** A clock time typed as `7.05`, `07.05`, `07:05` or `0705` → `07.05`; null if it is none (24.00 is none). */
export function parseTime(typed: string): string | null {
  const parts = /^(\d{1,2})[.:](\d{2})$|^(\d{2})(\d{2})$/.exec(typed.trim())
  const hours = Number(parts?.[1] ?? parts?.[3] ?? Number.NaN)
  const minutes = Number(parts?.[2] ?? parts?.[4])
  if (!(hours <= 23 && minutes <= 59)) return null
  return `${String(hours).padStart(2, '0')}.${String(minutes).padStart(2, '0')}`
}

/** The instant at which that minute begins in the zone. @throws RangeError on a date or time that does not exist. */
export function toInstant(local: LocalTime, zone: Zone): Instant {
  const time = parseTime(local.time)
  if (!isDate(local.date) || time === null)
    throw new RangeError(`Not a local time: ${local.date} ${local.time}`)
  const utc = Date.parse(`${local.date}T${time.replace('.', ':')}:00Z`)
  return new Date(utc - zones[zone].hours * hour).toISOString()
}

/** Date and clock time of an instant in the zone; seconds are dropped. */
export function toLocal(instant: Instant, zone: Zone): LocalTime {
  const shifted = new Date(toMilliseconds(instant) + zones[zone].hours * hour).toISOString()
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16).replace(':', '.') }
}

/** First instant after a deadline: 23.59 includes that whole minute, so this is 00.00. */
export function endOfMinute(deadline: Instant): Instant {
  const time = toMilliseconds(deadline)
  return new Date(time - (((time % minute) + minute) % minute) + minute).toISOString()
}

/** The closing time that counts: the latest of the window's and the extensions'; null if the window never closes. */
export function closingTime(window: Window, extensions: readonly Extension[]): Instant | null {
  if (window.closesAt === null) return null
  const times = [window.closesAt, ...extensions.map(({ until }) => until)].map(toMilliseconds)
  return new Date(Math.max(...times)).toISOString()
}

/** Whether `now` is before, within or after a window, with the extensions that the entry has. */
export function windowState(
  window: Window,
  extensions: readonly Extension[],
  now: Instant,
): 'before' | 'open' | 'closed' {
  const moment = toMilliseconds(now)
  const closing = closingTime(window, extensions)
  if (closing !== null && moment >= toMilliseconds(endOfMinute(closing))) return 'closed'
  if (window.opensAt !== null && moment < toMilliseconds(window.opensAt)) return 'before'
  return 'open'
}

/** Whether something may be done now. A deadline of 23.59 is met until the last millisecond of that minute. */
export function isOpen(window: Window, extensions: readonly Extension[], now: Instant): boolean {
  return windowState(window, extensions, now) === 'open'
}
