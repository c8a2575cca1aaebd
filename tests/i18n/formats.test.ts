import { describe, expect, it } from 'vitest'
import {
  formatDateTime,
  formatDecimal,
  formatNumber,
  formatShortDateTime,
  formatTime,
  toLocalInput,
} from '~/i18n'

const closing = '2025-02-28T16:59:00Z'

describe('dates', () => {
  it('are written in the zone, as officials write them', () => {
    expect(formatDateTime(closing, 'WIB', 'id')).toBe('Jumat, 28 Februari 2025 pukul 23.59 WIB')
    expect(formatDateTime(closing, 'WIT', 'id')).toBe('Sabtu, 1 Maret 2025 pukul 01.59 WIT')
    expect(formatDateTime(closing, 'WITA', 'en')).toBe('Saturday, 1 March 2025 at 00:59 WITA')
    expect(formatShortDateTime(closing, 'WIB', 'id')).toBe('28 Feb 2025, 23.59 WIB')
  })

  it('write midnight as 00', () => {
    expect(formatTime('2025-01-01T17:00:00Z', 'WIB', 'id')).toBe('00.00')
    expect(toLocalInput('2025-01-01T17:00:00Z', 'WIB')).toBe('2025-01-02T00:00')
  })
})

describe('numbers', () => {
  it('use the marks of the language', () => {
    expect(formatNumber(1234567.25, 'id')).toBe('1.234.567,25')
    expect(formatNumber(1234567.25, 'en')).toBe('1,234,567.25')
  })

  it('keep every digit of a decimal text', () => {
    expect(formatDecimal('-12345678901234567890.50', 'id')).toBe('−12.345.678.901.234.567.890,50')
    expect(formatDecimal('86.4', 'en')).toBe('86.4')
    expect(() => formatDecimal('1e3', 'id')).toThrow(RangeError)
  })
})
