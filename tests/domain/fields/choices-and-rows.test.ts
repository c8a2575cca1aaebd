import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkValue, formatValue, keepTyped, parseValue } from '~/domain/fields'
import { measureCompleteness } from '~/domain/fields/completeness'
import { type Form, isAsked } from '~/domain/fields/form'
import { readCells, readRows } from '~/domain/fields/rows'
import { draftFormSchema } from '~/domain/fields/schema'
import type { ChoicesField, RowsField } from '~/domain/fields/types'
import { findUnit, formatUnit, gatherValues, keepUnit, splitValue, typedOfUnit } from '~/domain/fields/units'

const base = { code: 'x', section: 's', label: { id: 'X', en: 'X' }, required: false }
const goals: ChoicesField = {
  ...base,
  code: 'goals',
  type: 'choices',
  most: 2,
  options: [
    { code: 'a', label: { id: 'Tanpa kemiskinan', en: 'No poverty' } },
    { code: 'b', label: { id: 'Air bersih, sanitasi layak', en: 'Clean water, sanitation' } },
    { code: 'c', label: { id: 'Iklim', en: 'Climate' } },
  ],
}
const results: RowsField = {
  ...base,
  code: 'results',
  type: 'rows',
  required: true,
  minRows: 1,
  maxRows: 2,
  columns: [
    {
      code: 'name',
      type: 'text',
      size: 'short',
      label: { id: 'Indikator', en: 'Indicator' },
      required: true,
    },
    { code: 'before', type: 'number', label: { id: 'Sebelum', en: 'Before' }, required: false },
    { code: 'cost', type: 'money', label: { id: 'Biaya', en: 'Cost' }, required: false },
  ],
}
const form: Form = {
  code: 'f',
  name: { id: 'F', en: 'F' },
  description: { id: 'F', en: 'F' },
  sections: [{ code: 's', name: { id: 'S', en: 'S' } }],
  fields: [goals, results],
  evidence: [],
}

describe('choices field', () => {
  it('keeps codes in the order of the form, however they were given', () => {
    for (const typed of ['c,a', 'c, a', 'Iklim; Tanpa kemiskinan', 'climate;a;a'])
      expect(keepTyped(goals, typed, 'id')).toBe('a,c')
    expect(keepTyped(goals, 'Air bersih, sanitasi layak', 'id')).toBe('b')
    expect(keepTyped(goals, ' , ', 'id')).toBe('')
    expect(formatValue(goals, 'a,c', 'id')).toBe('Tanpa kemiskinan; Iklim')
    expect(formatValue(goals, 'a,c', 'en')).toBe('No poverty; Climate')
  })

  it('checks options and their number', () => {
    expect(checkValue(goals, 'a,c')).toEqual([])
    expect(checkValue(goals, 'a,b,c')).toEqual([{ kind: 'too-many-options', max: 2 }])
    expect(checkValue(goals, keepTyped(goals, 'a,zz', 'id'))).toEqual([{ kind: 'not-an-option' }])
  })

  it('may be what another field hangs on', () => {
    const when = { field: 'goals', in: ['b', 'c'] }
    expect([{ goals: 'a' }, { goals: 'a,c' }, {}].map((values) => isAsked({ when }, values))).toEqual([
      false,
      true,
      false,
    ])
    const hanging = { ...form, fields: [...form.fields, { ...base, type: 'link' as const, when }] }
    expect(draftFormSchema.safeParse(hanging).success).toBe(true)
    const broken = { ...hanging, fields: [goals, { ...base, type: 'link', when: { ...when, in: ['d'] } }] }
    expect(draftFormSchema.safeParse(broken).success).toBe(false)
  })
})

const two = keepTyped(results, 'Sampah | 1.250 | Rp 5 juta\nAir | | ', 'id')

