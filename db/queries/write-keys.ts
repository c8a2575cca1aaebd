import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { WriteKeyTable } from '../schema'

export function findWriteKey(db: Db, personId: number, key: string) {
  return db
    .selectFrom('write_key')
    .select(['body_sha256', 'result'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst()
}

export async function insertWriteKey(db: Db, row: Insertable<WriteKeyTable>): Promise<void> {
  await db.insertInto('write_key').values(row).execute()
}

export async function deleteWriteKeysBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('write_key').where('created_at', '<', before).execute()
}
