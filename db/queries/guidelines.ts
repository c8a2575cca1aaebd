import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { BlobTable } from '../schema'

export function findGuidelineById(db: Db, id: number) {
  return db.selectFrom('guideline').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The juknis that the latest rules implement. */
export function findLatestGuideline(db: Db, competitionId: number) {
  return db
    .selectFrom('guideline')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A stored file; known already when the same bytes came before. */
export async function saveBlob(db: Db, row: Insertable<BlobTable>): Promise<void> {
  await db
    .insertInto('blob')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
