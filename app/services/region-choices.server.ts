import { listChildren, listRegionNames, listSubtree, searchRegions } from '#db/queries/regions'
import {
  displayName,
  levelOf,
  lineageOf,
  NATION,
  type NamedRegion,
  type RegionLevel,
  subtreePrefixes,
} from '~/domain/regions'
import type { Context } from './context'

/** A region as people choose it: its name stands with its parents'. */
export type RegionChoice = { code: string; name: string; level: RegionLevel; displayName: string }

type Plain = { code: string; name: string; level: RegionLevel }

/** One region with its parents' names, or null. Regions are public. */
export async function findRegionChoice(ctx: Pick<Context, 'db'>, code: string): Promise<RegionChoice | null> {
  const level = levelOf(code)
  if (level === null) return null
  const named = (await listRegionNames(ctx.db, [code]))[0]
  if (!named) return null
  return (await withParents(ctx, [{ ...named, level }]))[0] ?? null
}

/** Those right below a region, by name. */
export async function listRegionChildren(ctx: Pick<Context, 'db'>, code: string): Promise<RegionChoice[]> {
  return withParents(ctx, await listChildren(ctx.db, code))
}

/** All kelurahan (or other levels) of a region, by code. */
export async function listRegionsIn(
  ctx: Pick<Context, 'db'>,
  code: string,
  levels: readonly RegionLevel[],
): Promise<RegionChoice[]> {
  return withParents(ctx, await listSubtree(ctx.db, subtreePrefixes(code), levels))
}

/** Regions whose name holds the text, best first; at most 50. An empty text finds nothing. */
export async function searchRegionChoices(
  ctx: Pick<Context, 'db'>,
  search: { text: string; within?: string; levels: readonly RegionLevel[]; limit?: number },
): Promise<RegionChoice[]> {
  const text = search.text.trim()
  if (text === '') return []
  const prefixes = subtreePrefixes(search.within ?? NATION)
  const limit = Math.min(search.limit ?? 20, 50)
  return withParents(ctx, await searchRegions(ctx.db, { text, prefixes, levels: search.levels, limit }))
}

async function withParents(ctx: Pick<Context, 'db'>, regions: readonly Plain[]): Promise<RegionChoice[]> {
  const above = [...new Set(regions.flatMap(({ code }) => lineageOf(code).slice(1)))]
  const names = new Map(
    [...(await listRegionNames(ctx.db, above)), ...regions].map(({ code, name }) => [code, name]),
  )
  const named = (code: string): NamedRegion => ({ code, name: names.get(code) ?? code })
  return regions.map((region) => ({ ...region, displayName: displayName(lineageOf(region.code).map(named)) }))
}
