import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  decimal,
  div,
  equals,
  fraction,
  gcd,
  mul,
  parseDecimal,
  type RoundingMode,
  ratio,
  round,
  sub,
  sum,
  toDecimalText,
  toExactDecimalText,
  toFractionText,
} from '~/domain/rational'

const rationals = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([n, d]) => ratio(n, d))

describe('exactness', () => {
  it('adds a tenth and two tenths to three tenths', () => {
    expect(add(decimal('0.1'), decimal('0.2'))).toEqual(decimal('0.3'))
  })
  it('makes a whole of three thirds', () => {
    expect(sum([fraction('1/3'), fraction('1/3'), fraction('1/3')])).toEqual({ n: 1n, d: 1n })
  })
  it('keeps lowest terms and a positive denominator', () => {
    expect(ratio(6n, -4n)).toEqual({ n: -3n, d: 2n })
    expect(ratio(0n, -7n)).toEqual({ n: 0n, d: 1n })
  })
  it('refuses to divide by zero', () => {
    expect(() => ratio(1n, 0n)).toThrow(RangeError)
    expect(() => div(decimal('1'), decimal('0.0'))).toThrow(RangeError)
  })
  it('finds the greatest common divisor beyond the integers of doubles', () => {
    const prime = 2n ** 61n - 1n
    expect(gcd(prime * 12n, prime * 18n)).toBe(prime * 6n)
    expect(gcd(prime * 12n, 18n)).toBe(6n)
    expect(gcd(18n, -(prime * 12n))).toBe(6n)
    expect(gcd(0n, prime)).toBe(prime)
  })
})

describe('laws', () => {
  it('subtracts what it added and divides by what it multiplied', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        expect(sub(add(a, b), b)).toEqual(a)
        if (b.n !== 0n) expect(div(mul(a, b), b)).toEqual(a)
      }),
    )
  })
  it('distributes, and compares like the sign of the difference', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)))
        const difference = sub(a, b).n
        expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
        expect(equals(a, b)).toBe(difference === 0n)
      }),
    )
  })
  it('reads back its own text', () => {
    fc.assert(
      fc.property(rationals, fc.integer({ min: 0, max: 12 }), (value, digits) => {
        expect(fraction(toFractionText(value))).toEqual(value)
        expect(decimal(toDecimalText(value, digits))).toEqual(round(value, digits, 'half-up'))
      }),
    )
  })
})

describe('decimal text', () => {
  it.each([
    ['0.15', 3n, 20n],
    ['7.50', 15n, 2n],
    ['-3', -3n, 1n],
    ['+0.0', 0n, 1n],
    ['007', 7n, 1n],
  ])('reads %s', (text, n, d) => {
    expect(parseDecimal(text)).toEqual({ n, d })
  })
  it.each(['', '.', '.5', '5.', '1e3', '0x10', '1,5', ' 1', '1 ', '--1', 'NaN', 'Infinity', '١'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
      expect(() => decimal(text)).toThrow(RangeError)
    },
  )
  it('gives the shortest exact text, or none', () => {
    expect(['7.50', '100', '-0.125', '0'].map((text) => toExactDecimalText(decimal(text)))).toEqual([
      '7.5',
      '100',
      '-0.125',
      '0',
    ])
    expect(toExactDecimalText(fraction('1/3'))).toBeUndefined()
  })
})

describe('rounding', () => {
  it.each<[string, number, Record<RoundingMode, string>]>([
    ['2.5', 0, { 'half-up': '3', 'half-even': '2', down: '2', up: '3' }],
    ['3.5', 0, { 'half-up': '4', 'half-even': '4', down: '3', up: '4' }],
    ['-2.5', 0, { 'half-up': '-3', 'half-even': '-2', down: '-2', up: '-3' }],
    ['2.51', 0, { 'half-up': '3', 'half-even': '3', down: '2', up: '3' }],
    ['2.49', 0, { 'half-up': '2', 'half-even': '2', down: '2', up: '3' }],
    ['1.005', 2, { 'half-up': '1.01', 'half-even': '1.00', down: '1.00', up: '1.01' }],
    ['-0.004', 2, { 'half-up': '0.00', 'half-even': '0.00', down: '0.00', up: '-0.01' }],
    ['7', 2, { 'half-up': '7.00', 'half-even': '7.00', down: '7.00', up: '7.00' }],
  ])('%s to %i digits', (text, digits, expected) => {
    const modes = Object.keys(expected) as RoundingMode[]
    const rounded = modes.map((mode) => [mode, toDecimalText(decimal(text), digits, mode)])
    expect(Object.fromEntries(rounded)).toEqual(expected)
    for (const mode of modes) expect(round(decimal(text), digits, mode)).toEqual(decimal(expected[mode]))
  })
})
