import { type Insertable, sql } from 'kysely'
import type { Db } from '../connect'
import type { DossierSearchTable } from '../schema'

/** Dossiers whose searchable text must be made again, those that changed first. */
export function listDue(db: Db, limit: number) {
  return db
    .selectFrom('dossier_search_due')
    .innerJoin('dossier', 'dossier.id', 'dossier_search_due.dossier_id')
    .select(['dossier.id', 'dossier.uid'])
    .orderBy('dossier.id')
    .limit(limit)
    .execute()
}

export async function saveSearchText(db: Db, row: Insertable<DossierSearchTable>): Promise<void> {
  const { dossier_id, ...changes } = row
  await db
    .insertInto('dossier_search')
    .values(row)
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(changes))
    .execute()
  await dropDue(db, dossier_id)
}

/** Its text is made, or cannot be. */
export async function dropDue(db: Db, dossierId: number): Promise<void> {
  await db.deleteFrom('dossier_search_due').where('dossier_id', '=', dossierId).execute()
}

/** Puts every dossier on the list of those whose text must be made again; says how many there are. */
export async function putAllDue(db: Db): Promise<number> {
  await db
    .insertInto('dossier_search_due')
    .columns(['dossier_id'])
    // Without a `where` SQLite takes ON CONFLICT for a join's condition.
    .expression(db.selectFrom('dossier').select('id').where('id', '>', 0))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { count } = await db
    .selectFrom('dossier_search_due')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Whether another dossier of the competition has a title that reads the same. */
export async function isTitleTaken(
  db: Db,
  { competitionId, dossierId, titleKey }: { competitionId: number; dossierId: number; titleKey: string },
): Promise<boolean> {
  if (titleKey === '') return false
  const other = await db
    .selectFrom('dossier_search')
    .select('dossier_id')
    .where('competition_id', '=', competitionId)
    .where('title_key', '=', titleKey)
    .where('dossier_id', '<>', dossierId)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** Whether a person has a seat before entries whose names are kept from them. */
export async function judgesBlind(
  db: Db,
  personId: number,
  competitionId: number,
  moment: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat_occupant', 'seat_occupant.seat_id', 'assignment.seat_id')
    .select(sql<number>`1`.as('one'))
    .where('stage_entry.competition_id', '=', competitionId)
    .where('stage_entry.rendition', '=', 'blind')
    .where('stage_entry.removed_at', 'is', null)
    .where('assignment.state', '=', 'active')
    .where('seat_occupant.person_id', '=', personId)
    .where('seat_occupant.valid_from', '<=', moment)
    .where((eb) =>
      eb.or([eb('seat_occupant.valid_until', 'is', null), eb('seat_occupant.valid_until', '>', moment)]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
