import type { Insertable } from 'kysely'
import type { Db } from '../connect'
import type { DossierFileTable } from '../schema'

export async function insertDossierFile(db: Db, row: Insertable<DossierFileTable>): Promise<void> {
  await db.insertInto('dossier_file').values(row).execute()
}

/** A checked CSV file that waits for the one who checked it. */
export function findDossierFile(db: Db, key: { uid: string; competitionId: number; personId: number }) {
  return db
    .selectFrom('dossier_file')
    .selectAll()
    .where('uid', '=', key.uid)
    .where('competition_id', '=', key.competitionId)
    .where('person_id', '=', key.personId)
    .executeTakeFirst()
}

/** Says whether this is the first time. */
export async function markImported(db: Db, uid: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('dossier_file')
    .set({ imported_at: at })
    .where('uid', '=', uid)
    .where('imported_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteFilesBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('dossier_file').where('uploaded_at', '<', before).execute()
}
