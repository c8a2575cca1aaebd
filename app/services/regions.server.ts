import {
  findNewestRegionDataset,
  listAllRegions,
  type RegionRecord,
  saveRegionDataset,
  saveRegions,
} from '#db/queries/regions'
import type { Actor } from '~/domain/actors'
import type { CsvFault } from '~/domain/csv-faults'
import { SHIPPED_DECREE, SYNTHETIC_NAMES } from '~/domain/region-data'
import { NATION, parentOf } from '~/domain/regions'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { type RegionRow, readRegionFile, shippedRegionFile } from './region-file.server'
import { transact } from './transact.server'

/** A whole file of regions and the decree that it follows; from that date on, where it replaces another. */
export type RegionFile = {
  readonly bytes: Uint8Array
  readonly source: string
  readonly decree: string | null
  /** `YYYY-MM-DD`; today (UTC) unless given. */
  readonly validFrom?: string
}

export type RegionImport =
  | { readonly ok: true; readonly rows: number; readonly changed: number }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/**
 * Loads a whole file of regions, or the shipped one, and makes it the present state: what is new or renamed is
 * written, what the file no longer names ends, nothing is deleted. The file that was loaded last changes nothing.
 * @throws ForbiddenError without `installation.administer`, which the program itself does not need.
 */
export async function importRegions(
  ctx: Context,
  actor: Actor,
  file: RegionFile | 'shipped',
): Promise<RegionImport> {
  if (actor.via !== 'system') authorize(actor, 'installation.administer', null)
  const { bytes, source, decree, validFrom } = file === 'shipped' ? await shippedFile() : file
  const reading = readRegionFile(bytes)
  if (!reading.ok) return reading
  const rows = reading.rows.map(({ value }) => value)
  const sha256 = sha256Hex(bytes)
  const changed = await transact(ctx, actor, { type: 'regions.imported' }, async (tx, record) => {
    const newest = await findNewestRegionDataset(tx)
    if (newest?.sha256 === sha256) return 0
    const at = ctx.now().toISOString()
    const since = newest ? (validFrom ?? at.slice(0, 10)) : null
    const changes = compare(await listAllRegions(tx), rows, { decree, since })
    await saveRegions(tx, changes)
    await saveRegionDataset(tx, { sha256, source, decree, row_count: rows.length, loaded_at: at })
    record.refs({ sha256, rows: rows.length, changed: changes.length })
    return changes.length
  })
  return { ok: true, rows: rows.length, changed }
}

async function shippedFile(): Promise<RegionFile> {
  return { bytes: await shippedRegionFile(), source: 'cahyadsn/wilayah (MIT)', decree: SHIPPED_DECREE }
}

/** What must be written so that the table says what the file says, parents before children. */
function compare(
  stored: readonly RegionRecord[],
  rows: readonly RegionRow[],
  { decree, since }: { decree: string | null; since: string | null },
): RegionRecord[] {
  const byCode = new Map(stored.map((region) => [region.code, region]))
  const present = [...syntheticRegions(), ...rows]
  const written = present
    .filter(({ code, name }) => {
      const known = byCode.get(code)
      return known?.name !== name || known.parent_code !== parentOf(code) || known.valid_until !== null
    })
    .map(({ code, name, level }) => ({
      ...{ code, name, level, decree, valid_until: null },
      parent_code: parentOf(code),
      valid_from: byCode.get(code)?.valid_from ?? (byCode.has(code) ? null : since),
    }))
    // The sort is stable, so the nation and the regionals stay before the provinces, which are as long.
    .sort((a, b) => a.code.length - b.code.length)
  const named = new Set(present.map(({ code }) => code))
  const ended = stored
    .filter(({ code, valid_until }) => valid_until === null && !named.has(code))
    .map((region) => ({ ...region, valid_until: since }))
  return [...written, ...ended]
}

function syntheticRegions(): RegionRow[] {
  return Object.entries(SYNTHETIC_NAMES).map(([code, name]) => ({
    code,
    name,
    level: code === NATION ? 'nasional' : 'regional',
  }))
}
