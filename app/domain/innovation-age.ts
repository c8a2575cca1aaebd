import { isMonth, splitDate } from './calendar'

/**
 * Whole months that an innovation has been in use by a date: a month is over when its day comes round again, or on
 * the last day of a month that has no such day. 29 February 2024 to 28 February 2025 are twelve.
 * @param startedOn date `YYYY-MM-DD`, or month `YYYY-MM` where no more is known, which then counts from its first day
 * @param until date `YYYY-MM-DD` in the competition's zone, such as that of the closing (`toLocal(closesAt, zone).date`)
 * @returns negative when it only began after that date
 * @throws RangeError if either is no date
 */
export function monthsBetween(startedOn: string, until: string): number {
  const start = splitDate(isMonth(startedOn) ? `${startedOn}-01` : startedOn)
  const end = splitDate(until)
  const lastDay = new Date(Date.UTC(end.year, end.month, 0)).getUTCDate()
  const dayReached = end.day >= Math.min(start.day, lastDay)
  return (end.year - start.year) * 12 + end.month - start.month - (dayReached ? 0 : 1)
}
