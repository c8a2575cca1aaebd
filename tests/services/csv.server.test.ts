import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { CsvFault } from '~/domain/csv-faults'
import { type CsvFormat, readCsv } from '~/services/csv.server'
import { fromSchema } from '~/services/csv-schema.server'

const schema = z.object({
  code: z
    .string()
    .check(z.refine((code) => code !== 'x', { params: { kind: 'unknown_criterion', known: 3 } })),
  name: z.string().check(z.minLength(1), z.maxLength(20)),
  weight: z.nullable(z.string()),
  max: z.number().check(z.minimum(1), z.maximum(100)),
  type: z.nullable(z.enum(['range', 'levels'])),
})

const format: CsvFormat<z.infer<typeof schema>> = {
  columns: [
    { name: 'code', type: 'code' },
    { name: 'name', type: 'text' },
    { name: 'weight', type: 'number' },
    { name: 'max', type: 'integer' },
    { name: 'type', type: 'text', optional: true },
  ],
  readRow: fromSchema(schema),
}

const read = (text: string | Buffer, limits: Partial<CsvFormat<unknown>> = {}) => {
  const reading = readCsv(Buffer.from(text as string), { ...format, ...limits, readRow: format.readRow })
  return reading.ok ? reading.rows : reading.faults
}

const fault = (
  line: number,
  column: number | null,
  columnName: string | null,
  kind: string,
  params: CsvFault['params'] = {},
): CsvFault => ({ line, column, columnName, kind, params })

const row = (line: number, code: string, name: string, weight: string | null, max: number) => ({
  line,
  value: { code, name, weight, max, type: null },
})

