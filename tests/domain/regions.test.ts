import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ancestorAt,
  contains,
  displayName,
  levelName,
  levelOf,
  lineageOf,
  parentOf,
  REGION_STEPS,
  sameAt,
  subtreePrefixes,
} from '~/domain/regions'

const province = fc.constantFrom('11', '21', '31', '34', '36', '51', '52', '61', '76', '82', '96', '97')
const twoDigits = fc.integer({ min: 1, max: 69 }).map((n) => String(n).padStart(2, '0'))
const village = fc.integer({ min: 1001, max: 3999 }).map(String)
const code = fc.oneof(
  fc.constantFrom('ID', 'R1', 'R2', 'R3', 'R4'),
  fc
    .tuple(province, twoDigits, twoDigits, village, fc.integer({ min: 1, max: 4 }))
    .map(([p, k, c, v, depth]) => [p, k, c, v].slice(0, depth).join('.')),
)

describe('levelOf and parentOf', () => {
  test.each([
    ['ID', 'nasional', null],
    ['R2', 'regional', 'ID'],
    ['36', 'provinsi', 'R2'],
    ['97', 'provinsi', 'ID'],
    ['36.03', 'kabupaten', '36'],
    ['36.71', 'kota', '36'],
    ['36.71.07', 'kecamatan', '36.71'],
    ['36.71.07.1004', 'kelurahan', '36.71.07'],
    ['36.03.01.2001', 'desa', '36.03.01'],
    ['91.03.01.3007', 'desa_adat', '91.03.01'],
  ])('%s is a %s in %s', (region, level, parent) => {
    expect([levelOf(region), parentOf(region)]).toEqual([level, parent])
  })

  test.each([
    '',
    '3',
    '06',
    '36.',
    '36.00',
    '36.70',
    '36.70.01',
    '36.71.00',
    '36.71.7',
    '36.71.07.4001',
    '36.71.07.0001',
    '36.71.07.10045',
    '3671',
    '36.71.07.1004.1',
    'R5',
    'R0',
    'id',
    '__proto__',
    'toString',
    ' 36',
    '36\n',
  ])('%j is no code', (text) => {
    expect(levelOf(text)).toBe(null)
    expect(() => parentOf(text)).toThrow(new RangeError(`Not a region code: ${text}`))
    expect(contains('ID', text)).toBe(false)
  })
})

describe('lineage', () => {
  test('goes from a kelurahan to the nation', () => {
    expect(lineageOf('36.71.07.1004')).toEqual(['36.71.07.1004', '36.71.07', '36.71', '36', 'R2', 'ID'])
    expect(REGION_STEPS.map((step) => ancestorAt('36.71.07.1004', step))).toEqual([
      'ID',
      'R2',
      '36',
      '36.71',
      '36.71.07',
      '36.71.07.1004',
    ])
    expect(ancestorAt('36.71', 'kecamatan')).toBe(null)
  })

  test.each([
    ['36.71.07.1004', '36.71.07.1001', [false, true, true, true]],
    ['36.71.07.1004', '36.71.01.1001', [false, false, true, true]],
    ['36.71.07.1004', '36.03.01.2001', [false, false, false, true]],
    ['36.71.07.1004', '31.71.01.1001', [false, false, false, false]],
    ['36.71.07.1004', '36.71.07.1004', [true, true, true, true]],
    ['36.71.07.1004', '36.71', [false, false, true, true]],
    ['36.71', '36.72', [false, false, false, true]],
  ])('%s and %s meet at kelurahan, kecamatan, kota, provinsi: %s', (a, b, meets) => {
    const steps = ['kelurahan', 'kecamatan', 'kota', 'provinsi'] as const
    expect(steps.map((step) => sameAt(a, b, step))).toEqual(meets)
    expect(steps.map((step) => sameAt(b, a, step))).toEqual(meets)
  })

  test('the prefixes of a subtree hold exactly what the region contains', () => {
    expect(subtreePrefixes('R2')).toEqual(['R2', '31', '32', '33', '34', '35', '36', '51'])
    fc.assert(
      fc.property(code, code, (ancestor, below) => {
        const byPrefix = subtreePrefixes(ancestor).some(
          (prefix) => prefix === '' || below === prefix || below.startsWith(`${prefix}.`),
        )
        expect(byPrefix).toBe(contains(ancestor, below))
        for (const above of lineageOf(below)) expect(contains(above, below)).toBe(true)
      }),
    )
  })

  test('a code is not contained in one that it merely begins with', () => {
    expect([
      contains('36.7', '36.71'),
      contains('3', '36'),
      contains('R2', '52.01'),
      contains('R4', '52.01'),
    ]).toEqual([false, false, false, true])
  })
})

describe('names', () => {
  test.each([
    ['34.71.01', 'kemantren'],
    ['34.04.01', 'kapanewon'],
    ['34.04.01.2001', 'kalurahan'],
    ['34.71.01.1001', 'kelurahan'],
    ['91.03.01', 'distrik'],
    ['96.01.01.2001', 'kampung'],
    ['91.03.01.3007', 'desa adat'],
    ['11.01.01.2001', 'gampong'],
    ['36.71.07', 'kecamatan'],
    ['36', 'provinsi'],
  ])('%s is a %s', (region, name) => {
    expect(levelName(region)).toBe(name)
  })

  test.each([
    [
      [
        ['36.71.07.1001', 'Karawaci'],
        ['36.71.07', 'Karawaci'],
        ['36.71', 'Kota Tangerang'],
        ['36', 'Banten'],
        ['R2', 'Regional II'],
      ],
      'Karawaci, Kec. Karawaci, Kota Tangerang',
    ],
    [
      [
        ['36.71.07', 'Karawaci'],
        ['36.71', 'Kota Tangerang'],
        ['36', 'Banten'],
      ],
      'Kec. Karawaci, Kota Tangerang',
    ],
    [
      [
        ['36.71', 'Kota Tangerang'],
        ['36', 'Banten'],
        ['R2', 'Regional II'],
      ],
      'Kota Tangerang, Provinsi Banten',
    ],
    [
      [
        ['36', 'Banten'],
        ['R2', 'Regional II'],
      ],
      'Provinsi Banten',
    ],
    [[['34', 'Daerah Istimewa Yogyakarta']], 'Daerah Istimewa Yogyakarta'],
    [
      [
        ['34.71.01.1001', 'Kotabaru'],
        ['34.71.01', 'Gondokusuman'],
        ['34.71', 'Kota Yogyakarta'],
      ],
      'Kotabaru, Kemantren Gondokusuman, Kota Yogyakarta',
    ],
    [
      [
        ['R2', 'Regional II'],
        ['ID', 'Indonesia'],
      ],
      'Regional II',
    ],
    [[], ''],
  ])('%j is shown as %s', (lineage, shown) => {
    expect(displayName(lineage.map(([region = '', name = '']) => ({ code: region, name })))).toBe(shown)
  })
})
