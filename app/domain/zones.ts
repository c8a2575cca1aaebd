import { ancestorAt } from './regions'
import type { Zone } from './time'

const WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'])

/** The time zone of a region (Keppres 41/1987); WIB for the nation and the regionals, which span several. */
export function zoneOf(code: string): Zone {
  const province = ancestorAt(code, 'provinsi')
  if (province === null) return 'WIB'
  if (WITA.has(province)) return 'WITA'
  return province >= '81' ? 'WIT' : 'WIB'
}
