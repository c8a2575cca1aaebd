import { dayName, monthName, splitDate } from './calendar'
import type { Locale } from './locale'
import { type Instant, toLocal, toMilliseconds, type Zone } from './time'

const noBreak = '\u00A0'

/** A canonical decimal as people read it: `1.234.567,891` in Indonesian, `1,234,567.891` in English. Exact at any size. */
export function formatDecimal(value: string, locale: Locale): string {
  const [group, point] = locale === 'id' ? ['.', ','] : [',', '.']
  const [whole = '', fraction] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`
}

/** Rupiah with a no-break space: `Rp 1.500.000`. */
export function formatMoney(value: string, locale: Locale): string {
  const amount = `Rp${noBreak}${formatDecimal(value.replace('-', ''), locale)}`
  return value.startsWith('-') ? `-${amount}` : amount
}

/** A canonical decimal that counts per hundred: `12,5%`. */
export function formatPercent(value: string, locale: Locale): string {
  return `${formatDecimal(value, locale)}%`
}

/** A date `YYYY-MM-DD` as `28 Februari 2025`; the day without a leading zero, as documents have it. */
export function formatDate(date: string, locale: Locale): string {
  const { year, month, day } = splitDate(date)
  return `${day} ${monthName(month, locale)} ${year}`
}

/** A month `YYYY-MM` as `Februari 2025`. */
export function formatMonth(month: string, locale: Locale): string {
  const { year, month: number } = splitDate(`${month}-01`)
  return `${monthName(number, locale)} ${year}`
}

/** `Jumat, 28 Februari 2025`. */
export function formatDayDate(date: string, locale: Locale): string {
  return `${dayName(date, locale)}, ${formatDate(date, locale)}`
}

/** Clock time of an instant in its zone: `10.42` in Indonesian, `10:42` in English. */
export function formatTime(instant: Instant, zone: Zone, locale: Locale): string {
  const { time } = toLocal(instant, zone)
  return locale === 'id' ? time : time.replace('.', ':')
}

/** `Jumat, 28 Februari 2025 pukul 23.59 WIB`; in English `Friday, 28 February 2025 at 23:59 WIB`. */
export function formatDateTime(instant: Instant, zone: Zone, locale: Locale): string {
  const at = locale === 'id' ? 'pukul' : 'at'
  const { date } = toLocal(instant, zone)
  return `${formatDayDate(date, locale)} ${at} ${formatTime(instant, zone, locale)} ${zone}`
}

/** `28 Februari 2025 10.42 WIB`, for tables. */
export function formatShortDateTime(instant: Instant, zone: Zone, locale: Locale): string {
  return `${formatDate(toLocal(instant, zone).date, locale)} ${formatTime(instant, zone, locale)} ${zone}`
}

/**
 * How far an instant is from `now`, in its two largest units: `3 hari 4 jam lagi`, `12 menit yang lalu`. Whole units
 * are counted and the rest is dropped, so a countdown never promises more time than there is.
 */
export function formatRelative(instant: Instant, now: Instant, locale: Locale): string {
  const distance = toMilliseconds(instant) - toMilliseconds(now)
  const span = formatSpan(Math.abs(distance), locale)
  if (locale === 'id') return distance < 0 ? `${span} yang lalu` : `${span} lagi`
  return distance < 0 ? `${span} ago` : `in ${span}`
}

function formatSpan(milliseconds: number, locale: Locale): string {
  const total = Math.floor(milliseconds / 60_000)
  if (total === 0) return locale === 'id' ? 'kurang dari 1 menit' : 'less than 1 minute'
  const [days, hours, minutes] = [Math.floor(total / 1440), Math.floor(total / 60) % 24, total % 60]
  const parts: [number, string, string][] = days
    ? [
        [days, 'hari', 'day'],
        [hours, 'jam', 'hour'],
      ]
    : [
        [hours, 'jam', 'hour'],
        [minutes, 'menit', 'minute'],
      ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, id, en]) => `${count} ${locale === 'id' ? id : count === 1 ? en : `${en}s`}`)
    .join(' ')
}
