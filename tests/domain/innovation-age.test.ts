import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsBetween } from '~/domain/innovation-age'

describe('monthsBetween', () => {
  it.each([
    ['2024-03-03', '2025-05-02', 13],
    ['2024-03-03', '2025-05-03', 14],
    ['2024-03', '2025-03-01', 12],
    ['2024-03', '2025-02-28', 11],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-02-29', '2025-02-28', 12],
    ['2024-08-31', '2024-09-30', 1],
    ['2025-01-01', '2025-01-01', 0],
    ['2025-01-02', '2025-01-01', -1],
  ])('from %s until %s are %i', (start, end, months) => expect(monthsBetween(start, end)).toBe(months))

  it('refuses what is no date', () => {
    expect(() => monthsBetween('2024', '2025-01-01')).toThrow(RangeError)
    expect(() => monthsBetween('2024-01-01', '2025-02-30')).toThrow(RangeError)
  })

  it('n months later on the same day are n months, and never fewer a day after', () => {
    const day = fc.record({
      year: fc.integer({ min: 1990, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    const text = (time: Date) => time.toISOString().slice(0, 10)
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), ({ year, month, day: date }, months) => {
        const at = (extraMonths: number, extraDays: number) =>
          text(new Date(Date.UTC(year, month - 1 + extraMonths, date + extraDays)))
        expect(monthsBetween(at(0, 0), at(months, 0))).toBe(months)
        expect(monthsBetween(at(0, 0), at(months, -1))).toBe(months - 1)
        expect(monthsBetween(at(0, 0), at(months, 1))).toBe(months)
      }),
    )
  })
})
