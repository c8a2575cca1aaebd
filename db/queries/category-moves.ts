import type { Db } from '../connect'

/** The moves of a dossier to other categories, in order. */
export function listCategoryMoves(db: Db, dossierId: number) {
  return db
    .selectFrom('category_move')
    .select(['from_category as from', 'to_category as to', 'reason', 'moved_at as at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
    .execute()
}

/** Whether an entry has ever been in a stage, whatever became of it there. */
export async function wasInStage(db: Db, entryId: number): Promise<boolean> {
  const row = await db
    .selectFrom('stage_entry')
    .select('id')
    .where('entry_id', '=', entryId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
