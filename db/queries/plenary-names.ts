import type { Db } from '../connect'

/** Entries by their public ids, with what they are called. */
export function listEntriesByUid(db: Db, uids: readonly string[]) {
  return db
    .selectFrom('entry')
    .select(['uid', 'label', 'region_name as ward', 'kecamatan_name as kecamatan'])
    .where('uid', 'in', uids)
    .execute()
}

export function listSeatsByUid(db: Db, uids: readonly string[]) {
  return db.selectFrom('seat').select(['uid', 'label']).where('uid', 'in', uids).execute()
}

export function listPeopleByUid(db: Db, uids: readonly string[]) {
  return db.selectFrom('person').select(['uid', 'name']).where('uid', 'in', uids).execute()
}