describe('rows field', () => {
  it('keeps rows as canonical JSON in the order in which they were made', () => {
    expect(two).toBe(
      '[{"cells":{"before":"1250","cost":"5000000","name":"Sampah"},"id":"00000001"},{"cells":{"name":"Air"},"id":"00000002"}]',
    )
    expect(keepTyped(results, two, 'id')).toBe(two)
    expect(formatValue(results, two, 'id')).toBe(
      'Indikator: Sampah · Sebelum: 1.250 · Biaya: Rp\u00A05.000.000\nIndikator: Air',
    )
  })

  it('names the row and the column of what is wrong', () => {
    const value = JSON.stringify([
      { cells: { before: 'banyak' }, id: 'aaaaaaaa' },
      { cells: { name: 'Air' }, id: 'bbbbbbbb' },
      { cells: { name: 'Udara' }, id: 'cccccccc' },
    ])
    expect(checkValue(results, value)).toEqual([
      { kind: 'too-many-rows', rows: 3, max: 2 },
      { kind: 'cell-missing', at: { row: 'aaaaaaaa', number: 1, column: 'name' } },
      { kind: 'not-a-number', at: { row: 'aaaaaaaa', number: 1, column: 'before' } },
    ])
    expect(checkValue({ ...results, minRows: 3, maxRows: 9 }, two)).toEqual([
      { kind: 'too-few-rows', rows: 2, min: 3 },
    ])
  })

  it.each([
    '[{"cells":{},"id":"aaaaaaaa"}]',
    '[{"cells":{"name":"x"},"id":"aa"}]',
    '[{"cells":{"name":"x"},"id":"aaaaaaaa"},{"cells":{"name":"y"},"id":"aaaaaaaa"}]',
    '[{"cells":{"name":1},"id":"aaaaaaaa"}]',
    '[1]',
    '[',
  ])('does not take %s', (text) => {
    expect(parseValue(results, text, 'id')).toEqual({ ok: false, problem: { kind: 'not-rows' } })
    expect(checkValue(results, text)).toEqual([{ kind: 'not-rows' }])
  })

  it('says which cell of a file it cannot read', () => {
    expect(parseValue(results, 'Sampah | banyak', 'id')).toEqual({
      ok: false,
      problem: { kind: 'not-a-number', at: { row: '', number: 1, column: 'before' } },
    })
    expect(parseValue(results, 'a | 1 | 2 | 3', 'id')).toEqual({ ok: false, problem: { kind: 'not-rows' } })
  })
})

describe('units of saving', () => {
  const unit = findUnit(form, 'results/abcd1234')

  it('are fields and single rows', () => {
    expect(findUnit(form, 'goals')?.key).toBe('goals')
    expect(unit?.key).toBe('results/abcd1234')
    for (const key of ['results', 'goals/abcd1234', 'results/ABCD1234', 'results/abcd1234/x', 'lain', ''])
      expect(findUnit(form, key)).toBe(undefined)
  })

  it('take what has their parts, and nothing else', () => {
    const goal = findUnit(form, 'goals')
    if (!unit || !goal) throw new Error('no unit')
    expect(keepUnit(goal, { a: 'x' }, 'id')).toBe(null)
    expect(keepUnit(unit, 'x', 'id')).toBe(null)
    expect(keepUnit(unit, { other: 'x' }, 'id')).toBe(null)
    expect(keepUnit(unit, JSON.parse('{"__proto__":"x"}'), 'id')).toBe(null)
    expect(keepUnit(unit, { name: '', before: ' ' }, 'id')).toBe('')
    expect(keepUnit(unit, { name: 'Air', before: '1.250' }, 'id')).toBe('{"before":"1250","name":"Air"}')
    expect(formatUnit(unit, '{"before":"1250","name":"Air"}', 'id')).toBe('Indikator: Air · Sebelum: 1.250')
  })

  it('give a whole answer back, empty rows left out', () => {
    const kept = [
      { field: 'goals', value: 'a' },
      { field: 'results/bbbbbbbb', value: '{"name":"Kedua"}' },
      { field: 'results/cccccccc', value: '' },
      { field: 'results/aaaaaaaa', value: '{"name":"Pertama"}' },
      { field: 'gone', value: 'x' },
    ]
    const values = gatherValues(form, kept)
    expect(values).toEqual({
      goals: 'a',
      results: '[{"cells":{"name":"Kedua"},"id":"bbbbbbbb"},{"cells":{"name":"Pertama"},"id":"aaaaaaaa"}]',
    })
    expect(splitValue(results, values['results'] ?? '')).toEqual([
      ['results/bbbbbbbb', '{"name":"Kedua"}'],
      ['results/aaaaaaaa', '{"name":"Pertama"}'],
    ])
    expect(measureCompleteness(form, values, {})).toMatchObject({ complete: true, filled: 2, missing: [] })
    expect(measureCompleteness(form, gatherValues(form, []), {}).missing).toEqual(['results'])
  })

  it('keep every cell as it was typed or read, and read it again as the same', () => {
    if (!unit) throw new Error('no unit')
    const cells = fc.record({ name: fc.string(), before: fc.string(), cost: fc.string() })
    fc.assert(
      fc.property(cells, fc.constantFrom('id' as const, 'en' as const), (typed, locale) => {
        const value = keepUnit(unit, typed, locale)
        if (value === null) throw new Error('not taken')
        expect(keepUnit(unit, typedOfUnit(unit, value, locale), locale)).toBe(value)
        const answer = gatherValues(form, [{ field: unit.key, value }])['results'] ?? ''
        expect(answer === '' ? {} : readRows(answer)?.[0]?.cells).toEqual(readCells(value))
        if (answer !== '') expect(parseValue(results, answer, locale)).toEqual({ ok: true, value: answer })
      }),
      { numRuns: 1000 },
    )
  })
})
