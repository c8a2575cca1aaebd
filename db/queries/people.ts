import type { Db } from '../connect'

export function findPersonById(db: Db, id: number) {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findPersonByUid(db: Db, uid: string) {
  return db.selectFrom('person').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** Account names compare without case. */
export function findPersonByAccount(db: Db, account: string) {
  return db.selectFrom('person').selectAll().where('account', '=', account).executeTakeFirst()
}

/** Grants that hold at `moment`. */
export function listGrantsAt(db: Db, personId: number, moment: string) {
  return db
    .selectFrom('role_grant')
    .select(['id', 'role', 'scope', 'region_code as region', 'competition_id as competition'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', moment)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', moment)]))
    .orderBy('id')
    .execute()
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
