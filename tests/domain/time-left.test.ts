import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isNear, leftInWords, timeLeft, untilNextWords } from '~/domain/time-left'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

it('includes the minute it names', () => {
  expect(timeLeft('2025-02-28T16:59:00Z', '2025-02-28T16:59:59.999Z')).toBe(1)
  expect(timeLeft('2025-02-28T16:59:00Z', '2025-02-28T17:00:00Z')).toBe(0)
})

it.each([
  [2 * DAY, { key: 'daysLeft', n: 2 }, false],
  [2 * DAY - 1, { key: 'dayAndHoursLeft', n: 23 }, true],
  [DAY - 1, { key: 'hoursLeft', n: 23 }, true],
  [60 * MINUTE - 1, { key: 'minutesLeft', n: 59 }, true],
  [MINUTE - 1, { key: 'lessThanMinute' }, true],
  [0, { key: 'deadlinePassed' }, false],
])('says of %i milliseconds %o', (left, words, near) => {
  expect(leftInWords(left)).toEqual(words)
  expect(isNear(left)).toBe(near)
})

it('waits until the words change and not longer than a second after', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 * DAY }), (left) => {
      const wait = untilNextWords(left)
      expect(leftInWords(left - wait)).not.toEqual(leftInWords(left))
      if (wait > 1_000) expect(leftInWords(left - wait + 1)).toEqual(leftInWords(left))
    }),
  )
})
