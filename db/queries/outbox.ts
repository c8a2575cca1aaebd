import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { OutboxTable } from '../schema'

export async function insertMail(db: Db, row: Insertable<OutboxTable>): Promise<void> {
  await db.insertInto('outbox').values(row).execute()
}

/** Messages that may be sent now, oldest first. */
export function listDueMail(db: Db, now: string, attempts: number, limit: number) {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('send_after', '<=', now)
    .where('attempts', '<', attempts)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The last message to a person. */
export function findLatestMail(db: Db, personId: number) {
  return db
    .selectFrom('outbox')
    .select(['address', 'created_at', 'send_after', 'attempts', 'sent_at'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Counts an attempt before it is made, so that a crash in between cannot send for ever. */
export async function claimMail(db: Db, id: number, attempts: number, sendAfter: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ attempts: attempts + 1, send_after: sendAfter })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function finishMail(
  db: Db,
  id: number,
  outcome: { sent_at: string; last_error: null } | { last_error: string; attempts?: number },
): Promise<void> {
  await db.updateTable('outbox').set(outcome).where('id', '=', id).execute()
}

export async function deleteMailTo(db: Db, personId: number): Promise<void> {
  await db.deleteFrom('outbox').where('person_id', '=', personId).execute()
}
