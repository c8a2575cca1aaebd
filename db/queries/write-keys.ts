import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'

const find = prepared((db: Db, slot: Slots<{ personId: number; key: string }>) =>
  db
    .selectFrom('write_key')
    .select(['body_sha256', 'result'])
    .where('person_id', '=', slot('personId'))
    .where('key', '=', slot('key')),
)

export async function findWriteKey(db: Db, personId: number, key: string) {
  return (await find(db, { personId, key })).rows[0]
}

type NewWriteKey = {
  person_id: number
  key: string
  body_sha256: string
  result: string
  created_at: string
}

const insert = prepared((db: Db, slot: Slots<NewWriteKey>) =>
  db.insertInto('write_key').values({
    person_id: slot('person_id'),
    key: slot('key'),
    body_sha256: slot('body_sha256'),
    result: slot('result'),
    created_at: slot('created_at'),
  }),
)

export async function insertWriteKey(db: Db, row: NewWriteKey): Promise<void> {
  await insert(db, row)
}

export async function deleteWriteKeysBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('write_key').where('created_at', '<', before).execute()
}
