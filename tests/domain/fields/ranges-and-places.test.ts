import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkValue, formatValue, keepTyped, parseValue, typedOf } from '~/domain/fields'
import type { LocationField, MonthsField, PercentField } from '~/domain/fields/types'

const base = { code: 'x', section: 's', label: { id: 'X', en: 'X' }, required: false }
const percent: PercentField = { ...base, type: 'percent', min: '0', max: '100' }
const months: MonthsField = { ...base, type: 'months' }
const place: LocationField = { ...base, type: 'location' }

describe('percent field', () => {
  it.each([
    ['12,5', '12.5'],
    ['12,5%', '12.5'],
    ['12,5 persen', '12.5'],
    ['100 %', '100'],
  ])('reads %j as %s', (typed, value) => {
    expect(keepTyped(percent, typed, 'id')).toBe(value)
    expect(checkValue(percent, value)).toEqual([])
  })

  it('shows the sign, and checks range and digits', () => {
    expect(formatValue(percent, '12.5', 'id')).toBe('12,5%')
    expect(typedOf(percent, '12.5', 'id')).toBe('12,5')
    expect(checkValue(percent, '100.123')).toEqual([
      { kind: 'above-maximum', max: '100' },
      { kind: 'too-many-decimals', decimals: 3, max: 2 },
    ])
    expect(checkValue({ ...percent, min: undefined }, '-5')).toEqual([])
    expect(checkValue(percent, keepTyped(percent, 'separuh', 'id'))).toEqual([{ kind: 'not-a-number' }])
  })
})

describe('months field', () => {
  it.each([
    [{ from: '2024-01', to: '2024-06' }, '2024-01/2024-06'],
    [{ from: 'Januari 2024', to: '6/2024' }, '2024-01/2024-06'],
    [{ from: ' Agt 2024 ', to: '' }, '2024-08/'],
    [{ from: '', to: '' }, ''],
    ['2024-01/', '2024-01/'],
    ['Januari 2024 – Juni 2024', '2024-01/2024-06'],
    ['01/2024 s.d. 06/2024', '2024-01/2024-06'],
    ['Januari 2024 sampai sekarang', '2024-01/'],
  ])('reads %j as %j', (typed, value) => {
    expect(keepTyped(months, typed, 'id')).toBe(value)
    expect(checkValue(months, value)).toEqual([])
  })

  it('shows names of months, and an open end', () => {
    expect(formatValue(months, '2024-01/2024-06', 'id')).toBe('Januari 2024 – Juni 2024')
    expect(formatValue(months, '2024-01/', 'id')).toBe('Januari 2024 – sekarang')
    expect(formatValue(months, '2024-01/', 'en')).toBe('January 2024 – now')
  })

  it('keeps each part of what it cannot read', () => {
    for (const parts of [
      { from: 'awal 2024', to: 'Juni 2024' },
      { from: '', to: '2024-06' },
      { from: '2024/01', to: 'a "b" – c' },
    ])
      expect(typedOf(months, keepTyped(months, parts, 'id'), 'id')).toEqual(parts)
    const kept = keepTyped(months, { from: 'awal 2024', to: 'Juni 2024' }, 'id')
    expect(formatValue(months, kept, 'id')).toBe('awal 2024 – Juni 2024')
    expect(checkValue(months, kept)).toEqual([{ kind: 'not-a-month' }])
    expect(checkValue(months, keepTyped(months, { from: '', to: '2024-06' }, 'id'))).toEqual([
      { kind: 'months-without-start' },
    ])
  })

  it('checks order, end and limits', () => {
    expect(checkValue(months, '2024-06/2024-01')).toEqual([{ kind: 'months-reversed' }])
    expect(checkValue({ ...months, ended: true }, '2024-06/')).toEqual([{ kind: 'months-without-end' }])
    const limited: MonthsField = { ...months, min: '2023-01', max: '2024-12' }
    expect(checkValue(limited, '2022-12/2025-01')).toEqual([
      { kind: 'before-earliest', earliest: '2023-01' },
      { kind: 'after-latest', latest: '2024-12' },
    ])
    expect(checkValue(limited, '2025-01/')).toEqual([{ kind: 'after-latest', latest: '2024-12' }])
  })
})

