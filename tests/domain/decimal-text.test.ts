import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, isDecimal, readDecimal, shiftDecimal } from '~/domain/decimal-text'
import { formatDecimal } from '~/domain/format'

/** Canonical decimals with up to `places` digits after the point. */
const decimals = (places = 6) =>
  fc
    .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat({ max: places }))
    .map(([digits, shift]) => {
      const text = `${digits < 0n ? -digits : digits}`.padStart(shift + 1, '0')
      const whole = text.slice(0, text.length - shift)
      const fraction = text.slice(text.length - shift).replace(/0+$/, '')
      const value = fraction ? `${whole}.${fraction}` : whole
      return digits < 0n ? `-${value}` : value
    })

describe('readDecimal', () => {
  it.each([
    ['1.234.567,891', '1234567.891'],
    ['1234567,891', '1234567.891'],
    ['1.500', '1500'],
    ['1.5', '1.5'],
    ['0,50', '0.5'],
    ['007', '7'],
    ['-0', '0'],
    ['−3,25', '-3.25'],
    ['1234.567', '1234.567'],
    ['1.50', null],
    ['1.2345.678', null],
    ['1,234.5', null],
    ['1,2,3', null],
    ['12 ', '12'],
    ['1 500', null],
    ['', null],
    ['dua', null],
    ['1e5', null],
    ['9'.repeat(40), null],
  ])('reads %j in Indonesian as %j', (typed, value) => expect(readDecimal(typed, 'id')).toBe(value))

  it.each([
    ['1,234,567.891', '1234567.891'],
    ['1.500', '1.5'],
    ['1,500', '1500'],
    ['1,5', null],
    ['1.234.567', null],
  ])('reads %j in English as %j', (typed, value) => expect(readDecimal(typed, 'en')).toBe(value))

  it('reads back what formatDecimal writes', () => {
    fc.assert(
      fc.property(decimals(), fc.constantFrom('id', 'en'), (value, locale) => {
        expect(readDecimal(formatDecimal(value, locale), locale)).toBe(value)
      }),
    )
  })

  it('never refuses a canonical decimal, so that what it refuses is recognized as unread', () => {
    fc.assert(
      fc.property(decimals(), fc.constantFrom('id', 'en'), (value, locale) => {
        expect(isDecimal(value)).toBe(true)
        expect(readDecimal(value, locale)).not.toBe(null)
      }),
    )
  })
})

describe('compareDecimals', () => {
  it('compares as integers of one scale do', () => {
    const small = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(small, small, (a, b) => {
        const text = (n: number) => shiftless(n)
        expect(compareDecimals(text(a), text(b))).toBe(Math.sign(a - b))
      }),
    )
  })

  it('is exact where floating point is not', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1)
    expect(compareDecimals('-0.5', '0')).toBe(-1)
  })
})

it('shiftDecimal multiplies by powers of ten', () => {
  expect(shiftDecimal('1.5', 6)).toBe('1500000')
  expect(shiftDecimal('1.2345', 3)).toBe('1234.5')
  expect(shiftDecimal('-0.5', 1)).toBe('-5')
  expect(shiftDecimal('0', 6)).toBe('0')
  expect(shiftDecimal('1'.repeat(28), 9)).toBe(null)
})

/** Thousandths as a canonical decimal. */
function shiftless(thousandths: number): string {
  const value = readDecimal(`${thousandths < 0 ? '-' : ''}${(Math.abs(thousandths) / 1000).toFixed(3)}`, 'en')
  return value ?? ''
}
