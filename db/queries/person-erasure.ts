import type { Db } from '../connect'

/** Declared conflicts with words about them. */
export function listConflictsWithNote(db: Db, personId: number) {
  return db
    .selectFrom('conflict')
    .select(['id', 'uid'])
    .where('person_id', '=', personId)
    .where('note', 'is not', null)
    .execute()
}

/** What a person asked about their data, as long as its words are there. */
export function listRequestsWithText(db: Db, personId: number) {
  return db
    .selectFrom('data_request')
    .select(['id', 'uid', 'content', 'answer'])
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('content', 'is not', null), eb('answer', 'is not', null)]))
    .execute()
}

export async function deleteCredential(db: Db, personId: number): Promise<void> {
  await db.deleteFrom('credential').where('person_id', '=', personId).execute()
}
