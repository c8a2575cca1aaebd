import { type Selectable, sql } from 'kysely'
import type { RegionLevel } from '~/domain/regions'
import type { Db } from '../connect'
import type { RegionTable } from '../schema'

export type RegionRecord = Selectable<RegionTable>

export function findRegion(db: Db, code: string) {
  return db.selectFrom('region').selectAll().where('code', '=', code).executeTakeFirst()
}

/** Code and name of each of these, whether still valid or not, in no order. */
export function listRegionNames(db: Db, codes: readonly string[]) {
  return db.selectFrom('region').select(['code', 'name']).where('code', 'in', codes).execute()
}

/** Those right below a region, as they stand today, by name. */
export function listChildren(db: Db, code: string) {
  return db
    .selectFrom('region')
    .select(['code', 'name', 'level'])
    .where('parent_code', '=', code)
    .where('valid_until', 'is', null)
    .orderBy('name')
    .orderBy('code')
    .execute()
}

/** Everything in a subtree (`subtreePrefixes`), as it stands today, by code; only these levels if given. */
export function listSubtree(db: Db, prefixes: readonly string[], levels?: readonly RegionLevel[]) {
  return db
    .selectFrom('region')
    .select(['code', 'name', 'level'])
    .where('valid_until', 'is', null)
    .where(inSubtree(prefixes))
    .$if(levels !== undefined, (query) => query.where('level', 'in', levels ?? []))
    .orderBy('code')
    .execute()
}

/** Regions whose name holds the text, without case: equal names first, then beginnings, higher levels first. */
export function searchRegions(
  db: Db,
  search: { text: string; prefixes: readonly string[]; levels: readonly RegionLevel[]; limit: number },
) {
  const text = search.text.toLowerCase()
  const escaped = text.replace(/[\\%_]/g, '\\$&')
  const name = sql<string>`lower(name)`
  return db
    .selectFrom('region')
    .select(['code', 'name', 'level'])
    .where('valid_until', 'is', null)
    .where('level', 'in', search.levels)
    .where(inSubtree(search.prefixes))
    .where(sql<boolean>`${name} like ${`%${escaped}%`} escape '\\'`)
    .orderBy(
      sql`case when ${name} = ${text} then 0 when ${name} like ${`${escaped}%`} escape '\\' then 1 else 2 end`,
    )
    .orderBy(sql`length(code)`)
    .orderBy('name')
    .orderBy('code')
    .limit(search.limit)
    .execute()
}

function inSubtree(prefixes: readonly string[]) {
  const parts = prefixes.map((prefix) =>
    prefix === '' ? sql<boolean>`1 = 1` : sql<boolean>`(code = ${prefix} or code like ${`${prefix}.%`})`,
  )
  return sql<boolean>`(${sql.join(parts, sql` or `)})`
}

export function listAllRegions(db: Db) {
  return db.selectFrom('region').selectAll().execute()
}

const ROWS_PER_STATEMENT = 500

/** Inserts or replaces rows; parents must stand before their children. */
export async function saveRegions(db: Db, rows: readonly RegionRecord[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await db
      .insertInto('region')
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          level: eb.ref('excluded.level'),
          parent_code: eb.ref('excluded.parent_code'),
          decree: eb.ref('excluded.decree'),
          valid_from: eb.ref('excluded.valid_from'),
          valid_until: eb.ref('excluded.valid_until'),
        })),
      )
      .execute()
  }
}

export function findRegionDataset(db: Db, sha256: string) {
  return db.selectFrom('region_dataset').selectAll().where('sha256', '=', sha256).executeTakeFirst()
}

export function findNewestRegionDataset(db: Db) {
  return db.selectFrom('region_dataset').selectAll().orderBy('loaded_at', 'desc').limit(1).executeTakeFirst()
}

export async function saveRegionDataset(
  db: Db,
  row: { sha256: string; source: string; decree: string | null; row_count: number; loaded_at: string },
): Promise<void> {
  await db
    .insertInto('region_dataset')
    .values(row)
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ loaded_at: row.loaded_at }))
    .execute()
}

/** Whether any data set of regions has been loaded. */
export async function hasRegions(db: Db): Promise<boolean> {
  return (await db.selectFrom('region_dataset').select('sha256').limit(1).executeTakeFirst()) !== undefined
}
