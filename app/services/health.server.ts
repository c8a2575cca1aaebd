import { sql } from 'kysely'
import type { Context } from './context'

/** Whether the database answers. */
export async function isReady(ctx: Context): Promise<boolean> {
  try {
    await sql`SELECT 1 FROM event LIMIT 1`.execute(ctx.db)
    return true
  } catch {
    return false
  }
}
