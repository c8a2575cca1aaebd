import { sql } from 'kysely'
import type { Db } from '../connect'

/** Last event of a chain: its number and hash. */
export function findChainHead(db: Db, chain: string) {
  return db
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('chain', '=', chain)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The id that the next event must take. */
export async function nextEventId(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('event')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

export async function insertEvent(
  db: Db,
  event: { id: number; chain: string; seq: number; type: string; at: string; body: string; hash: string },
): Promise<void> {
  await db.insertInto('event').values(event).execute()
}

/** One page of a chain, newest first, with the names of those who acted. */
export function listEvents(db: Db, chain: string, { limit, offset }: { limit: number; offset: number }) {
  return db
    .selectFrom('event')
    .leftJoin('person', (join) => join.on('person.uid', '=', sql<string>`json_extract(event.body, '$.by')`))
    .select(['event.seq', 'event.type', 'event.at', 'event.body', 'event.hash', 'person.name as byName'])
    .where('event.chain', '=', chain)
    .orderBy('event.seq', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}