describe('location field', () => {
  it.each([
    ['-6.17806, 106.63', '-6.17806,106.63000'],
    ['-6,17806 106,63', '-6.17806,106.63000'],
    ['-6,17806; 106,63', '-6.17806,106.63000'],
    ['−6.178055, 106.63', '-6.17806,106.63000'],
    ['6°10\'41"S 106°37\'48"E', '-6.17806,106.63000'],
    ['6° 10′ 41″ LS, 106° 37′ 48″ BT', '-6.17806,106.63000'],
    ['5°33\'0"N 95°19\'0"E', '5.55000,95.31667'],
    ['https://www.google.com/maps/@-6.1780556,106.63,17z', '-6.17806,106.63000'],
    [
      'https://www.google.com/maps/place/X/@-6.2,106.7,17z/data=!3m1!4b1!4m5!3d-6.17806!4d106.63',
      '-6.17806,106.63000',
    ],
    ['https://maps.google.com/?q=-6.17806,106.63', '-6.17806,106.63000'],
    ['https://www.openstreetmap.org/?mlat=-6.17806&mlon=106.63#map=18/-6.2/106.7', '-6.17806,106.63000'],
    ['https://www.openstreetmap.org/#map=18/-6.17806/106.63000', '-6.17806,106.63000'],
    ['geo:-6.17806,106.63', '-6.17806,106.63000'],
  ])('reads %j', (typed, value) => {
    expect(keepTyped(place, typed, 'id')).toBe(value)
    expect(checkValue(place, value)).toEqual([])
  })

  it.each([
    ['106.63, -6.17806', 'not-a-location'],
    ['48.85, 2.35', 'outside-indonesia'],
    ['6°75\'00"S 106°37\'48"E', 'not-a-location'],
    ['di balai warga', 'not-a-location'],
    ['https://contoh.go.id/peta', 'not-a-location'],
    ['https://maps.app.goo.gl/abc123', 'short-map-link'],
  ])('says what is wrong with %j', (typed, kind) => {
    expect(checkValue(place, keepTyped(place, typed, 'id'))).toEqual([{ kind }])
  })

  it('takes the ends of the country', () => {
    for (const corner of [
      '5.89500,95.21600',
      '-8.50000,141.00000',
      '-11.00800,122.87500',
      '4.75000,126.81600',
    ])
      expect(checkValue(place, corner)).toEqual([])
  })
})

it('what was read stands in its inputs and is read again as the same', () => {
  const month = fc
    .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
  const degrees = (most: number) =>
    fc.integer({ min: -most * 100_000, max: most * 100_000 }).map((units) => (units / 100_000).toFixed(5))
  const typed = fc.oneof(
    fc.record({
      field: fc.constant(months),
      typed: fc.record({ from: month, to: fc.option(month, { nil: '' }) }),
    }),
    fc.record({ field: fc.constant(months), typed: fc.record({ from: fc.string(), to: fc.string() }) }),
    fc.record({
      field: fc.constant(place),
      typed: fc.tuple(degrees(90), degrees(180)).map((pair) => pair.join(', ')),
    }),
    fc.record({ field: fc.constantFrom(percent, months, place), typed: fc.string() }),
  )
  fc.assert(
    fc.property(typed, fc.constantFrom('id' as const, 'en' as const), (answer, locale) => {
      const value = keepTyped(answer.field, answer.typed, locale)
      expect(keepTyped(answer.field, typedOf(answer.field, value, locale), locale)).toBe(value)
      if (typeof answer.typed !== 'string') return
      const parsed = parseValue(answer.field, answer.typed, locale)
      if (!parsed.ok) expect(checkValue(answer.field, value)).toEqual([parsed.problem])
    }),
    { numRuns: 1000 },
  )
})
