import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'

export function findLatestRules(db: Db, competitionId: number) {
  return db
    .selectFrom('rules')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const latestHash = prepared((db: Db, slot: Slots<{ competition: number }>) =>
  db
    .selectFrom('rules')
    .select('sha256')
    .where('competition_id', '=', slot('competition'))
    .orderBy('number', 'desc')
    .limit(1),
)

/** SHA-256 of the newest rules; undefined before the opening. */
export async function findLatestRulesHash(db: Db, competition: number): Promise<string | undefined> {
  return (await latestHash(db, { competition })).rows[0]?.sha256
}

export function findRulesById(db: Db, id: number) {
  return db.selectFrom('rules').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Id, number and hash of every version, newest first: enough where the document itself is at hand already. */
/** The versions of a competition's rules before this one, the newest first. */
export const listEarlierRules = (db: Db, competitionId: number, before: number) =>
  db
    .selectFrom('rules')
    .select(['id', 'content'])
    .where('competition_id', '=', competitionId)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .execute()

export async function listRulesKeys(db: Db, competitionId: number) {
  return (await rulesKeys(db, { competitionId })).rows
}

const rulesKeys = prepared((db: Db, slot: Slots<{ competitionId: number }>) =>
  db
    .selectFrom('rules')
    .select(['id', 'number', 'sha256'])
    .where('competition_id', '=', slot('competitionId'))
    .orderBy('number', 'desc'),
)

export function listRules(db: Db, competitionId: number) {
  return db
    .selectFrom('rules')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .orderBy('number')
    .execute()
}

const scheduleChanges = prepared((db: Db, slot: Slots<{ competitionId: number }>) =>
  db
    .selectFrom('schedule_change')
    .selectAll()
    .where('competition_id', '=', slot('competitionId'))
    .orderBy('id'),
)

/** In the order in which they were decided. */
export async function listScheduleChanges(db: Db, competitionId: number) {
  return (await scheduleChanges(db, { competitionId })).rows
}

/** Changes of the timetable with the name of who decided each, newest first: a public list. */
export function listScheduleChangesWithNames(db: Db, competitionId: number) {
  return db
    .selectFrom('schedule_change')
    .innerJoin('person', 'person.id', 'schedule_change.decided_by')
    .select([
      'schedule_change.uid',
      'target',
      'bound',
      'old_at',
      'new_at',
      'reason',
      'letter_number',
      'decided_at',
      'person.name as decided_by_name',
    ])
    .where('competition_id', '=', competitionId)
    .orderBy('schedule_change.id', 'desc')
    .execute()
}

/** Later closing times given to single entries, newest first: a public list. */
export function listExtensions(db: Db, competitionId: number) {
  return db
    .selectFrom('extension')
    .innerJoin('entry', 'entry.id', 'extension.entry_id')
    .select([
      'extension.uid',
      'entry.region_name',
      'entry.kecamatan_name',
      'extension.target',
      'extension.until',
      'extension.reason',
      'extension.decided_at',
    ])
    .where('entry.competition_id', '=', competitionId)
    .orderBy('extension.id', 'desc')
    .execute()
}
