import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../connect'

export interface BlobUse {
  table: string
  column: string
}

/**
 * Every column that names a file, as the schema says it, so that a table to come is not forgotten. Renditions are made
 * from files, and what a revision lists follows its evidence: neither needs a file by itself.
 */
export async function listBlobUses(db: Db): Promise<BlobUse[]> {
  const { rows } = await sql<BlobUse>`
    SELECT holder.name AS "table", key."from" AS "column"
    FROM sqlite_schema AS holder, pragma_foreign_key_list(holder.name) AS key
    WHERE holder.type = 'table' AND key."table" = 'blob'
      AND holder.name NOT IN ('blob_variant', 'revision_evidence')
    ORDER BY 1, 2`.execute(db)
  return rows
}

/** Whether one of these columns names the file with this hash. */
export const isUsed = (uses: readonly BlobUse[], sha256: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`(${sql.join(
    uses.map(
      ({ table, column }) =>
        sql`EXISTS (SELECT 1 FROM ${sql.table(table)} AS use WHERE ${sql.ref(`use.${column}`)} = ${sha256})`,
    ),
    sql` OR `,
  )})`
