import type { Db } from '../connect'

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
