import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '~/domain/calendar'
import { correctionChoice, giveCorrectionTime, isOverdue } from '~/domain/correction-time'
import { toInstant, toLocal } from '~/domain/time'

const NOW = '2026-03-30T18:30:00.000Z' // 31 March, 01.30 WIB
const TIME = { days: 3, longest: 14 }
const choice = correctionChoice(TIME, NOW, 'WIB')
const give = (until: string, closing: string | null = '2026-03-31T16:59:00.000Z') =>
  giveCorrectionTime(until, choice, { now: NOW, zone: 'WIB', closing })

describe('the time for corrections', () => {
  it('is counted in days of the competition’s zone, to the end of the day', () => {
    expect(choice).toEqual({
      proposed: { date: '2026-04-03', time: '23.59' },
      latest: { date: '2026-04-14', time: '23.59' },
    })
    expect(correctionChoice(TIME, NOW, 'WIT').proposed.date).toBe('2026-04-03')
    expect(correctionChoice(TIME, '2026-12-30T03:00:00.000Z', 'WIB').proposed.date).toBe('2027-01-02')
  })

  it('is never shorter than the closing time for everybody', () => {
    expect(give('2026-03-31T05:00:00.000Z')).toEqual({ until: '2026-03-31T16:59:00.000Z' })
    expect(give('2026-04-03T16:59:00.000Z')).toEqual({ until: '2026-04-03T16:59:00.000Z' })
  })

  it('is neither past nor beyond what the rules allow', () => {
    expect(give('2026-03-30T18:30:00.000Z')).toEqual({ until: '2026-03-31T16:59:00.000Z' })
    expect(give('2026-03-30T18:29:00.000Z')).toEqual({ refused: 'in_the_past' })
    expect(give('2026-04-14T16:59:00.000Z')).toEqual({ until: '2026-04-14T16:59:00.000Z' })
    expect(give('2026-04-14T17:00:00.000Z')).toEqual({
      refused: 'too_late',
      latest: '2026-04-14T16:59:00.000Z',
    })
    expect(give('2026-04-20T16:59:00.000Z', '2026-04-30T16:59:00.000Z')).toEqual({
      until: '2026-04-30T16:59:00.000Z',
    })
  })

  it('can always be given as it is proposed, whatever the rules, the day and the zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 11, 31) }),
        fc.constantFrom('WIB' as const, 'WITA' as const, 'WIT' as const),
        (days, more, at, zone) => {
          const now = new Date(at).toISOString()
          const offered = correctionChoice({ days, longest: days + more }, now, zone)
          const until = toInstant(offered.proposed, zone)
          expect(giveCorrectionTime(until, offered, { now, zone, closing: null })).toEqual({ until })
          expect(offered.latest.date).toBe(addDays(toLocal(now, zone).date, days + more))
        },
      ),
    )
  })
})

it('is overdue only when it was given and is over, and nothing was sent', () => {
  const until = '2026-04-03T16:59:00.000Z'
  expect(isOverdue('returned', 'closed', until)).toBe(true)
  expect(isOverdue('returned', 'open', until)).toBe(false)
  expect(isOverdue('returned', 'closed', null)).toBe(false)
  expect(isOverdue('draft', 'closed', until)).toBe(false)
  expect(isOverdue('submitted', 'submitted', until)).toBe(false)
})
