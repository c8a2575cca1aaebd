import type { Db } from '../connect'

export function findDataRequest(db: Db, uid: string) {
  return db.selectFrom('data_request').selectAll().where('uid', '=', uid).executeTakeFirst()
}

export function findWaitingDataRequest(db: Db, personId: number, kind: 'correction' | 'erasure') {
  return db
    .selectFrom('data_request')
    .select('uid')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('decision', 'is', null)
    .executeTakeFirst()
}

/** Requests with their persons, those that wait first, then the newest. */
export function listDataRequests(db: Db) {
  return db
    .selectFrom('data_request')
    .innerJoin('person', 'person.id', 'data_request.person_id')
    .selectAll('data_request')
    .select(['person.uid as person_uid', 'person.name', 'person.title_before', 'person.title_after'])
    .select('person.account')
    .orderBy((eb) => eb('data_request.decision', 'is', null), 'desc')
    .orderBy('data_request.id', 'desc')
    .limit(200)
    .execute()
}
