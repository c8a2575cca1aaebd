import { describe, expect, it } from 'vitest'
import { criterion, group, instrument } from '#tests/support/rules'
import type { CriterionNode } from '~/domain/criteria'
import { effectiveWeights, type Instrument } from '~/domain/instrument'
import { checkInstrument } from '~/domain/instrument-check'
import { decimal, fraction, sum, toExactDecimalText } from '~/domain/rational'

const absolute = instrument([
  group('A', { weight: '60' }),
  criterion('A1', { parent: 'A', weight: '25' }),
  criterion('A2', { parent: 'A', weight: '35' }),
  group('B'),
  criterion('B1', { parent: 'B', weight: '40' }),
  criterion('telat', { weight: '5', min: '-5', max: '0', filledBy: 'organizer' }),
])
const relative = instrument(
  [
    group('A', { weight: '60' }),
    criterion('A1', { parent: 'A', weight: '33.4' }),
    group('A2', { parent: 'A', weight: '66.6' }),
    criterion('A21', { parent: 'A2', weight: '50' }),
    criterion('A22', { parent: 'A2', weight: '50' }),
    criterion('B', { weight: '40' }),
  ],
  { weighting: 'relative', weightSum: '1000' },
)

const weightTexts = (rules: Instrument) =>
  Object.fromEntries([...effectiveWeights(rules)].map(([code, weight]) => [code, toExactDecimalText(weight)]))

describe('weights', () => {
  it('takes absolute weights as points, deductions outside the sum', () => {
    expect(checkInstrument(absolute)).toEqual([])
    expect(weightTexts(absolute)).toEqual({ A1: '25', A2: '35', B1: '40', telat: '5' })
  })
  it('multiplies relative weights down the path', () => {
    expect(checkInstrument(relative)).toEqual([])
    expect(weightTexts(relative)).toEqual({ A1: '200.4', A21: '199.8', A22: '199.8', B: '400' })
    expect(sum([...effectiveWeights(relative).values()])).toEqual(decimal('1000'))
  })
})

const changed = (rules: Instrument, code: string, fields: Partial<CriterionNode>): Instrument => ({
  ...rules,
  criteria: rules.criteria.map((node) => (node.code === code ? { ...node, ...fields } : node)),
})

describe('problems', () => {
  it.each<[string, Instrument, object[]]>([
    ['nothing at all', instrument([]), [{ code: null, kind: 'no-criteria' }]],
    [
      'a group and the whole that do not add up',
      changed(changed(absolute, 'A2', { weight: '35.5' }), 'B1', { weight: '39' }),
      [
        { code: 'A', kind: 'does-not-add-up', expected: '60', actual: '60.5' },
        { code: null, kind: 'does-not-add-up', expected: '100', actual: '99' },
      ],
    ],
    [
      'shares that do not make a hundred',
      changed(relative, 'A21', { weight: '49.9' }),
      [{ code: 'A2', kind: 'does-not-add-up', expected: '100', actual: '99.9' }],
    ],
    [
      'no weight sum',
      { ...absolute, weightSum: null },
      [{ code: null, kind: 'missing-weight-sum', actual: '' }],
    ],
    [
      'a leaf without weight',
      changed(absolute, 'B1', { weight: null }),
      [{ code: 'B1', kind: 'missing-weight' }],
    ],
    [
      'a group without share',
      changed(relative, 'A', { weight: null }),
      [{ code: 'A', kind: 'missing-weight' }],
    ],
    [
      'a weight below zero',
      changed(absolute, 'B1', { weight: '-1' }),
      [{ code: 'B1', kind: 'bad-weight', actual: '-1' }],
    ],
    [
      'an unknown parent',
      changed(absolute, 'B1', { parent: 'C' }),
      [
        { code: 'B', kind: 'group-without-children' },
        { code: 'B1', kind: 'unknown-parent' },
      ],
    ],
    [
      'a circle',
      changed(relative, 'A', { parent: 'A2' }),
      [
        { code: 'A', kind: 'cycle' },
        { code: 'A2', kind: 'cycle' },
      ],
    ],
    ['a code used twice', changed(absolute, 'A2', { code: 'A1' }), [{ code: 'A1', kind: 'duplicate-code' }]],
    [
      'a code that breaks files',
      changed(absolute, 'B1', { code: 'B;1' }),
      [{ code: 'B;1', kind: 'bad-code' }],
    ],
    [
      'a leaf with children',
      changed(absolute, 'A2', { parent: 'A1' }),
      [{ code: 'A1', kind: 'leaf-with-children' }],
    ],
    [
      'a type of another version',
      changed(absolute, 'B1', JSON.parse('{"type":"toString"}')),
      [{ code: 'B1', kind: 'unknown-type', actual: 'toString' }],
    ],
    ['a missing step', changed(absolute, 'B1', { step: undefined }), [{ code: 'B1', kind: 'missing-step' }]],
  ])('%s', (_, rules, problems) => {
    expect(checkInstrument(rules)).toEqual(problems)
  })
})

it('weighs 490 indicators in three levels exactly', () => {
  const sections = Array.from({ length: 7 }, (_, index) => group(`B${index}`, { weight: null }))
  const aspects = sections.flatMap(({ code }) =>
    Array.from({ length: 7 }, (_, index) => group(`${code}.${index}`, { parent: code })),
  )
  const indicators = aspects.flatMap(({ code }) =>
    Array.from({ length: 10 }, (_, index) => criterion(`${code}.${index}`, { parent: code, weight: '0.2' })),
  )
  const rules = instrument([...sections, ...aspects, ...indicators], { weightSum: '98' })
  expect(checkInstrument(rules)).toEqual([])
  const weights = [...effectiveWeights(rules).values()]
  expect([weights.length, sum(weights)]).toEqual([490, fraction('98')])
})
