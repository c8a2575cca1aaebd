import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from '#tests/support/analysis'
import { readMarksFile } from '~/services/marks-file.server'

const read = (text: string | Buffer, options = {}) => readMarksFile(Buffer.from(text as string), options)

/** Line, column and kind of each fault. */
function faults(text: string | Buffer, options = {}): string[] {
  const reading = read(text, options)
  if (reading.ok || !('faults' in reading)) return []
  return reading.faults.map(({ line, column, kind, params }) =>
    [line, column, kind, params.earlier].filter((each) => each !== undefined).join(' '),
  )
}

const header = 'judge,entry,criterion,score\n'
const mark = (judge: string, entry: string, score: string | null, criterion = 'score') => ({
  ...{ judge, entry, criterion, score },
})

describe('readMarksFile', () => {
  it.each([
    ['the columns in any order, others ignored', 'note,score,entry,judge\nx,7.5,P-1,wati\n'],
    ['semicolons, byte order mark, decimal comma', '\ufeffjudge;entry;score\r\nwati;P-1;7,5\r\n'],
    [
      'names in capitals with spaces around, trailing empty cells',
      'Judge, ENTRY ,Score,,\nwati,P-1,7.50,,\n',
    ],
    ['text that a spreadsheet would run', "judge,entry,score\n wati ,P-1,'7.5\n".replace("'", '')],
  ])('reads %s', (_, text) => {
    expect(read(text)).toEqual({ ok: true, marks: [mark('wati', 'P-1', '7.5')], stage: null, leftOut: 0 })
  })

  it('an empty score is a mark left out; the guard of a formula is taken away', () => {
    const { marks } = { marks: [], ...read("judge,entry,score\n'=wati,P-1,\n'@sri,P-1,-3\n") }
    expect(marks).toEqual([mark('=wati', 'P-1', null), mark('@sri', 'P-1', '-3')])
  })

  it('leaves out what is no judge’s or does not count', () => {
    const text = [
      'judge,entry,criterion,score,stage,source,counts',
      'wati,P-1,a,7,s,judge,yes',
      'tim,P-1,a,9,s,team,yes',
      'kec,P-1,a,8,s,verifier,no',
      'wati,P-1,b,7,s,paper,no',
      'panitia,P-1,b,7,s,organizer,yes',
    ].join('\n')
    expect(read(text)).toEqual({ ok: true, marks: [mark('wati', 'P-1', '7', 'a')], stage: 's', leftOut: 4 })
  })

  it('asks which of several stages', () => {
    const text = 'judge,entry,score,stage\nwati,P-1,7,b\nwati,P-1,8,a\n'
    expect(read(text)).toEqual({ ok: false, stages: ['a', 'b'] })
    expect(read(text, { stage: 'c' })).toEqual({ ok: false, stages: ['a', 'b'] })
    expect(read(text, { stage: 'a' })).toMatchObject({ marks: [mark('wati', 'P-1', '8')], stage: 'a' })
  })
})

describe('every fault has its line and column', () => {
  const bounds = { min: '0', max: '10' }
  it.each<[string, string | Buffer, string[]]>([
    ['an empty file', '', ['1 1 no_header']],
    ['another table', 'kode,nama\n1,2\n', ['1 1 missing_column', '1 1 missing_column', '1 1 missing_column']],
    ['a missing column', 'judge,entry\nwati,P-1\n', ['1 1 missing_column']],
    ['a column twice', 'judge,entry,score,Score\nwati,P-1,1,1\n', ['1 4 duplicate_column']],
    ['no number', `${header}wati,P-1,a,tujuh\nwati,P-1,b,=1+1\n`, ['2 4 not_number', '3 4 not_number']],
    [
      'NaN, infinity, exponents',
      `${header}w,P,a,NaN\nw,P,b,Infinity\nw,P,c,1e308\n`,
      ['2 4 not_number', '3 4 not_number', '4 4 not_number'],
    ],
    [
      'thousands',
      `${header}w,P,a,"1.234,5"\nw,P,b,"1,234"\n`,
      ['2 4 grouped_number', '3 4 ambiguous_number'],
    ],
    ['a number beyond doubles', `${header}w,P,a,1${'0'.repeat(309)}\n`, ['2 4 number_too_large']],
    [
      'a mark outside the scale',
      `${header}w,P,a,10\nw,P,b,10.01\nw,P,c,-1\n`,
      ['3 4 out_of_scale', '4 4 out_of_scale'],
    ],
    ['no judge, no entry', `${header},P,a,1\nw, ,a,1\n`, ['2 1 required', '3 2 required']],
    ['a criterion here and none there', `${header}w,P,a,1\nw,Q,,1\n`, ['3 3 required']],
    ['the same mark twice', `${header}w,P,a,1\nw,P,b,1\n"w","P",a,\n`, ['4 4 duplicate_mark 2']],
    [
      'lines within quotes',
      'reason,judge,entry,score\n"a\nb\r\nc",w,P,x\n"d""e",w,Q,y\n',
      ['2 4 not_number', '5 4 not_number'],
    ],
    ['quotes that do not close', `${header}w,"P,a,1\n`, ['2 1 bad_quotes']],
    ['cells too few and too many', `${header}w,P,a\nw,P,a,1,2\n`, ['2 4 missing_cells', '3 5 extra_cells']],
    ['NUL', `${header}w\u0000,P,a,1\nw,P,a,1\u0000\n`, ['2 1 hidden_characters', '3 4 not_number']],
    ['a control sequence of a terminal', `${header}w,P\u001b[2J,a,1\n`, ['2 2 hidden_characters']],
    [
      'bytes that are no UTF-8',
      Buffer.from(`${header}w,P,a,1\nJos\u00e9,P,a,1\n`, 'latin1'),
      ['3 1 not_utf8'],
    ],
    ['UTF-16', Buffer.from(`\ufeff${header}w,P,a,1\n`, 'utf16le'), ['1 1 utf16']],
  ])('%s', (_, text, expected) => {
    expect(faults(text, { bounds })).toEqual(expected)
  })

  it('all of them at once', () => {
    expect(faults(`${header}w,P,a,1\n,P,a,11\nw,P,a,1\nw,Q,a,z\n`, { bounds })).toEqual([
      '3 1 required',
      '3 4 out_of_scale',
      '4 4 duplicate_mark 2',
      '5 4 not_number',
    ])
  })
})

it('both dialects give the same marks, whatever the names and decimals', () => {
  const name = fc
    .stringMatching(/^[A-Za-z=@;,".' -]{1,12}$/)
    .filter((text) => text.trim() === text && !/^'/.test(text))
  const score = fc.option(
    fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 99 })).map(([whole, part]) => {
      const fraction = String(part).padStart(2, '0').replace(/0+$/, '')
      return fraction === '' ? String(whole) : `${whole}.${fraction}`
    }),
  )
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ judge: name, entry: name, criterion: name, score }), {
        minLength: 1,
        selector: ({ judge, entry, criterion }) => JSON.stringify([judge, entry, criterion]),
      }),
      (marks) => {
        const expected = { ok: true, marks, stage: null, leftOut: 0 }
        expect(read(toCsv(marks, 'id'))).toEqual(expected)
        expect(read(toCsv(marks, 'intl'))).toEqual(expected)
      },
    ),
    { numRuns: 60 },
  )
})
