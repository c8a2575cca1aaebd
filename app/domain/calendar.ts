import type { Locale } from './locale'

const months = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const days = {
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

/** Whether `text` is a real calendar date `YYYY-MM-DD` of the years 1000 to 9999. */
export function isDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** Whether `text` is a month `YYYY-MM` of the years 1000 to 9999. */
export const isMonth = (text: string): boolean => isDate(`${text}-01`)

/** Year, month (1–12) and day of a date `YYYY-MM-DD`. @throws RangeError if it is no date. */
export function splitDate(date: string): { year: number; month: number; day: number } {
  if (!isDate(date)) throw new RangeError(`Not a calendar date: ${date}`)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }
}

/** The date so many days later. @throws RangeError if it is no date. */
export function addDays(date: string, days: number): string {
  splitDate(date)
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Name of the day of the week: *Jumat*, *Friday*. */
export function dayName(date: string, locale: Locale): string {
  splitDate(date)
  return days[locale][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
}

/** Name of a month (1–12): *Februari*, *February*. @throws RangeError for any other number. */
export function monthName(month: number, locale: Locale): string {
  const name = months[locale][month - 1]
  if (name === undefined) throw new RangeError(`Not a month: ${month}`)
  return name
}

/**
 * Reads a date as people write it: `2025-02-28`, `28/2/2025`, `28-02-2025`, `28.2.2025`, `28 Februari 2025`,
 * `28 Feb 2025`. The day comes first in both languages; a two-digit year is not guessed.
 * @returns `YYYY-MM-DD`, or null when it is no date.
 */
export function parseDate(typed: string): string | null {
  const text = typed.trim()
  if (isDate(text)) return text
  const figures = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})$/.exec(text)
  if (figures) return composeDate(figures[4], figures[3], figures[1])
  const named = /^(?:[a-z]+,\s*)?(\d{1,2})\s+([a-z]{3,})\.?\s+(\d{4})$/i.exec(text)
  return named ? composeDate(named[3], findMonth(named[2] ?? ''), named[1]) : null
}

/**
 * Reads a month as people write it: `2025-02`, `2/2025`, `02-2025`, `Februari 2025`, `Feb 2025`.
 * @returns `YYYY-MM`, or null when it is no month.
 */
export function parseMonth(typed: string): string | null {
  const text = typed.trim()
  if (isMonth(text)) return text
  const figures = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text)
  const named = /^([a-z]{3,})\.?\s+(\d{4})$/i.exec(text)
  const date = figures
    ? composeDate(figures[2], figures[1], '1')
    : named && composeDate(named[2], findMonth(named[1] ?? ''), '1')
  return date?.slice(0, 7) ?? null
}

function composeDate(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** Number of the month that a name or its beginning (at least three letters) names in either language, else ''. */
function findMonth(name: string): string {
  const wanted = name.toLowerCase()
  for (const names of [months.id, months.en]) {
    const index = names.findIndex((month) => month.toLowerCase().startsWith(wanted))
    if (index >= 0) return String(index + 1)
  }
  return { agt: '8', ags: '8', nop: '11', pebruari: '2', nopember: '11' }[wanted] ?? ''
}
