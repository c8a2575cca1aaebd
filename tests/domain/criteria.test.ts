import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { criterion } from '#tests/support/rules'
import { type CriterionNode, criterionGrid, criterionTypes, formatMark, parseMark } from '~/domain/criteria'

const halfPoints = criterion('a', { min: '1', max: '10', step: '0.5' })
const levels = criterion('b', {
  type: 'levels',
  levels: [
    { value: '7.5', label: 'Baik' },
    { value: '0', label: 'Belum ada' },
    { value: '3', label: 'Cukup' },
  ],
})
const yesNo = criterion('c', { type: 'yes-no' })
const deduction = criterion('d', { min: '-5', max: '0', step: '0.25' })

describe('typed text becomes a stored mark', () => {
  it.each<[CriterionNode, string, number]>([
    [halfPoints, '7,5', 15],
    [halfPoints, ' 7.5 ', 15],
    [halfPoints, '7.50', 15],
    [halfPoints, '10', 20],
    [levels, '7,5', 15],
    [levels, '3', 6],
    [yesNo, 'Ya', 1],
    [yesNo, 'tidak', 0],
    [yesNo, '1', 1],
    [deduction, '-1,25', -5],
    [deduction, '−1,25', -5],
    [deduction, '0', 0],
  ])('%# %s', (node, text, mark) => {
    expect(parseMark(node, text)).toEqual({ ok: true, mark })
  })

  it.each<[CriterionNode, string, object]>([
    [halfPoints, '', { kind: 'empty' }],
    [halfPoints, '7½', { kind: 'not-a-number' }],
    [halfPoints, '1e1', { kind: 'not-a-number' }],
    [halfPoints, 'constructor', { kind: 'not-a-number' }],
    [halfPoints, '1,2,3', { kind: 'not-a-number' }],
    [halfPoints, '0.5', { kind: 'out-of-range', min: '1', max: '10' }],
    [halfPoints, '10.0000000000000000000001', { kind: 'out-of-range', min: '1', max: '10' }],
    [halfPoints, '7.3', { kind: 'off-grid', step: '0.5', values: null }],
    [levels, '4', { kind: 'off-grid', step: null, values: ['0', '3', '7.5'] }],
    [levels, '8', { kind: 'out-of-range', min: '0', max: '7.5' }],
    [yesNo, '0.5', { kind: 'off-grid', step: '1', values: null }],
    [yesNo, 'mungkin', { kind: 'not-a-number' }],
  ])('%# %s is refused', (node, text, error) => {
    expect(parseMark(node, text)).toEqual({ ok: false, error })
  })

  it('refuses a thousands separator where marks reach a thousand', () => {
    const rupiah = criterion('e', { min: '0', max: '5000', step: '0.5' })
    expect(parseMark(rupiah, '1.500')).toEqual({ ok: false, error: { kind: 'ambiguous' } })
    expect(parseMark(rupiah, '1500,5')).toEqual({ ok: true, mark: 3001 })
    expect(parseMark(criterion('f'), '85.000')).toEqual({ ok: true, mark: 85 })
  })
})

it('writes a mark back as it would be typed', () => {
  expect([formatMark(halfPoints, 15), formatMark(halfPoints, 15, ','), formatMark(halfPoints, 20)]).toEqual([
    '7.5',
    '7,5',
    '10',
  ])
  expect(formatMark(deduction, -5, ',')).toBe('-1,25')
})

it('reads back every mark of any grid', () => {
  const grids = fc.record({
    places: fc.nat(3),
    min: fc.integer({ min: -50, max: 50 }),
    step: fc.integer({ min: 1, max: 40 }),
    steps: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(grids, ({ places, min, step, steps }) => {
      const text = (units: number) => (units / 10 ** places).toFixed(places)
      const node = criterion('g', { min: text(min), max: text(min + step * steps), step: text(step) })
      const grid = criterionGrid(node)
      for (let mark = grid.min; mark <= grid.max; mark += grid.step)
        expect(parseMark(node, formatMark(node, mark, ','))).toEqual({ ok: true, mark })
      expect((grid.max - grid.min) / grid.step).toBe(steps)
    }),
  )
})

describe('what a declaration lacks', () => {
  it.each<[string, CriterionNode, object[]]>([
    ['no range', criterion('a', { min: undefined }), [{ kind: 'missing-range' }]],
    [
      'neither range nor step',
      criterion('a', { min: '', step: undefined }),
      [{ kind: 'missing-range' }, { kind: 'missing-step' }],
    ],
    ['range upside down', criterion('a', { min: '5', max: '5' }), [{ kind: 'bad-range', actual: '5–5' }]],
    ['step that misses the maximum', criterion('a', { step: '3' }), [{ kind: 'bad-step', actual: '3' }]],
    ['step zero', criterion('a', { step: '0' }), [{ kind: 'bad-step', actual: '0' }]],
    ['too fine', criterion('a', { step: '0.00000001' }), [{ kind: 'grid-too-fine', expected: '1000000000' }]],
    [
      'one level',
      criterion('a', { type: 'levels', levels: [{ value: '1', label: 'Satu' }] }),
      [{ kind: 'missing-levels', expected: '2', actual: '1' }],
    ],
    [
      'levels alike or no number',
      criterion('a', {
        type: 'levels',
        levels: ['1', '1.0', 'x'].map((value) => ({ value, label: value })),
      }),
      [
        { kind: 'duplicate-level', actual: '1.0' },
        { kind: 'bad-level', actual: 'x' },
      ],
    ],
  ])('%s', (_, node, problems) => {
    expect(node.type !== 'group' && criterionTypes[node.type].grid(node)).toEqual(problems)
  })
})