describe('readCsv', () => {
  test.each([
    ['semicolons, byte order mark, CRLF', '\ufeffcode;name;weight;max\r\n1.1 Baru;Kebaruan;12,5;10\r\n'],
    ['commas', 'code,name,weight,max\n1.1,Kebaruan,12.5,10'],
    ['tabs', 'code\tname\tweight\tmax\n1.1\tKebaruan\t12,5\t10\n'],
    ['other order and case of names', 'MAX; Weight ;code;NAME\r\n10;12.5;1.1;Kebaruan\r\n'],
    ['old Mac line ends', 'code;name;weight;max\r1.1;Kebaruan;12,5;10\r'],
    ['quotes around everything', '"code";"name";"weight";"max"\r\n"1.1";"Kebaruan";"12,5";"10"\r\n'],
    ['empty cells that a spreadsheet adds', 'code;name;weight;max;;\r\n1.1;Kebaruan;12,5;10;;\r\n;;;;;\r\n'],
  ])('reads a file with %s', (_what, text) => {
    expect(read(text)).toEqual([row(2, '1.1', 'Kebaruan', '12.5', 10)])
  })

  test('counts physical lines, whatever their ends, inside quotes and out', () => {
    const text =
      'code;name;weight;max\r\na;"two\nlines";1;1\n\nb;"three\r\nmore\rlines";2;2\rc;plain;3;3\r\nd;"x;y";4;4'
    expect(read(text)).toEqual([
      row(2, 'a', 'two\nlines', '1', 1),
      row(5, 'b', 'three\r\nmore\rlines', '2', 2),
      row(8, 'c', 'plain', '3', 3),
      row(9, 'd', 'x;y', '4', 4),
    ])
  })

  test('brings all faults of all lines, and no row', () => {
    const text = [
      'code;type;name;weight;max',
      'a;range;Baik;1;10',
      'x;skor;"Nama\nyang amat panjang sekali";1.234;0',
      'x;skor;"Nama\nyang amat panjang sekali";1,5;0',
      ';;;;10',
      'b;range;Baik;1',
      'c;range;Baik;1;10;;lebih',
      'd;range;Baik;1;1.000',
    ].join('\r\n')
    expect(read(text)).toEqual([
      fault(3, 4, 'weight', 'ambiguous_number', { value: '1.234' }),
      fault(5, 1, 'code', 'unknown_criterion', { known: '3' }),
      fault(5, 3, 'name', 'too_long', { max: '20' }),
      fault(5, 5, 'max', 'too_small', { min: '1' }),
      fault(5, 2, 'type', 'not_allowed', { allowed: 'range, levels' }),
      fault(7, 1, 'code', 'required'),
      fault(7, 3, 'name', 'required'),
      fault(7, 2, 'type', 'required'),
      fault(8, null, null, 'missing_cells', { expected: 5, found: 4 }),
      fault(9, null, null, 'extra_cells', { expected: 5, found: 7 }),
      fault(10, 5, 'max', 'not_integer', { value: '1.000' }),
    ])
  })

  test('takes each declared column once and no other', () => {
    expect(read('code;__proto__;constructor;CODE;weight;max\r\na;b;c;d;1;1')).toEqual([
      fault(1, 2, '__proto__', 'unknown_column', { name: '__proto__' }),
      fault(1, 3, 'constructor', 'unknown_column', { name: 'constructor' }),
      fault(1, 4, 'code', 'duplicate_column', { name: 'code' }),
      fault(1, null, 'name', 'missing_column', { name: 'name' }),
    ])
    expect(read(`code;${'a;'.repeat(500)}b\r\n`)).toEqual([
      fault(1, null, null, 'too_many_columns', { max: 500 }),
    ])
  })

  test.each([
    ['nothing', ''],
    ['a byte order mark only', '\ufeff'],
    ['an empty first line', '\r\ncode;name;weight;max'],
  ])('asks for a header where there is %s', (_what, text) => {
    expect(read(text)).toEqual([fault(1, null, null, 'no_header')])
  })

  test('names the encoding that it cannot read, and the line', () => {
    const text = 'code;name;weight;max\r\na;b;1;1\r\nc;Caf\u00e9;1;1\r\n'
    expect(read(Buffer.from(text, 'latin1'))).toEqual([fault(3, null, null, 'not_utf8')])
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual([fault(1, null, null, 'utf16')])
    expect(read(Buffer.from(text, 'utf16le'))).toEqual([fault(1, null, null, 'utf16')])
    expect(read(Buffer.from(text, 'utf16le').swap16())).toEqual([fault(1, null, null, 'utf16')])
  })

  test('keeps its limits', () => {
    const text = `code;name;weight;max\r\n${'a;"b\nc";1;1\r\n'.repeat(4)}`
    expect(read(text, { maxBytes: 60 })).toEqual([fault(1, null, null, 'file_too_large', { max: 1 })])
    expect(read(text, { maxRows: 3 })).toEqual([fault(8, null, null, 'too_many_rows', { max: 3 })])
    expect(read(text, { maxRows: 4, maxBytes: text.length })).toHaveLength(4)
  })

  test.each([
    ['a quote that does not close', 'a;b;1;1\r\nc;"d;1;1\r\ne;f;1;1\r\n', 3],
    ['letters after a closing quote', 'a;"b"c;1;1\r\n', 2],
  ])('says where there is %s', (_what, body, line) => {
    expect(read(`code;name;weight;max\r\n${body}`)).toEqual([fault(line, null, null, 'bad_quotes')])
  })

  test('places the faults that a service finds later', () => {
    const reading = readCsv(Buffer.from('name,code,weight,max\na,b,1,1\n'), format)
    expect(
      reading.ok && reading.place(2, { columnName: 'code', kind: 'duplicate_code', params: { code: 'b' } }),
    ).toEqual(fault(2, 2, 'code', 'duplicate_code', { code: 'b' }))
  })

  test('finds a planted fault on its physical line, whatever texts stand before it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ';', ',', '\n', '\r', '\r\n', '"', "'", '=', 'é') })
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), lineEnd, (names, end) => {
        const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
        const before = [
          'code;name;weight;max',
          ...names.map((name) => `a;${quote(name || 'x')};1;1`),
          '',
        ].join(end)
        const line = before.split(/\r\n|\r|\n/).length
        const reading = readCsv(Buffer.from(`${before}a;b;salah;1${end}`), {
          ...format,
          readRow: (cells) => ({ value: cells }),
        })
        expect(!reading.ok && reading.faults).toEqual([
          fault(line, 3, 'weight', 'not_number', { value: 'salah' }),
        ])
      }),
    )
  })
})
