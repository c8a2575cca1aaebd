import { contains, type RegionStep, sameAt } from './regions'

/** What a judge or an organizer may declare; the first two are also found from the region codes. */
export const CONFLICT_KINDS = [
  'domisili',
  'tempat_tugas',
  'pernah_menjabat',
  'keluarga',
  'pembina_inovasi',
  'instansi',
  'lain',
] as const
export type DeclaredKind = (typeof CONFLICT_KINDS)[number]

/**
 * Why a judge may have no hand in an entry: declared, from the region codes, as a member of its team, or since another
 * role shows them the names that the stage keeps from its judges.
 */
export type ConflictKind = DeclaredKind | 'tim_peserta' | 'melihat_nama'

/** Where a judge lives and works; null where nothing is known. */
export interface JudgeTerritory {
  homeRegion: string | null
  workRegion: string | null
}

/** A tie, declared or of a team: to one entry, one innovation, or every ward of a region. */
export interface Tie {
  kind: ConflictKind
  region: string | null
  entry: number | null
  innovation: number | null
}

export interface ConflictTarget {
  id: number
  region: string
  innovations: readonly number[]
}

/** The kind of territorial conflict at the level that the stage sets, or null. */
export function territorialConflict(
  level: 'none' | RegionStep,
  { homeRegion, workRegion }: JudgeTerritory,
  entryRegion: string,
): 'domisili' | 'tempat_tugas' | null {
  if (level === 'none') return null
  if (homeRegion && sameAt(homeRegion, entryRegion, level)) return 'domisili'
  if (workRegion && sameAt(workRegion, entryRegion, level)) return 'tempat_tugas'
  return null
}

/** The first tie that reaches the entry, or null. */
export function tiedConflict(ties: readonly Tie[], target: ConflictTarget): ConflictKind | null {
  const tie = ties.find(
    ({ region, entry, innovation }) =>
      entry === target.id ||
      (innovation !== null && target.innovations.includes(innovation)) ||
      (region !== null && contains(region, target.region)),
  )
  return tie?.kind ?? null
}

/** Why this judge may not judge this entry in a stage with that conflict level; null when nothing stands against it. */
export const conflictWith = (
  level: 'none' | RegionStep,
  judge: JudgeTerritory,
  ties: readonly Tie[],
  target: ConflictTarget,
): ConflictKind | null => territorialConflict(level, judge, target.region) ?? tiedConflict(ties, target)
