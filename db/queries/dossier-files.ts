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

export async function deleteDossierFile(db: Db, uid: string): Promise<void> {
  await db.deleteFrom('dossier_file').where('uid', '=', uid).execute()
}

export async function deleteFilesBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('dossier_file').where('uploaded_at', '<', before).execute()
}
