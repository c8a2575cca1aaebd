import type { Db } from '../connect'

export function findSetting(db: Db, name: string) {
  return db.selectFrom('setting').selectAll().where('name', '=', name).executeTakeFirst()
}
