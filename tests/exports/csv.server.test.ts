import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CsvSpelling } from '~/domain/csv'
import { type CsvColumn, writeCsv } from '~/exports/csv.server'
import { type CsvCells, readCsv } from '~/services/csv.server'

type Row = { no: number; note: string; score: string | null; code: string; at: string }

const columns: CsvColumn<Row>[] = [
  { name: 'no', type: 'integer', value: (row) => row.no },
  { name: 'note', type: 'text', value: (row) => row.note },
  { name: 'score', type: 'number', value: (row) => row.score },
  { name: 'code', type: 'code', value: (row) => ({ code: row.code, name: 'Kota Tangerang' }) },
  { name: 'at', type: 'datetime', value: (row) => row.at },
]

const row: Row = {
  no: 1,
  note: 'Bank sampah',
  score: '-87.50',
  code: '36.71',
  at: '2026-03-05T20:08:09.000Z',
}

async function text<R>(of: CsvColumn<R>[], rows: Iterable<R> | AsyncIterable<R>, spelling: CsvSpelling) {
  let all = ''
  for await (const chunk of writeCsv(of, rows, spelling)) all += chunk
  return all
}

describe('writeCsv', () => {
  test('writes the Indonesian dialect: byte order mark, semicolons, decimal comma, CRLF', async () => {
    expect(await text(columns, [row], { dialect: 'id', zone: 'WIB' })).toBe(
      '\ufeffno;note;score;code;at\r\n1;"Bank sampah";-87,50;"36.71 Kota Tangerang";2026-03-06 03:08:09\r\n',
    )
  })

  test('writes the international dialect: RFC 4180 and RFC 3339', async () => {
    expect(await text(columns, [row], { dialect: 'intl', zone: 'WIT' })).toBe(
      'no,note,score,code,at\r\n1,"Bank sampah",-87.50,"36.71 Kota Tangerang",2026-03-06T05:08:09+09:00\r\n',
    )
  })

  test('writes nothing for nothing', async () => {
    expect(await text(columns, [{ ...row, note: '', score: null }], { dialect: 'intl', zone: 'UTC' })).toBe(
      'no,note,score,code,at\r\n1,"",,"36.71 Kota Tangerang",2026-03-05T20:08:09+00:00\r\n',
    )
  })

  test('holds no more rows than a chunk while the rows come in', async () => {
    let pulled = 0
    async function* many() {
      for (; pulled < 2_100; pulled += 1) yield { ...row, no: pulled }
    }
    const lines: number[] = []
    const ahead: number[] = []
    for await (const chunk of writeCsv(columns, many(), { dialect: 'intl', zone: 'UTC' })) {
      lines.push(chunk.split('\r\n').length - 1)
      ahead.push(pulled - (lines.reduce((sum, count) => sum + count, 0) - 1))
    }
    expect(lines).toEqual([1, 500, 500, 500, 500, 100])
    expect(Math.max(...ahead)).toBe(0)
  })

  const instant = fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19)}.000Z`)
  const decimal = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.stringMatching(/^(\.[0-9]{0,8}[1-9])?$/))
    .map(
      ([negative, whole, fraction]) =>
        `${negative && `${whole}${fraction}` !== '0' ? '-' : ''}${whole}${fraction}`,
    )
  const trouble = fc
    .array(fc.constantFrom(...'\'=+-@;,"\t\r\n\0 .1\ufeff\u202eש😀é'), { maxLength: 8 })
    .map((parts) => parts.join(''))
  const anyRow: fc.Arbitrary<Row> = fc.record({
    no: fc.maxSafeInteger(),
    note: fc.oneof(trouble, fc.string({ unit: 'binary' })),
    score: fc.option(decimal),
    code: fc.stringMatching(/^[A-Za-z0-9=+@-][A-Za-z0-9.=-]{0,12}$/),
    at: instant,
  })

  test.each([
    ['id', 'WIB'],
    ['intl', 'WITA'],
  ] as const)('what was written in dialect %s reads back the same', async (dialect, zone) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 12 }), async (rows) => {
        const written = await text(columns, rows, { dialect, zone })
        const reading = readCsv(Buffer.from(written), {
          columns,
          readRow: (cells: CsvCells) => ({ value: cells }),
          zone,
        })
        expect(reading.ok && reading.rows.map(({ value }) => value)).toEqual(rows)
      }),
      { numRuns: 300 },
    )
  })
})
