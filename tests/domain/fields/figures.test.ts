import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkValue, editValue, formatValue, keepTyped, parseValue } from '~/domain/fields'
import type { DateField, MoneyField, NumberField } from '~/domain/fields/types'

const base = { code: 'x', section: 's', label: { id: 'X', en: 'X' }, required: false }
const people: NumberField = {
  ...base,
  type: 'number',
  unit: { id: 'orang', en: 'people' },
  min: '1',
  max: '5000',
}
const money: MoneyField = { ...base, type: 'money' }
const date: DateField = { ...base, type: 'date', min: '2020-01-01', max: '2025-12-31' }

describe('number field', () => {
  it('reads figures with or without their unit', () => {
    expect(keepTyped(people, '1.250', 'id')).toBe('1250')
    expect(keepTyped(people, ' 1.250 Orang ', 'id')).toBe('1250')
    expect(keepTyped(people, '1,250 people', 'en')).toBe('1250')
  })

  it('keeps and shows what it cannot read, and says so', () => {
    expect(parseValue(people, 'sekitar 200', 'id')).toEqual({ ok: false, problem: { kind: 'not-a-number' } })
    const kept = keepTyped(people, 'sekitar 200', 'id')
    expect(kept).toBe('sekitar 200')
    expect(editValue(people, kept, 'id')).toBe('sekitar 200')
    expect(formatValue(people, kept, 'id')).toBe('sekitar 200')
    expect(checkValue(people, kept)).toEqual([{ kind: 'not-a-number' }])
  })

  it('shows the unit; a percent sign stands close', () => {
    expect(formatValue(people, '1250', 'id')).toBe('1.250 orang')
    expect(formatValue(people, '1250', 'en')).toBe('1,250 people')
    expect(formatValue({ ...people, unit: { id: '%', en: '%' } }, '12.5', 'id')).toBe('12,5%')
    expect(formatValue({ ...people, unit: undefined }, '12.5', 'en')).toBe('12.5')
    expect(formatValue(people, '', 'id')).toBe('')
  })

  it('checks range and decimals', () => {
    expect(checkValue(people, '0')).toEqual([{ kind: 'below-minimum', min: '1' }])
    expect(checkValue(people, '5000.5')).toEqual([
      { kind: 'above-maximum', max: '5000' },
      { kind: 'too-many-decimals', decimals: 1, max: 0 },
    ])
    expect(checkValue({ ...people, decimals: 1 }, '12.5')).toEqual([])
  })
})

describe('money field', () => {
  it.each([
    ['1500000', '1500000'],
    ['Rp 1.500.000', '1500000'],
    ['Rp1.500.000,-', '1500000'],
    ['Rp. 1.500.000,00', '1500000'],
    ['Rp\u00A01.500.000', '1500000'],
    ['1,5 juta', '1500000'],
    ['750rb', '750000'],
    ['2 miliar', '2000000000'],
    ['0', '0'],
  ])('reads %j as %s', (typed, value) => {
    expect(keepTyped(money, typed, 'id')).toBe(value)
    expect(checkValue(money, value)).toEqual([])
  })

  it('shows rupiah with a no-break space', () => {
    expect(formatValue(money, '1500000', 'id')).toBe('Rp\u00A01.500.000')
    expect(formatValue(money, '1500000', 'en')).toBe('Rp\u00A01,500,000')
    expect(editValue(money, '1500000', 'id')).toBe('1.500.000')
  })

  it('takes whole rupiah from zero up', () => {
    expect(checkValue(money, '1500.5')).toEqual([{ kind: 'not-whole-rupiah' }])
    expect(checkValue(money, '-5')).toEqual([{ kind: 'below-minimum', min: '0' }])
    expect(checkValue({ ...money, max: '100' }, '101')).toEqual([{ kind: 'above-maximum', max: '100' }])
    expect(checkValue(money, keepTyped(money, 'banyak', 'id'))).toEqual([{ kind: 'not-rupiah' }])
  })
})

describe('date field', () => {
  it('reads what an input sends and what people write', () => {
    for (const typed of [
      '2025-02-28',
      '28/2/2025',
      '28-02-2025',
      '28 Februari 2025',
      '28 Feb 2025',
      'Jumat, 28 Februari 2025',
    ])
      expect(keepTyped(date, typed, 'id')).toBe('2025-02-28')
  })

  it('shows, edits and checks', () => {
    expect(formatValue(date, '2025-02-08', 'id')).toBe('8 Februari 2025')
    expect(editValue(date, '2025-02-08', 'id')).toBe('2025-02-08')
    expect(checkValue(date, '2025-02-08')).toEqual([])
    expect(checkValue(date, '2019-12-31')).toEqual([{ kind: 'before-earliest', earliest: '2020-01-01' }])
    expect(checkValue(date, '2026-01-01')).toEqual([{ kind: 'after-latest', latest: '2025-12-31' }])
    expect(checkValue(date, keepTyped(date, '30 Februari 2025', 'id'))).toEqual([{ kind: 'not-a-date' }])
  })
})

it('every field type names what it could not read, whatever was typed', () => {
  const fields = [people, money, date]
  fc.assert(
    fc.property(
      fc.constantFrom(...fields),
      fc.string(),
      fc.constantFrom('id', 'en'),
      (field, typed, locale) => {
        const parsed = parseValue(field, typed, locale)
        if (parsed.ok)
          expect(parseValue(field, editValue(field, parsed.value, locale), locale)).toEqual(parsed)
        else expect(checkValue(field, keepTyped(field, typed, locale))).toEqual([parsed.problem])
      },
    ),
    { numRuns: 500 },
  )
})
