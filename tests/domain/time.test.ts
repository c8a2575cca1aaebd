import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closingTime,
  endOfMinute,
  isOpen,
  parseTime,
  toInstant,
  toLocal,
  toMilliseconds,
  windowState,
  type Zone,
  zones,
} from '~/domain/time'

const anyZone = fc.constantFrom<Zone>('WIB', 'WITA', 'WIT')
const anyInstant = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())

describe('local time and UTC', () => {
  it('converts in the three zones', () => {
    expect(toInstant({ date: '2025-02-28', time: '23.59' }, 'WIB')).toBe('2025-02-28T16:59:00.000Z')
    expect(toInstant({ date: '2025-02-28', time: '23.59' }, 'WITA')).toBe('2025-02-28T15:59:00.000Z')
    expect(toInstant({ date: '2025-03-01', time: '00:30' }, 'WIT')).toBe('2025-02-28T15:30:00.000Z')
    expect(toLocal('2025-02-28T17:00:59.999Z', 'WIB')).toEqual({ date: '2025-03-01', time: '00.00' })
  })

  it('agrees with the time zone database since 1990', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const parts = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zones[zone].iana,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(new Date(instant))
        const { date, time } = toLocal(instant, zone)
        expect(`${date} ${time.replace('.', ':')}`).toBe(parts)
      }),
    )
  })

  it('comes back to the beginning of the minute', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const minute = `${instant.slice(0, 16)}:00.000Z`
        expect(toInstant(toLocal(instant, zone), zone)).toBe(minute)
      }),
    )
  })

  it('refuses what does not exist', () => {
    expect(() => toInstant({ date: '2025-02-29', time: '10.00' }, 'WIB')).toThrow(RangeError)
    expect(() => toInstant({ date: '2025-02-28', time: '24.00' }, 'WIB')).toThrow(RangeError)
    expect(() => toMilliseconds('2025-02-28')).toThrow(RangeError)
    expect(() => toMilliseconds('2025-02-28T10:00:00+07:00')).toThrow(RangeError)
  })
})

it.each([
  ['7.05', '07.05'],
  ['07:05', '07.05'],
  ['2359', '23.59'],
  ['24.00', null],
  ['12.60', null],
  ['12', null],
  ['', null],
])('parseTime reads %j as %j', (typed, time) => expect(parseTime(typed)).toBe(time))

describe('windows', () => {
  const window = { opensAt: '2025-02-01T01:00:00.000Z', closesAt: '2025-02-28T16:59:00.000Z' }

  it('23.59 includes that minute to its last millisecond', () => {
    expect(endOfMinute(window.closesAt)).toBe('2025-02-28T17:00:00.000Z')
    expect(isOpen(window, [], '2025-02-28T16:59:59.999Z')).toBe(true)
    expect(isOpen(window, [], '2025-02-28T17:00:00.000Z')).toBe(false)
  })

  it('opens at the first millisecond of its minute', () => {
    expect(windowState(window, [], '2025-02-01T00:59:59.999Z')).toBe('before')
    expect(windowState(window, [], '2025-02-01T01:00:00.000Z')).toBe('open')
    expect(windowState(window, [], '2025-03-01T00:00:00.000Z')).toBe('closed')
  })

  it('the latest extension counts, an earlier one shortens nothing', () => {
    const extensions = [{ until: '2025-03-02T16:59:00.000Z' }, { until: '2025-02-20T16:59:00.000Z' }]
    expect(closingTime(window, extensions)).toBe('2025-03-02T16:59:00.000Z')
    expect(isOpen(window, extensions, '2025-03-02T16:59:30.000Z')).toBe(true)
    expect(isOpen(window, [{ until: '2025-02-20T16:59:00.000Z' }], '2025-02-28T10:00:00.000Z')).toBe(true)
  })

  it('without bounds it is open', () => {
    expect(isOpen({ opensAt: null, closesAt: null }, [], '2025-03-02T16:59:30.000Z')).toBe(true)
  })
})
