import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterion, instrument, totalling } from '#tests/support/rules'
import { compileStage, maximumTotal } from '~/domain/compiled-stage'
import { criterionTypes, formatMark, levelOf, parseMark } from '~/domain/criteria'
import { isDeduction } from '~/domain/instrument'
import { checkInstrument } from '~/domain/instrument-check'
import { planRow, readRow } from '~/domain/mark-rows'
import { toExactDecimalText } from '~/domain/rational'
import { scoreSheet } from '~/domain/scoring'
import { readBands, readLevels, writeLevels } from '~/forms/rules-parts'

/** How many innovations a ward has; ten and more give the most. */
const innovations = criterion('jumlah', {
  type: 'banded',
  ...{ min: '0', max: '500', step: '1', weight: '2' },
  levels: [
    { from: '0', value: '0', label: 'Belum ada' },
    { from: '1', value: '3', label: '1–4 inovasi' },
    { from: '5', value: '6', label: '5–9 inovasi' },
    { from: '10', value: '9', label: '10 inovasi atau lebih' },
  ],
})
const stage = compileStage(instrument([innovations], { weightSum: '2' }), totalling())
const total = (mark: number) => toExactDecimalText(scoreSheet(stage, { jumlah: mark }).total)

describe('a fact whose band gives the points', () => {
  it.each([
    [0, '0', 'Belum ada'],
    [1, '6', '1–4 inovasi'],
    [4, '6', '1–4 inovasi'],
    [5, '12', '5–9 inovasi'],
    [9, '12', '5–9 inovasi'],
    [10, '18', '10 inovasi atau lebih'],
    [500, '18', '10 inovasi atau lebih'],
  ])('%i is worth %s', (fact, points, label) => {
    expect([total(fact), levelOf(innovations, fact)?.label]).toEqual([points, label])
  })

  it('is typed, kept and shown as the fact, and takes none beyond its range', () => {
    expect(parseMark(innovations, '12')).toEqual({ ok: true, mark: 12 })
    expect(formatMark(innovations, 12)).toBe('12')
    expect(parseMark(innovations, '501')).toEqual({
      ok: false,
      error: { kind: 'out-of-range', min: '0', max: '500' },
    })
    expect(() => scoreSheet(stage, { jumlah: 501 })).toThrow(new RangeError('mark 501 of jumlah'))
  })

  it('reaches the points of its highest band, also where the highest fact has fewer', () => {
    expect(toExactDecimalText(maximumTotal(stage))).toBe('18')
    const fewest = criterion('lama', {
      type: 'banded',
      ...{ min: '0', max: '60', step: '0.5' },
      levels: [
        { from: '0', value: '10', label: 'Cepat' },
        { from: '7.5', value: '2.5', label: 'Lambat' },
      ],
    })
    const late = compileStage(
      instrument([fewest], { weightSum: '1' }),
      totalling({ contribution: 'maximum' }),
    )
    expect(toExactDecimalText(maximumTotal(late))).toBe('1')
    expect([14, 15].map((mark) => toExactDecimalText(scoreSheet(late, { lama: mark }).total))).toEqual([
      ...['1', '0.25'],
    ])
  })

  it('takes points away where all bands do', () => {
    const levels = [
      { from: '0', value: '0', label: 'Tepat waktu' },
      { from: '1', value: '-5', label: 'Terlambat' },
    ]
    const late = criterion('terlambat', { type: 'banded', min: '0', max: '60', step: '1', levels })
    expect([isDeduction(late), isDeduction(innovations)]).toEqual([true, false])
  })

  it('reads the same from the text of many sheets as from one', () => {
    const plan = planRow(stage, () => true)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (fact) => {
        const row = readRow(plan, `{"jumlah":${fact}}`)
        expect(row).toEqual(readRow(plan, { jumlah: fact }))
        expect(toExactDecimalText(scoreSheet(stage, { jumlah: fact }).total)).toBe(String(2 * (row[0] ?? 0)))
      }),
    )
    expect(() => readRow(plan, '{"jumlah":501}')).toThrow(RangeError)
  })
})

describe('bands', () => {
  const kinds = (fields: Partial<typeof innovations>) => {
    const grid = criterionTypes.banded.grid({ ...innovations, ...fields })
    return Array.isArray(grid) ? grid.map(({ kind }) => kind) : []
  }
  const level = (from: string, value: string) => ({ from, value, label: 'x' })
  it.each<[string[], Partial<typeof innovations>]>([
    [['missing-bands'], { levels: [level('0', '1')] }],
    [['bad-band'], { levels: [level('0', '1'), level('501', '2')] }],
    [['bad-band'], { levels: [level('0', '1'), level('1.5', '2')] }],
    [['bad-band'], { levels: [{ value: '1', label: 'x' }, level('5', '2')] }],
    [['bands-out-of-order'], { levels: [level('1', '1'), level('5', '2')] }],
    [['bands-out-of-order'], { levels: [level('0', '1'), level('5', '2'), level('5', '3')] }],
    [['missing-step'], { step: '' }],
    [[], { levels: [level('0', '1'), level('5', '1')] }],
  ])('%# %j', (expected, fields) => {
    expect(kinds(fields)).toEqual(expected)
  })

  it('keep an instrument from opening while they are at fault', () => {
    const broken = { ...innovations, levels: [level('0', '1')] }
    expect(checkInstrument(instrument([broken], { weightSum: '2' }))).toEqual([
      { code: 'jumlah', kind: 'missing-bands', expected: '2', actual: '1' },
    ])
  })

  it('are written one a line, and read back', () => {
    const text = writeLevels(innovations.levels)
    expect(text.split('\n')[2]).toBe('5: 6 = 5–9 inovasi')
    expect(readBands(text)).toEqual(innovations.levels)
    expect(readBands('7,5: 2,5 = Lambat | Lewat seminggu')).toEqual([
      { from: '7.5', value: '2.5', label: 'Lambat', description: 'Lewat seminggu' },
    ])
    expect(readLevels('3 = Perda')).toEqual([{ value: '3', label: 'Perda' }])
    for (const line of ['6 = tanpa batas', 'x: 6 = y', '5: enam'])
      expect(() => readBands(`0: 0 = Nol\n${line}`)).toThrow(
        expect.objectContaining({
          problems: [{ field: 'levels', kind: 'bad_band_line', params: { line: 2 } }],
        }),
      )
  })
})
