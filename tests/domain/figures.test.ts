import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalsToTellApart, figureOf } from '~/domain/figures'
import {
  compare,
  decimal,
  equals,
  parseDecimal,
  ratio,
  toCommonUnits,
  toDecimalText,
} from '~/domain/rational'

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 9_999n }))
  .map(([n, d]) => ratio(n, d))

describe('decimalsToTellApart', () => {
  it('takes two decimals where they suffice, more where they do not, twelve at most', () => {
    expect(decimalsToTellApart(['86', '86', '70.5'].map(decimal))).toBe(2)
    expect(decimalsToTellApart(['86.0004', '86', '70.5'].map(decimal))).toBe(4)
    expect(decimalsToTellApart(['1', '0.99999999999999'].map(decimal))).toBe(12)
  })

  it('counts again from the top when more decimals join what fewer told apart', () => {
    // With two decimals 0.45 and 0.44, with three both 0.445; the last two need three.
    expect(decimalsToTellApart(['0.4450', '0.4448', '0.1004', '0.1000'].map(decimal))).toBe(4)
  })

  it('shows any different values differently', () => {
    fc.assert(
      fc.property(fc.array(rational, { maxLength: 30 }), (values) => {
        const digits = decimalsToTellApart([...values].sort(compare))
        const texts = new Map(values.map((value) => [toDecimalText(value, digits), value]))
        return values.every((value) => equals(texts.get(toDecimalText(value, digits)) ?? value, value))
      }),
    )
  })
})

it('calls a figure exact when its text is the whole value', () => {
  expect(figureOf(ratio(1n, 3n), 2)).toEqual({ text: '0.33', exact: false, fraction: '1/3' })
  fc.assert(
    fc.property(rational, fc.integer({ min: 0, max: 12 }), (value, digits) => {
      const { text, exact } = figureOf(value, digits)
      expect(exact).toBe(equals(parseDecimal(text) ?? ratio(0n), value))
    }),
  )
})

it('brings values to one unit without changing their order', () => {
  expect(toCommonUnits([ratio(1n, 2n), ratio(1n, 3n), ratio(2n)])).toEqual([3, 2, 12])
  expect(toCommonUnits([ratio(10n ** 18n), ratio(1n, 3n)])).toEqual([3n * 10n ** 18n, 1n])
  fc.assert(
    fc.property(fc.array(rational), (values) => {
      const units = toCommonUnits(values)
      for (const [i, a] of values.entries())
        for (const [j, b] of values.entries()) {
          const [x, y] = [units[i] ?? 0, units[j] ?? 0]
          expect(x < y ? -1 : x > y ? 1 : 0).toBe(compare(a, b))
        }
    }),
    { numRuns: 40 },
  )
})
