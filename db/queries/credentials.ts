import type { Db } from '../connect'

export function findCredential(db: Db, personId: number) {
  return db.selectFrom('credential').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

export async function saveCredential(db: Db, personId: number, hash: string, at: string): Promise<void> {
  const row = { password_hash: hash, changed_at: at }
  await db
    .insertInto('credential')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}
