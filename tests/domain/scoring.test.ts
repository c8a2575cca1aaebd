import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterion, group, instrument, totalling } from '#tests/support/rules'
import { compileStage, maximumTotal } from '~/domain/compiled-stage'
import { ratio, toDecimalText, toFractionText } from '~/domain/rational'
import { scoreSheet } from '~/domain/scoring'
import { collectSheets } from '~/domain/sheets'

const rules = instrument([
  group('A', { weight: '70' }),
  group('A.1', { parent: 'A', weight: '30' }),
  criterion('A.1.a', { parent: 'A.1', weight: '30' }),
  criterion('A.2', { parent: 'A', weight: '40', max: '10', step: '0.5' }),
  criterion('B', { weight: '30', type: 'yes-no' }),
  criterion('bonus', { weight: '0', required: false }),
  criterion('telat', { weight: '5', min: '-5', max: '0', filledBy: 'organizer', required: false }),
])
const stage = compileStage(rules, totalling({ contribution: 'maximum' }))
const texts = (values: Record<string, { n: bigint; d: bigint }>) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, toFractionText(value)]))

describe('a sheet', () => {
  it('adds weight × mark ÷ maximum, with subtotals of every group', () => {
    const score = scoreSheet(stage, { 'A.1.a': 75, 'A.2': 15, B: 1 })
    expect(toFractionText(score.total)).toBe('165/2')
    expect(texts(score.subtotals)).toEqual({ A: '105/2', 'A.1': '45/2' })
    expect([score.missing, score.complete]).toEqual([[], true])
  })
  it('names required marks that are missing, and still shows what there is', () => {
    const score = scoreSheet(stage, { B: 1 })
    expect([toFractionText(score.total), score.missing, score.complete]).toEqual([
      '30/1',
      ['A.1.a', 'A.2'],
      false,
    ])
  })
  it('asks a sector judge for the criteria held only', () => {
    const score = scoreSheet(stage, { 'A.2': 20, B: 1 }, { holds: ['A.2'] })
    expect([toFractionText(score.total), score.missing]).toEqual(['40/1', []])
  })
  it('takes points away for the whole range of a deduction', () => {
    expect(toFractionText(scoreSheet(stage, { telat: -5 }, { filledBy: 'organizer' }).total)).toBe('-5/1')
  })
  it.each([101, -1, 0.5, Number.NaN])('refuses the impossible mark %d', (mark) => {
    expect(() => scoreSheet(stage, { 'A.1.a': mark })).toThrow(RangeError)
  })
  it('takes nothing that merely stands on every object for a mark', () => {
    const odd = compileStage(instrument([criterion('constructor', { weight: '100' })]), totalling())
    expect(scoreSheet(odd, {}).missing).toEqual(['constructor'])
  })
  it('can reach the maximum of the stage', () => {
    expect(toFractionText(maximumTotal(stage))).toBe('100/1')
  })
})

describe('rounding inside a sheet', () => {
  const thirds = instrument(
    ['a', 'b', 'c'].map((code) => criterion(code, { weight: '1', max: '3', step: '1' })),
    { weightSum: '3' },
  )
  const total = (rounding: Parameters<typeof totalling>[0]) => {
    const compiled = compileStage(thirds, totalling({ contribution: 'maximum', ...rounding }))
    return toDecimalText(scoreSheet(compiled, { a: 1, b: 1, c: 1 }).total, 2)
  }
  it('is exact without rules of rounding', () => expect(total({})).toBe('1.00'))
  it('rounds each product', () =>
    expect(total({ rounding: [{ at: 'mark-product', digits: 2, mode: 'half-up' }] })).toBe('0.99'))
  it('rounds the sheet', () =>
    expect(total({ rounding: [{ at: 'sheet', digits: 0, mode: 'up' }] })).toBe('1.00'))
  it('leaves a sheet exact when criteria come first', () =>
    expect(
      total({ order: 'criteria-first', rounding: [{ at: 'mark-product', digits: 2, mode: 'half-up' }] }),
    ).toBe('1.00'))
})

describe('reading counted sheets', () => {
  const codes = ['b', 'a10', 'a1', 'ä', 'Z', '10', '9']
  const open = instrument(codes.map((code, index) => criterion(code, { min: '-9', weight: `${index + 1}` })))
  const compiled = compileStage(open, totalling())
  const canonical = (marks: Record<string, number>) =>
    `{${Object.keys(marks)
      .sort()
      .map((code) => `${JSON.stringify(code)}:${marks[code]}`)
      .join(',')}}`
  const markTables = fc
    .array(fc.option(fc.integer({ min: -9, max: 100 }), { freq: 12 }), { minLength: 7, maxLength: 7 })
    .map((marks) =>
      Object.fromEntries(codes.flatMap((code, i) => (marks[i] == null ? [] : [[code, marks[i]]]))),
    )

  it('gives the live total whether marks come as canonical text, other JSON or an object', () => {
    fc.assert(
      fc.property(markTables, (marks) => {
        const { total, missing } = scoreSheet(compiled, marks)
        for (const form of [canonical(marks), JSON.stringify(marks, null, 1), marks]) {
          const read = collectSheets('t', compiled, [{ entry: 1, seat: 1, marks: form }]).get(1)
          expect(read?.judges.map(({ units }) => ratio(units, compiled.denominator))).toEqual([total])
          expect(read?.judges[0]?.marks).toEqual(codes.map((code) => marks[code] ?? null))
          expect(new Set(read?.missing.map(({ criterion }) => criterion))).toEqual(new Set(missing))
        }
      }),
    )
  })
  it.each(['{"10":1', '{"10":1}x', '[', ''])('refuses %j', (marks) => {
    expect(() => collectSheets('t', compiled, [{ entry: 1, seat: 1, marks }])).toThrow(SyntaxError)
  })
  it('refuses a mark that cannot be, in text too', () => {
    const marks = canonical(Object.fromEntries(codes.map((code) => [code, 101])))
    expect(() => collectSheets('t', compiled, [{ entry: 1, seat: 1, marks }])).toThrow(RangeError)
  })
  it('stays exact where doubles would not', () => {
    const heavy = instrument(
      [
        criterion('a', { weight: '99999999999999999.01' }),
        criterion('b', { weight: '0.000000000000000001', max: '1' }),
      ],
      { weightSum: '99999999999999999.010000000000000001' },
    )
    const large = compileStage(heavy, totalling())
    const [sheet] =
      collectSheets('t', large, [{ entry: 1, seat: 1, marks: '{"a":100,"b":1}' }]).get(1)?.judges ?? []
    expect(large.numbers).toBeNull()
    expect(ratio(sheet?.units ?? 0n, large.denominator)).toEqual(
      ratio(9999999999999999901n * 10n ** 18n + 1n, 10n ** 18n),
    )
  })
})
