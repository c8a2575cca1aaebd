import { type Kysely, sql } from 'kysely'
import type { Db } from './connect'
import { migrations } from './migrations'

async function applied(db: Db): Promise<string[]> {
  await sql`CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT`.execute(
    db,
  )
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration ORDER BY name`.execute(db)
  return rows.map((row) => row.name)
}

/** Names of the migrations that the file still lacks. @throws when the file is newer than this program. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const done = await applied(db)
  const known = migrations.map(([name]) => name)
  const foreign = done.filter((name) => !known.includes(name))
  if (foreign.length > 0)
    throw new Error(`the database is newer than this program: it has ${foreign.join(', ')}`)
  return known.filter((name) => !done.includes(name))
}

/**
 * Brings the file up to date, each migration in its own transaction. `snapshot` is called before the first
 * one that changes a file with content, and gets the raw connection and the migration's name.
 */
export async function migrate(
  db: Db,
  now: () => Date,
  snapshot: (migration: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const pending = await pendingMigrations(db)
  const fresh = pending.length === migrations.length
  for (const [name, up] of migrations) {
    if (!pending.includes(name)) continue
    if (!fresh) await snapshot(name)
    await db.transaction().execute(async (tx) => {
      await up(tx as unknown as Kysely<unknown>)
      await sql`INSERT INTO migration (name, applied_at) VALUES (${name}, ${now().toISOString()})`.execute(tx)
    })
  }
  return pending
}
