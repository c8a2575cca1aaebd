import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'
import type { SessionTable } from '../schema'

const byId = prepared((db: Db, slot: Slots<{ id: string }>) =>
  db.selectFrom('session').selectAll().where('id', '=', slot('id')),
)

export async function findSession(db: Db, id: string) {
  return (await byId(db, { id })).rows[0]
}

export function listSessions(db: Db, personId: number) {
  return db
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

export async function insertSession(db: Db, row: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('session').values(row).execute()
}

export async function touchSession(db: Db, id: string, seenAt: string, idleExpiresAt: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: seenAt, idle_expires_at: idleExpiresAt })
    .where('id', '=', id)
    .execute()
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', id).execute()
}

export async function deletePersonSessions(db: Db, personId: number, exceptId?: string): Promise<void> {
  let query = db.deleteFrom('session').where('person_id', '=', personId)
  if (exceptId) query = query.where('id', '<>', exceptId)
  await query.execute()
}

export async function deleteSessionsExpiredBefore(db: Db, moment: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<', moment), eb('idle_expires_at', '<', moment)]))
    .execute()
}
