import { type SqlBool, sql } from 'kysely'
import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from './scope'

export function findEntryById(db: Db, id: number) {
  return db.selectFrom('entry').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findEntryByUid(db: Db, uid: string) {
  return db.selectFrom('entry').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** A ward's entries in a competition, in order of registration. */
export function listWardEntries(db: Db, competitionId: number, region: string) {
  return db
    .selectFrom('entry')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .where('region_code', '=', region)
    .orderBy('id')
    .execute()
}

/** Internal and public ids of a competition's entries. */
export function listEntryIds(db: Db, competitionId: number) {
  return db.selectFrom('entry').select(['id', 'uid']).where('competition_id', '=', competitionId).execute()
}

export async function countEntries(db: Db, competitionId: number): Promise<number> {
  const row = await db
    .selectFrom('entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('competition_id', '=', competitionId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The entry's present state as everybody may know it: its last change but those that meetings decided. */
export function findEntryState(db: Db, entryId: number) {
  return db
    .selectFrom('entry_state')
    .selectAll()
    .where('entry_id', '=', entryId)
    .where('plenary_id', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every state so far, without those that meetings decided: they are told when the result is. */
export function listEntryStates(db: Db, entryId: number) {
  return db
    .selectFrom('entry_state')
    .leftJoin('person', 'person.id', 'entry_state.decided_by')
    .selectAll('entry_state')
    .select('person.name as decided_by_name')
    .where('entry_id', '=', entryId)
    .where('entry_state.plenary_id', 'is', null)
    .orderBy('entry_state.id')
    .execute()
}

export interface EntryFilter {
  state?: string | undefined
  /** Without what meetings decided. */
  told?: boolean
  category?: string | undefined
  kecamatan?: string | undefined
  /** Part of the ward's name or the label. */
  text?: string | undefined
}

/** The newest state; for those who must not know yet what a meeting decided, the newest of the others. */
const present = ({ told }: Pick<EntryFilter, 'told'>) =>
  told
    ? sql<string>`(SELECT to_state FROM entry_state WHERE entry_id = entry.id AND plenary_id IS NULL
        ORDER BY id DESC LIMIT 1)`
    : sql<string>`(SELECT to_state FROM entry_state WHERE entry_id = entry.id ORDER BY id DESC LIMIT 1)`

function entriesIn(db: Db, competitionId: number, scope: ListScope, filter: EntryFilter) {
  let query = db
    .selectFrom('entry')
    .innerJoin('competition', 'competition.id', 'entry.competition_id')
    .where('entry.competition_id', '=', competitionId)
    .where((eb) =>
      whereInScope(eb, scope, {
        competition: 'entry.competition_id',
        host: 'competition.host_region',
        ward: 'entry.region_code',
      }),
    )
  const { state, category, kecamatan, text } = filter
  if (state) query = query.where(sql<SqlBool>`${present(filter)} = ${state}`)
  if (category)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('dossier')
          .select('dossier.id')
          .whereRef('dossier.entry_id', '=', 'entry.id')
          .where('dossier.category', '=', category),
      ),
    )
  if (kecamatan) query = query.where('entry.kecamatan_code', '=', kecamatan)
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(
      sql<SqlBool>`(entry.region_name LIKE ${like} ESCAPE '\\' OR entry.label LIKE ${like} ESCAPE '\\')`,
    )
  }
  return query
}

/** One page of a competition's entries within the scope, with their present state, by label. */
export function listEntries(
  db: Db,
  competitionId: number,
  scope: ListScope,
  filter: EntryFilter,
  page: { limit: number; offset: number },
) {
  return entriesIn(db, competitionId, scope, filter)
    .selectAll('entry')
    .select(present(filter).as('state'))
    .orderBy('entry.label')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

/** How many entries the filter finds, by present state. */
export function countEntriesByState(db: Db, competitionId: number, scope: ListScope, filter: EntryFilter) {
  return entriesIn(db, competitionId, scope, filter)
    .select(present(filter).as('state'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('state')
    .execute()
}

/** The kecamatan that have entries within the scope. */
export function listEntryKecamatan(db: Db, competitionId: number, scope: ListScope) {
  return entriesIn(db, competitionId, scope, {})
    .select(['entry.kecamatan_code as code', 'entry.kecamatan_name as name'])
    .where('entry.kecamatan_code', 'is not', null)
    .distinct()
    .orderBy('name')
    .execute()
}

/** Later closing times of one entry, in the order in which they were given. */
export function listEntryExtensions(db: Db, entryId: number) {
  return db.selectFrom('extension').selectAll().where('entry_id', '=', entryId).orderBy('id').execute()
}

/** Every extension of a competition with the ward that got it, latest first. */
export function listExtensions(db: Db, competitionId: number) {
  return db
    .selectFrom('extension')
    .innerJoin('entry', 'entry.id', 'extension.entry_id')
    .select([
      'extension.uid',
      'extension.target',
      'extension.until',
      'extension.reason',
      'extension.decided_at',
      'entry.label',
      'entry.region_code',
      'entry.region_name',
      'entry.kecamatan_name',
    ])
    .where('entry.competition_id', '=', competitionId)
    .orderBy('extension.id', 'desc')
    .execute()
}
