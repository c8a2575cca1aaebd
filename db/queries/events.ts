import { sql } from 'kysely'
import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'

const chainHead = prepared((db: Db, slot: Slots<{ chain: string }>) =>
  db
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('chain', '=', slot('chain'))
    .orderBy('seq', 'desc')
    .limit(1),
)

/** Last event of a chain: its number and hash. */
export async function findChainHead(db: Db, chain: string) {
  return (await chainHead(db, { chain })).rows[0]
}

const lastEventId = prepared((db: Db) => db.selectFrom('event').select((eb) => eb.fn.max('id').as('last')))

/** The id that the next event must take. */
export async function nextEventId(db: Db): Promise<number> {
  return ((await lastEventId(db, {})).rows[0]?.last ?? 0) + 1
}

type NewEvent = {
  id: number
  chain: string
  seq: number
  type: string
  at: string
  body: string
  hash: string
}

const insert = prepared((db: Db, slot: Slots<NewEvent>) =>
  db.insertInto('event').values({
    id: slot('id'),
    chain: slot('chain'),
    seq: slot('seq'),
    type: slot('type'),
    at: slot('at'),
    body: slot('body'),
    hash: slot('hash'),
  }),
)

export async function insertEvent(db: Db, event: NewEvent): Promise<void> {
  await insert(db, event)
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
