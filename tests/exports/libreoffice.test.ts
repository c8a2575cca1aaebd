import { describe, expect, test } from 'vitest'
import { openWithLibreOffice, type SheetCell, soffice } from '#tests/support/libreoffice'
import { type CsvColumn, writeCsv } from '~/exports/csv.server'

type Row = {
  rank: number
  village: string
  city: string
  note: string
  total: string
  nip: string
  at: string
}

const columns: CsvColumn<Row>[] = [
  { name: 'rank', type: 'integer', value: (row) => row.rank },
  { name: 'village', type: 'code', value: (row) => row.village },
  { name: 'city', type: 'code', value: (row) => ({ code: row.city, name: 'Kota Tangerang' }) },
  { name: 'note', type: 'text', value: (row) => row.note },
  { name: 'total', type: 'number', value: (row) => row.total },
  { name: 'nip', type: 'code', value: (row) => row.nip },
  { name: 'received', type: 'datetime', value: (row) => row.at },
]

const notes: [note: string, total: string][] = [
  ['=HYPERLINK("http://127.0.0.1/";"klik")', '87.5'],
  ['  =1+1', '-12.25'],
  ['+62 812-3456', '1234.5'],
  ['-5', '0.125'],
  ['@SUM(1)', '-7'],
  ['\t=1', '1.234'],
  ["'=1", '100'],
  ["'kutip'", '0.5'],
  ['a;b,"c"\nd', '1234567.891'],
  ['Bank sampah “Nusa Jaya” 😀', '22.5'],
]

const rows = notes.map(([note, total], index): Row => {
  const rank = index + 1
  return {
    rank,
    village: '36.71.07.1004',
    city: '36.71',
    note,
    total,
    nip: '198001012005011001',
    at: '2026-03-05T07:08:09.000Z',
  }
})

async function writtenFile(of: readonly Row[]): Promise<Buffer> {
  const chunks: string[] = []
  for await (const chunk of writeCsv(columns, of, { dialect: 'id', zone: 'WIB' })) chunks.push(chunk)
  return Buffer.from(chunks.join(''))
}

const string = (value: string): SheetCell => ({ type: 'string', value })

describe.skipIf(soffice === null)('the Indonesian dialect in LibreOffice, locale id-ID', () => {
  test.each([true, false])(
    'numbers are numbers and text is text; quotes heeded: %s',
    async (quotesMeanText) => {
      const expected = rows.map((row): SheetCell[] => [
        { type: 'float', value: String(row.rank) },
        string('36.71.07.1004'),
        string('36.71 Kota Tangerang'),
        string(/^[\s']*[=+\-@]/.test(row.note) ? `'${row.note}` : row.note),
        { type: 'float', value: row.total },
        string("'198001012005011001"),
        { type: 'date', value: '2026-03-05T14:08:09' },
      ])
      const sheet = openWithLibreOffice(await writtenFile(rows), { quotesMeanText })
      expect(sheet).toEqual([columns.map(({ name }) => string(name)), ...expected])
    },
  )

  test('text that looks like a number or date stays text where quotes are heeded', async () => {
    const texts = ['1.33', '22.5', '12/5', '1E5', '007', '2026-03-05', 'DES-01', '5%', 'TRUE']
    const of = texts.map((note) => ({ ...(rows[0] as Row), note }))
    const sheet = openWithLibreOffice(await writtenFile(of), { quotesMeanText: true })
    expect(sheet.slice(1).map((line) => line[3])).toEqual(texts.map(string))
  })

  test('the same cells without the rules do come to harm, so the tests above can fail', () => {
    const bare = Buffer.from('\ufeff=1+1;1/2/2026;1E5;007;198001012005011001;1.234\r\n')
    expect(openWithLibreOffice(bare, { quotesMeanText: false })[0]).toEqual([
      { type: 'formula', value: 'of:=1+1' },
      { type: 'date', value: '2026-02-01' },
      { type: 'float', value: '100000' },
      { type: 'float', value: '7' },
      { type: 'float', value: '1.98001012005011E+017' },
      { type: 'float', value: '1234' },
    ])
  })
})
