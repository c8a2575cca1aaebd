import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'

const byId = prepared((db: Db, slot: Slots<{ id: number }>) =>
  db.selectFrom('person').selectAll().where('id', '=', slot('id')),
)

export async function findPersonById(db: Db, id: number) {
  return (await byId(db, { id })).rows[0]
}

export function findPersonByUid(db: Db, uid: string) {
  return db.selectFrom('person').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** Account names compare without case. */
export function findPersonByAccount(db: Db, account: string) {
  return db.selectFrom('person').selectAll().where('account', '=', account).executeTakeFirst()
}

const grantsAt = prepared((db: Db, slot: Slots<{ person: number; moment: string }>) =>
  db
    .selectFrom('role_grant')
    .select(['id', 'role', 'scope', 'region_code as region', 'competition_id as competition'])
    .where('person_id', '=', slot('person'))
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', slot('moment'))
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', slot('moment'))]))
    .orderBy('id'),
)

/** Grants that hold at `moment`. */
export async function listGrantsAt(db: Db, personId: number, moment: string) {
  return (await grantsAt(db, { person: personId, moment })).rows
}

export async function hasPeople(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

export function findContact(db: Db, personId: number) {
  return db.selectFrom('person_contact').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

/** Account names of this list that are taken. */
export async function listTakenAccounts(db: Db, accounts: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('person').select('account').where('account', 'in', accounts).execute()
  return rows.map(({ account }) => account.toLowerCase())
}
