import type { Db } from '../connect'

/** Every check of a dossier with who made it, in order. */
export function listChecks(db: Db, dossierId: number) {
  return db
    .selectFrom('eligibility_check')
    .leftJoin('person', 'person.id', 'eligibility_check.checked_by')
    .selectAll('eligibility_check')
    .select('person.name as checked_by_name')
    .where('dossier_id', '=', dossierId)
    .orderBy('eligibility_check.id')
    .execute()
}

export async function countChecks(db: Db, dossierId: number): Promise<number> {
  const { count } = await db
    .selectFrom('eligibility_check')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return count
}

/** Whether a judge has handed in a sheet of this competition. */
export async function hasScores(db: Db, competitionId: number): Promise<boolean> {
  const row = await db
    .selectFrom('scoresheet_revision')
    .innerJoin('stage_entry', 'stage_entry.id', 'scoresheet_revision.stage_entry_id')
    .select('scoresheet_revision.id')
    .where('stage_entry.competition_id', '=', competitionId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A ward's other entries in the competition with their dossiers, by label. */
export function listOtherEntries(db: Db, entry: { id: number; competition_id: number; region_code: string }) {
  return db
    .selectFrom('entry')
    .innerJoin('dossier', 'dossier.entry_id', 'entry.id')
    .innerJoin('innovation', 'innovation.id', 'dossier.innovation_id')
    .select(['entry.label', 'innovation.name as title', 'dossier.category'])
    .where('entry.competition_id', '=', entry.competition_id)
    .where('entry.region_code', '=', entry.region_code)
    .where('entry.id', '!=', entry.id)
    .orderBy('entry.label')
    .orderBy('dossier.id')
    .execute()
}

/** The list of former winners that holds for a competition: the newest. */
export function findWinnerList(db: Db, competitionId: number) {
  return db
    .selectFrom('former_winner_list')
    .leftJoin('person', 'person.id', 'former_winner_list.imported_by')
    .select(['former_winner_list.uid', 'winners', 'imported_at', 'person.name as imported_by_name'])
    .where('competition_id', '=', competitionId)
    .orderBy('former_winner_list.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether any dossier of the competition was checked by a list. */
export async function hasChecks(db: Db, competitionId: number): Promise<boolean> {
  const row = await db
    .selectFrom('eligibility_check')
    .innerJoin('dossier', 'dossier.id', 'eligibility_check.dossier_id')
    .innerJoin('entry', 'entry.id', 'dossier.entry_id')
    .select('eligibility_check.id')
    .where('entry.competition_id', '=', competitionId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
