import type { Db } from '../connect'

/** The columns that a person leaves out of an export, as a JSON list. */
export async function findExportColumns(db: Db, personId: number, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('export_columns')
    .select('left_out')
    .where('person_id', '=', personId)
    .where('export', '=', name)
    .executeTakeFirst()
  return row?.left_out
}

export async function saveExportColumns(
  db: Db,
  personId: number,
  name: string,
  leftOut: string,
): Promise<void> {
  await db
    .insertInto('export_columns')
    .values({ person_id: personId, export: name, left_out: leftOut })
    .onConflict((clash) => clash.columns(['person_id', 'export']).doUpdateSet({ left_out: leftOut }))
    .execute()
}
