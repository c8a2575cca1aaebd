import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvCode, type CsvSpelling, guardText, unguardText, writeCell } from '~/domain/csv'

const id: CsvSpelling = { dialect: 'id', zone: 'WIB' }
const intl: CsvSpelling = { dialect: 'intl', zone: 'WIB' }

describe('guardText', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+62 812', "'+62 812"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\0x', "'\0x"],
    ['   =1', "'   =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ["'=1", "''=1"],
    ["' '=1", "'' '=1"],
    ["'tanda", "'tanda"],
    ['a=1', 'a=1'],
    ['', ''],
    ["'", "'"],
    ['Nusa Jaya', 'Nusa Jaya'],
  ])('writes %j as %j and reads it back', (text, cell) => {
    expect(guardText(text)).toBe(cell)
    expect(unguardText(cell)).toBe(text)
  })

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...' \'=+-@\t\r\0\n"a') }),
  )

  test('is undone by unguardText for every text, and leaves no cell that runs as a formula', () => {
    fc.assert(
      fc.property(text, (input) => {
        const cell = guardText(input)
        expect(unguardText(cell)).toBe(input)
        expect('=+-@\t\r\0'.includes(cell.trimStart().charAt(0)) && cell.trimStart() !== '').toBe(false)
      }),
    )
  })
})

describe('writeCell', () => {
  test.each([
    ['0.1', '0,1'],
    ['-12.50', '-12,50'],
    ['9999999999999999999999.000000001', '9999999999999999999999,000000001'],
    ['-7', '-7'],
  ])('writes the number %s with the mark of the dialect', (decimal, indonesian) => {
    expect(writeCell('number', decimal, id)).toBe(indonesian)
    expect(writeCell('number', decimal, intl)).toBe(decimal)
  })

  test.each(['1e5', '1,5', '.5', '5.', '+1', '', 'NaN', ' 1', '1/3'])('refuses the number %j', (decimal) => {
    expect(() => writeCell('number', decimal, id)).toThrow(new RangeError(`Not an exact decimal: ${decimal}`))
  })

  test('writes integers, also those beyond doubles', () => {
    expect(writeCell('integer', -3, id)).toBe('-3')
    expect(writeCell('integer', 2n ** 64n, intl)).toBe('18446744073709551616')
    expect(() => writeCell('integer', 1.5, id)).toThrow(new RangeError('Not a safe integer: 1.5'))
  })

  test.each<[CsvCode, string]>([
    [{ code: '36.71', name: 'Kota Tangerang' }, '36.71 Kota Tangerang'],
    [{ code: '-1', name: 'Rintisan' }, "'-1 Rintisan"],
    ['36.71.07.1004', '36.71.07.1004'],
    ['R2', 'R2'],
    ['kebaruan', 'kebaruan'],
    ['0190f1c2-7b1e-7c3a-9b1e-2f6d1c0a7e55', '0190f1c2-7b1e-7c3a-9b1e-2f6d1c0a7e55'],
    ['36', "'36"],
    ['36.71', "'36.71"],
    ['36.71.07', "'36.71.07"],
    ['1.2', "'1.2"],
    ['198001012005011001', "'198001012005011001"],
    ['1E5', "'1E5"],
    ['12/5', "'12/5"],
    ['DES-01', "'DES-01"],
    ['1-mei-24', "'1-mei-24"],
    ['=A1', "'=A1"],
  ])('writes the code %j so that it stays a code', (code, cell) => {
    expect(writeCell('code', code, id)).toBe(cell)
  })

  test.each(['', 'a b', "'a", ' a'])('refuses the code %j', (code) => {
    expect(() => writeCell('code', code, id)).toThrow(new RangeError(`Not a code: ${JSON.stringify(code)}`))
  })

  test('writes instants in the zone asked for', () => {
    const instant = '2026-12-31T18:30:00.999Z'
    expect(writeCell('datetime', instant, { dialect: 'id', zone: 'WITA' })).toBe('2027-01-01 02:30:00')
    expect(writeCell('datetime', instant, { dialect: 'intl', zone: 'WIT' })).toBe('2027-01-01T03:30:00+09:00')
    expect(() => writeCell('datetime', '2026-12-31', id)).toThrow(
      new RangeError('Not an instant in UTC: 2026-12-31'),
    )
  })

  test('writes nothing as an empty cell, in every type', () => {
    const types = ['text', 'number', 'integer', 'code', 'datetime'] as const
    expect(types.flatMap((type) => [writeCell(type, null, id), writeCell(type, undefined, intl)])).toEqual(
      new Array(10).fill(''),
    )
  })
})
