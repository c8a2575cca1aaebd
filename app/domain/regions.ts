import { REGIONALS, SPECIFIC_LEVEL_NAMES } from './region-data'

/*
 * Kemendagri codes are text, `PP.KK.CC.NNNN`: provinsi, kabupaten (01–69) or kota (71–99), kecamatan, then
 * 1… kelurahan, 2… desa, 3… desa adat. Above them stand our own `R1`–`R4` for Regional I–IV and `ID`.
 */

export type RegionLevel =
  | 'nasional'
  | 'regional'
  | 'provinsi'
  | 'kabupaten'
  | 'kota'
  | 'kecamatan'
  | 'kelurahan'
  | 'desa'
  | 'desa_adat'

/** The steps from the nation down; kabupaten and kota are one step, kelurahan and desa another. */
export const REGION_STEPS = ['nasional', 'regional', 'provinsi', 'kota', 'kecamatan', 'kelurahan'] as const
export type RegionStep = (typeof REGION_STEPS)[number]

export type NamedRegion = { readonly code: string; readonly name: string }

export const NATION = 'ID'

/** The level that a code says, or null if it is none. */
export function levelOf(code: string): RegionLevel | null {
  if (code === NATION) return 'nasional'
  if (Object.hasOwn(REGIONALS, code)) return 'regional'
  const parts = /^[1-9]\d(?:\.(\d\d)(?:\.(?!00)\d\d(?:\.([123])\d{3})?)?)?$/.exec(code)
  if (!parts) return null
  const [, second, village] = parts
  if (second === undefined) return 'provinsi'
  if (!/^(?:0[1-9]|[1-689]\d|7[1-9])$/.test(second)) return null
  if (village !== undefined) return VILLAGE_LEVELS[village] ?? null
  if (code.length > 5) return 'kecamatan'
  return second < '70' ? 'kabupaten' : 'kota'
}

const VILLAGE_LEVELS: Readonly<Record<string, RegionLevel>> = { 1: 'kelurahan', 2: 'desa', 3: 'desa_adat' }

/** The step on which a code stands. @throws RangeError if it is no region code. */
export function stepOf(code: string): RegionStep {
  const level = levelOf(code)
  if (level === null) throw new RangeError(`Not a region code: ${code}`)
  if (level === 'kabupaten') return 'kota'
  return level === 'desa' || level === 'desa_adat' ? 'kelurahan' : level
}

/** The code above; null for the nation. A province that no regional lists yet stands below the nation. */
export function parentOf(code: string): string | null {
  switch (stepOf(code)) {
    case 'nasional':
      return null
    case 'regional':
      return NATION
    case 'provinsi':
      return Object.entries(REGIONALS).find(([, provinces]) => provinces.includes(code))?.[0] ?? NATION
    default:
      return code.slice(0, code.lastIndexOf('.'))
  }
}

/** The code and all above it, from itself to the nation. */
export function lineageOf(code: string): string[] {
  const parent = parentOf(code)
  return parent === null ? [code] : [code, ...lineageOf(parent)]
}

/** Whether the second region is the first or lies in it. A text that is no region code lies nowhere. */
export function contains(ancestor: string, code: string): boolean {
  return levelOf(code) !== null && lineageOf(code).includes(ancestor)
}

/** The region of that step in which a code lies, itself included; null if the code stands above the step. */
export function ancestorAt(code: string, step: RegionStep): string | null {
  return lineageOf(code).find((above) => stepOf(above) === step) ?? null
}

/** Whether both lie in one region of that step: the test for a territorial conflict of interest. */
export function sameAt(codeA: string, codeB: string, step: RegionStep): boolean {
  const above = ancestorAt(codeA, step)
  return above !== null && above === ancestorAt(codeB, step)
}

/**
 * A subtree as codes and prefixes, for queries: a code lies in it if it equals one of these or begins with one
 * of them and a full stop. The empty prefix stands for everything.
 */
export function subtreePrefixes(code: string): readonly string[] {
  if (code === NATION) return ['']
  return [code, ...(REGIONALS[code] ?? [])]
}

/** What this level is called here: `kecamatan`, but `kemantren` in Kota Yogyakarta and `distrik` in Papua. */
export function levelName(code: string): string {
  const level = levelOf(code)
  if (level === null) throw new RangeError(`Not a region code: ${code}`)
  const here = SPECIFIC_LEVEL_NAMES.find((entry) => entry.level === level && contains(entry.within, code))
  return here?.name ?? level.replace('_', ' ')
}

/**
 * A name that cannot be taken for another's: `Karawaci, Kec. Karawaci, Kota Tangerang`.
 * @param lineage the region and those above it, nearest first; those above its kota or its province are left out.
 */
export function displayName(lineage: readonly NamedRegion[]): string {
  const [region, ...above] = lineage
  if (!region) return ''
  const step = stepOf(region.code)
  const shown = step === 'kelurahan' || step === 'kecamatan' ? ['kecamatan', 'kota'] : ['provinsi']
  const parents = above.filter(({ code }) => shown.includes(stepOf(code)))
  return [region, ...parents].map(nameWithLevel).join(', ')
}

/** Kabupaten, kota and regionals bear their level in their name; kelurahan and desa stand first without it. */
function nameWithLevel({ code, name }: NamedRegion): string {
  const step = stepOf(code)
  if (step === 'provinsi') return /^(Daerah|Provinsi) /.test(name) ? name : `Provinsi ${name}`
  if (step !== 'kecamatan') return name
  const level = levelName(code)
  return level === 'kecamatan' ? `Kec. ${name}` : `${level.charAt(0).toUpperCase()}${level.slice(1)} ${name}`
}
