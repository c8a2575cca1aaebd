import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CanonicalValue, canonicalJson } from '~/domain/canonical-json'

const text = fc.string({ unit: 'binary' })
const { value } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('value')),
    fc.dictionary(text, tie('value')),
  ),
}))

describe('canonicalJson', () => {
  test('writes the sorting example of RFC 8785, section 3.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(canonicalJson(example)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    )
  })

  test('writes the strings and literals of the example in RFC 8785, section 3.2.2', () => {
    const example = {
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('agrees with an independent implementation and reads back as the same value', () => {
    fc.assert(
      fc.property(value, (input) => {
        const written = canonicalJson(input)
        expect(written).toBe(canonicalize(input))
        expect(canonicalJson(JSON.parse(written))).toBe(written)
      }),
    )
  })

  test('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(text, value), (input) => {
        const reversed = Object.fromEntries(Object.entries(input).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(input))
      }),
    )
  })

  const cycle: Record<string, unknown> = {}
  cycle.self = { cycle }

  test.each([
    ['a fraction', { total: 87.5 }, 'the number 87.5, not a safe integer at $.total'],
    [
      'an integer that doubles cannot hold',
      [2 ** 53],
      'the number 9007199254740992, not a safe integer at $[0]',
    ],
    ['NaN', Number.NaN, 'the number NaN, not a safe integer at $'],
    ['infinity', [1, [Number.NEGATIVE_INFINITY]], 'the number -Infinity, not a safe integer at $[1][0]'],
    ['minus zero', { a: [-0] }, '-0 at $.a[0]'],
    ['undefined', { reason: undefined }, 'undefined at $.reason'],
    ['a hole', new Array(1), 'undefined at $[0]'],
    ['a BigInt', { n: 1n }, 'bigint at $.n'],
    ['a function', [() => 1], 'function at $[0]'],
    ['a symbol', [Symbol('s')], 'symbol at $[0]'],
    ['a symbol key', { [Symbol('s')]: 1 }, 'an object that is not plain at $'],
    ['a date', { at: new Date(0) }, 'an object that is not plain at $.at'],
    ['a map', new Map(), 'an object that is not plain at $'],
    ['a lone surrogate', { name: '\ud83d' }, 'a lone surrogate at $.name'],
    ['a lone surrogate in a key', { '\ude00': 1 }, 'a lone surrogate at $ (key)'],
    ['a cycle', cycle, 'a cycle at $.self.cycle'],
  ])('refuses %s', (_name, input, reason) => {
    expect(() => canonicalJson(input)).toThrow(new TypeError(`Canonical JSON cannot hold ${reason}`))
  })

  test('takes the same object twice, as long as it does not hold itself', () => {
    const shared = { code: '36.71' }
    expect(canonicalJson([shared, shared])).toBe('[{"code":"36.71"},{"code":"36.71"}]')
  })
})
