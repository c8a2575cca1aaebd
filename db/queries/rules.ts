import type { Db } from '../connect'

export function findLatestRules(db: Db, competitionId: number) {
  return db
    .selectFrom('rules')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function findRulesById(db: Db, id: number) {
  return db.selectFrom('rules').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Id, number and hash of every version, newest first: enough where the document itself is at hand already. */
export function listRulesKeys(db: Db, competitionId: number) {
  return db
    .selectFrom('rules')
    .select(['id', 'number', 'sha256'])
    .where('competition_id', '=', competitionId)
    .orderBy('number', 'desc')
    .execute()
}

export function listRules(db: Db, competitionId: number) {
  return db
    .selectFrom('rules')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('number')
    .execute()
}

/** In the order in which they were decided. */
export function listScheduleChanges(db: Db, competitionId: number) {
  return db
    .selectFrom('schedule_change')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('id')
    .execute()
}
