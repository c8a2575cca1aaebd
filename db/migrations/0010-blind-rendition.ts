import type { Kysely } from 'kysely'
import { execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(db, 'ALTER TABLE rendition ADD COLUMN names TEXT')
  await execute(db, 'ALTER TABLE rendition ADD COLUMN files TEXT')
}
