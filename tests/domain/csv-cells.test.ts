import { describe, expect, test } from 'vitest'
import type { CsvType } from '~/domain/csv'
import { type CsvDelimiter, readCell } from '~/domain/csv-cells'

const read = (type: CsvType, cell: string, delimiter: CsvDelimiter = ';') => {
  const reading = readCell(type, cell, { delimiter, zone: 'WIB' })
  return reading.ok ? reading.value : { fault: reading.kind }
}

const ambiguous = { fault: 'ambiguous_number' }
const grouped = { fault: 'grouped_number' }
const notNumber = { fault: 'not_number' }

describe('readCell', () => {
  test.each([
    ['87,5', '87.5', '87.5', '87.5'],
    ['87.5', '87.5', '87.5', '87.5'],
    [' -0,25 ', '-0.25', '-0.25', '-0.25'],
    ['1.234', ambiguous, '1.234', ambiguous],
    ['1,234', '1.234', ambiguous, ambiguous],
    ['0.125', '0.125', '0.125', '0.125'],
    ['0,125', '0.125', '0.125', '0.125'],
    ['1234.567', '1234.567', '1234.567', '1234.567'],
    ['12.3456', '12.3456', '12.3456', '12.3456'],
    ['1.234,5', grouped, grouped, grouped],
    ['1,234,567', grouped, grouped, grouped],
    ['007', '7', '7', '7'],
    ['012,500', '12.5', '12.5', '12.5'],
    ['100,00', '100', '100', '100'],
    ['-0,0', '0', '0', '0'],
    ['1 000', notNumber, notNumber, notNumber],
    ['1e3', notNumber, notNumber, notNumber],
    ['5,', notNumber, notNumber, notNumber],
    [',5', notNumber, notNumber, notNumber],
    ['+5', notNumber, notNumber, notNumber],
    ['sembilan', notNumber, notNumber, notNumber],
    ['', null, null, null],
  ])('reads the number %j beside ; , and TAB', (cell, semicolon, comma, tab) => {
    expect([read('number', cell, ';'), read('number', cell, ','), read('number', cell, '\t')]).toEqual([
      semicolon,
      comma,
      tab,
    ])
  })

  test.each([
    ['-12', -12],
    ['-0', 0],
    [' 7 ', 7],
    ['1.000', { fault: 'not_integer' }],
    ['7,0', { fault: 'not_integer' }],
    ['9007199254740992', { fault: 'integer_too_large' }],
    [' ', null],
  ])('reads the integer %j', (cell, value) => {
    expect(read('integer', cell)).toEqual(value)
  })

  test.each([
    ['36.71 Kota Tangerang', '36.71'],
    ["'36.71", '36.71'],
    [' 36.71.07.1004 ', '36.71.07.1004'],
    ["'-1 Rintisan", '-1'],
    ['', null],
  ])('reads the code %j', (cell, value) => {
    expect(read('code', cell)).toBe(value)
  })

  test.each([
    ['2026-03-05 14:08', '2026-03-05T07:08:00.000Z'],
    ['2026-03-05 00:08:09', '2026-03-04T17:08:09.000Z'],
    ['2026-03-05T14:08:09Z', '2026-03-05T14:08:09.000Z'],
    ['2026-03-05T14:08:09+09:00', '2026-03-05T05:08:09.000Z'],
    ['2026-02-30 14:08', { fault: 'not_datetime' }],
    ['2026-13-01 14:08', { fault: 'not_datetime' }],
    ['2026-03-05 25:08', { fault: 'not_datetime' }],
    ['05/03/2026 14.08', { fault: 'not_datetime' }],
    ['', null],
  ])('reads the date and time %j', (cell, value) => {
    expect(read('datetime', cell)).toEqual(value)
  })

  test('keeps text as it is but for one apostrophe of the guard', () => {
    expect([read('text', " ''=1 "), read('text', "''=1 "), read('text', "'jadi"), read('text', '')]).toEqual([
      " ''=1 ",
      "'=1 ",
      "'jadi",
      '',
    ])
  })
})
