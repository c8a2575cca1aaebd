import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { locateTemplate } from '#db/templates/locate'
import type { CsvFault } from '~/domain/csv-faults'
import { contains, levelOf, parentOf } from '~/domain/regions'
import { sha256Hex } from '~/services/ids.server'
import { readRegionFile, shippedRegionFile } from '~/services/region-file.server'

type Line = { kode: string; nama: string; tingkat: string; kode_induk: string }

describe('the shipped regions', () => {
  let bytes: Uint8Array
  let lines: Line[]
  beforeAll(async () => {
    bytes = await shippedRegionFile()
    lines = Papa.parse<Line>(Buffer.from(bytes).toString('utf8'), { header: true, skipEmptyLines: true }).data
  })

  test('are the very bytes of their source, with its licence beside them', () => {
    expect(sha256Hex(bytes)).toBe('7f176a8e2968fff5fbc02cd30534d2f8686799a93ac5531fb6b1e551b84a6017')
    expect(readFileSync(locateTemplate('regions', 'LICENSE-wilayah.txt'), 'utf8').slice(0, 45)).toBe(
      'MIT License\n\nCopyright (c) 2017-2025 Cahya DS',
    )
  })

  test('are as many as the decree says', () => {
    const count = (levels: string[]) => lines.filter(({ tingkat }) => levels.includes(tingkat)).length
    expect({
      all: lines.length,
      provinsi: count(['provinsi']),
      kabupaten: count(['kabupaten']),
      kota: count(['kota']),
      kecamatan: count(['kecamatan']),
      kelurahan: count(['kelurahan']),
      desa: count(['desa', 'desa_adat']),
      desaAdat: count(['desa_adat']),
    }).toEqual({
      all: 91_599,
      provinsi: 38,
      kabupaten: 416,
      kota: 98,
      kecamatan: 7_285,
      kelurahan: 8_496,
      desa: 75_266,
      desaAdat: 14,
    })
  })

  test('stand once each, under a parent that is there', () => {
    const codes = new Set(lines.map(({ kode }) => kode))
    expect(codes.size).toBe(lines.length)
    expect(lines.filter(({ kode_induk }) => kode_induk !== '' && !codes.has(kode_induk))).toEqual([])
  })

  test('have the level and parent that their code says', () => {
    const derived = lines.map(({ kode }) => [kode, levelOf(kode), kode.length === 2 ? '' : parentOf(kode)])
    expect(derived).toEqual(lines.map(({ kode, tingkat, kode_induk }) => [kode, tingkat, kode_induk]))
  })

  test('lie in the four regionals, each province in one', () => {
    const wards = lines.filter(({ tingkat }) => tingkat === 'kelurahan')
    const inRegional = (regional: string) => wards.filter(({ kode }) => contains(regional, kode)).length
    expect(['R1', 'R2', 'R3', 'R4', 'ID'].map(inRegional)).toEqual([2_373, 2_879, 2_436, 808, 8_496])
  })

  test('are read whole, names without stray spaces', () => {
    const reading = readRegionFile(bytes)
    const rows = reading.ok ? reading.rows.map(({ value }) => value) : []
    expect(rows.map(({ code }) => code)).toEqual(lines.map(({ kode }) => kode))
    expect(rows.map(({ name }) => name)).toEqual(lines.map(({ nama }) => nama.trim().replace(/\s+/g, ' ')))
    expect(rows.find(({ code }) => code === '31.72')?.name).toBe('Kota Administrasi Jakarta Utara')
  })
})

test('readRegionFile names each wrong line and brings nothing', () => {
  const text = [
    'kode,nama,tingkat,kode_induk',
    '36,Banten,provinsi,',
    '36.71,Kota Tangerang,kabupaten,36',
    '36.72,Kota Cilegon,kota,32',
    '36.99x,Kota,kota,36',
    'R2,Regional II,regional,ID',
    '36.73,,kota,36',
    '36,Banten,provinsi,',
    '36.74.01,Serpong,kecamatan,36.74',
  ].join('\n')
  const fault = (line: number, column: number, columnName: string, kind: string, params = {}): CsvFault => ({
    ...{ line, column, columnName, kind, params },
  })
  const read = (body: string) => {
    const reading = readRegionFile(Buffer.from(body))
    return reading.ok ? 'read' : reading.faults
  }
  expect(read(text)).toEqual([
    fault(3, 3, 'tingkat', 'wrong_region_level', { expected: 'kota' }),
    fault(4, 4, 'kode_induk', 'wrong_region_parent', { expected: '36' }),
    fault(5, 1, 'kode', 'unknown_region_code', { code: '36.99x' }),
    fault(6, 1, 'kode', 'unknown_region_code', { code: 'R2' }),
    fault(7, 2, 'nama', 'required'),
  ])
  const [header, banten, ...rest] = text.split('\n')
  expect(read([header, banten, ...rest.slice(-2)].join('\n'))).toEqual([
    fault(3, 1, 'kode', 'duplicate_region', { code: '36', earlier: 2 }),
    fault(4, 4, 'kode_induk', 'missing_parent_region', { code: '36.74' }),
  ])
})
