import type { Instant } from './time'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds until the named minute is over: 23.59 includes that minute. Zero or less when it has passed. */
export function timeLeft(at: Instant, now: Instant): number {
  return Math.floor(new Date(at).getTime() / MINUTE) * MINUTE + MINUTE - new Date(now).getTime()
}

/** Less than two days: time to hurry. */
export const isNear = (left: number): boolean => left > 0 && left < 2 * DAY

/** How long is left, in the unit that people count in at that distance. */
export type LeftWords =
  | { key: 'deadlinePassed' | 'lessThanMinute' }
  | { key: 'daysLeft' | 'dayAndHoursLeft' | 'hoursLeft' | 'minutesLeft'; n: number }

/** @param left milliseconds */
export function leftInWords(left: number): LeftWords {
  if (left <= 0) return { key: 'deadlinePassed' }
  if (left >= 2 * DAY) return { key: 'daysLeft', n: Math.floor(left / DAY) }
  if (left >= DAY) return { key: 'dayAndHoursLeft', n: Math.floor((left - DAY) / HOUR) }
  if (left >= HOUR) return { key: 'hoursLeft', n: Math.floor(left / HOUR) }
  if (left >= MINUTE) return { key: 'minutesLeft', n: Math.floor(left / MINUTE) }
  return { key: 'lessThanMinute' }
}

/** Milliseconds until the words change, at least one second. */
export function untilNextWords(left: number): number {
  const unit = left >= 2 * DAY ? DAY : left >= HOUR ? HOUR : MINUTE
  return Math.max(SECOND, (left % unit) + 1)
}
