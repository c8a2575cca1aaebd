import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '~/services/context'

/** SHA-256 over every row of every table but sessions, which live by being used, and those left out. */
export async function databaseHash(ctx: Context, without: readonly string[] = []): Promise<string> {
  const tables = await sql<{ name: string }>`
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'session'
    ORDER BY name`.execute(ctx.db)
  const hash = createHash('sha256')
  for (const { name } of tables.rows) {
    if (without.includes(name)) continue
    const { rows } = await sql`SELECT * FROM ${sql.table(name)}`.execute(ctx.db)
    hash.update(`${name} ${JSON.stringify(rows)}\n`)
  }
  return hash.digest('hex')
}
