import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { locateTemplate } from '#db/templates/locate'
import type { CsvFault } from '~/domain/csv-faults'
import { levelOf, parentOf, type RegionLevel, stepOf } from '~/domain/regions'
import { type CsvCells, type CsvFormat, type CsvReading, type CsvRowFault, readCsv } from './csv.server'

export type RegionRow = { readonly code: string; readonly name: string; readonly level: RegionLevel }

const FORMAT: CsvFormat<RegionRow> = {
  columns: [
    { name: 'kode', type: 'code' },
    { name: 'nama', type: 'text' },
    { name: 'tingkat', type: 'text' },
    { name: 'kode_induk', type: 'code' },
  ],
  readRow,
  maxBytes: 16 * 1024 * 1024,
  maxRows: 150_000,
}

/** The shipped file, unpacked: `kode,nama,tingkat,kode_induk`. Its licence stands beside it. */
export async function shippedRegionFile(): Promise<Uint8Array> {
  return promisify(brotliDecompress)(await readFile(locateTemplate('regions', 'wilayah.csv.br')))
}

/**
 * Reads a file of regions: codes once each, with the level and parent that the code says, and every parent in
 * the same file.
 */
export function readRegionFile(bytes: Uint8Array): CsvReading<RegionRow> {
  const reading = readCsv(bytes, FORMAT)
  if (!reading.ok) return reading
  const lines = new Map<string, number>()
  const faults: CsvFault[] = []
  for (const { line, value } of reading.rows) {
    const earlier = lines.get(value.code)
    if (earlier === undefined) lines.set(value.code, line)
    else faults.push(reading.place(line, fault('kode', 'duplicate_region', { code: value.code, earlier })))
  }
  for (const { line, value } of reading.rows) {
    const parent = parentInFile(value.code)
    if (parent !== '' && !lines.has(parent)) {
      faults.push(reading.place(line, fault('kode_induk', 'missing_parent_region', { code: parent })))
    }
  }
  faults.sort((a, b) => a.line - b.line)
  return faults.length > 0 ? { ok: false, faults } : reading
}

function readRow({ kode, nama, tingkat, kode_induk }: CsvCells): ReturnType<CsvFormat<RegionRow>['readRow']> {
  const code = String(kode ?? '')
  const level = levelOf(code)
  if (level === null || level === 'regional' || level === 'nasional') {
    return { faults: [fault('kode', 'unknown_region_code', { code })] }
  }
  const name = String(nama).trim().replace(/\s+/g, ' ')
  const faults: CsvRowFault[] = []
  if (name === '') faults.push(fault('nama', 'required'))
  if (tingkat !== level) faults.push(fault('tingkat', 'wrong_region_level', { expected: level }))
  const parent = parentInFile(code)
  if ((kode_induk ?? '') !== parent)
    faults.push(fault('kode_induk', 'wrong_region_parent', { expected: parent }))
  return faults.length > 0 ? { faults } : { value: { code, name, level } }
}

/** Files stop at the provinces; regionals and the nation are our own. */
function parentInFile(code: string): string {
  return stepOf(code) === 'provinsi' ? '' : (parentOf(code) ?? '')
}

function fault(columnName: string, kind: string, params: CsvFault['params'] = {}): CsvRowFault {
  return { columnName, kind, params }
}
