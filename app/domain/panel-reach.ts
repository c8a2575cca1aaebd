import { ancestorAt, contains } from './regions'
import type { Stage } from './rules'

/**
 * Whether a seat can be given an entry. A stage within the kecamatan has one panel for each, which judges the entries
 * of that kecamatan and no others; elsewhere a panel without a region judges all.
 * @param panelRegion code of the region whose entries the seat's panel judges; null for all
 * @param ward code of the entry's kelurahan
 */
export function seatReaches(
  { partition }: Pick<Stage, 'partition'>,
  panelRegion: string | null,
  ward: string,
): boolean {
  if (partition === 'kecamatan') return panelRegion !== null && panelRegion === ancestorAt(ward, 'kecamatan')
  return panelRegion === null || contains(panelRegion, ward)
}
