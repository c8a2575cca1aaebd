import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDate, parseDate } from '~/domain/calendar'
import {
  formatDate,
  formatDateTime,
  formatDayDate,
  formatDecimal,
  formatMoney,
  formatPercent,
  formatRelative,
  formatShortDateTime,
  formatTime,
} from '~/domain/format'

const deadline = '2025-02-28T16:59:00.000Z'

describe('numbers', () => {
  it('writes them as the locale does', () => {
    expect(formatDecimal('1234567.891', 'id')).toBe('1.234.567,891')
    expect(formatDecimal('1234567.891', 'en')).toBe('1,234,567.891')
    expect(formatDecimal('-123456', 'id')).toBe('-123.456')
    expect(formatDecimal('123', 'id')).toBe('123')
    expect(formatMoney('1500000', 'id')).toBe('Rp\u00A01.500.000')
    expect(formatMoney('-1500000', 'id')).toBe('-Rp\u00A01.500.000')
    expect(formatPercent('12.5', 'id')).toBe('12,5%')
    expect(formatPercent('12.5', 'en')).toBe('12.5%')
  })

  it('groups as CLDR does', () => {
    const exact = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    fc.assert(
      fc.property(exact, (n) => {
        expect(formatDecimal(String(n), 'id')).toBe(new Intl.NumberFormat('id-ID').format(n))
        expect(formatDecimal(String(n), 'en')).toBe(new Intl.NumberFormat('en').format(n))
      }),
    )
  })
})

describe('dates and times', () => {
  it('writes them as documents do', () => {
    expect(formatDate('2026-03-05', 'id')).toBe('5 Maret 2026')
    expect(formatDayDate('2025-02-28', 'en')).toBe('Friday, 28 February 2025')
    expect(formatDateTime(deadline, 'WIB', 'id')).toBe('Jumat, 28 Februari 2025 pukul 23.59 WIB')
    expect(formatDateTime(deadline, 'WIT', 'en')).toBe('Saturday, 1 March 2025 at 01:59 WIT')
    expect(formatShortDateTime(deadline, 'WIB', 'id')).toBe('28 Februari 2025 23.59 WIB')
    expect(formatTime('2025-02-28T03:42:10.000Z', 'WIB', 'id')).toBe('10.42')
    expect(formatTime('2025-02-28T03:42:10.000Z', 'WIB', 'en')).toBe('10:42')
  })

  it('names days and months as CLDR does, and reads its own dates back', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, (moment) => {
        const date = moment.toISOString().slice(0, 10)
        const options = {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        } as const
        expect(formatDayDate(date, 'id')).toBe(new Intl.DateTimeFormat('id-ID', options).format(moment))
        expect(parseDate(formatDayDate(date, 'id'))).toBe(date)
        expect(parseDate(formatDate(date, 'en'))).toBe(date)
      }),
    )
  })

  it.each([
    ['1 Pebruari 2024', '2024-02-01'],
    ['17 Agt 2024', '2024-08-17'],
    ['3 May 2024', '2024-05-03'],
    ['1/13/2024', null],
    ['28/02/25', null],
    ['28/02-2025', null],
    ['29 Februari 2025', null],
    ['besok', null],
  ])('parseDate reads %j as %j', (typed, date) => expect(parseDate(typed)).toBe(date))

  it('knows real dates only', () => {
    expect(['2024-02-29', '2025-02-29', '2025-2-3', '0999-01-01', '2025-02-30T'].map(isDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(() => formatDate('2025-02-29', 'id')).toThrow(RangeError)
  })
})

it.each([
  ['2025-02-25T12:00:00.000Z', '3 hari 4 jam lagi', 'in 3 days 4 hours'],
  ['2025-02-27T16:59:00.000Z', '1 hari lagi', 'in 1 day'],
  ['2025-02-28T15:29:00.000Z', '1 jam 30 menit lagi', 'in 1 hour 30 minutes'],
  ['2025-02-28T16:57:30.000Z', '1 menit lagi', 'in 1 minute'],
  ['2025-02-28T16:58:30.000Z', 'kurang dari 1 menit lagi', 'in less than 1 minute'],
  ['2025-02-28T17:11:00.000Z', '12 menit yang lalu', '12 minutes ago'],
])('formatRelative at %s', (now, id, en) => {
  expect(formatRelative(deadline, now, 'id')).toBe(id)
  expect(formatRelative(deadline, now, 'en')).toBe(en)
})
