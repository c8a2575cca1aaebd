import { type Insertable, sql } from 'kysely'
import type { Db } from '../connect'
import type { DossierValueVersionTable } from '../schema'

/**
 * What the draft holds, one row per unit of saving (a field, or a row of a field of rows), in the order in which they
 * were first written, with the name of who wrote it last.
 */
export function listDraftValues(db: Db, dossierId: number) {
  return db
    .selectFrom('dossier_value')
    .leftJoin('person', 'person.id', 'dossier_value.updated_by')
    .select(['field', 'value', 'version', 'position', 'updated_at', 'person.name as updated_by_name'])
    .where('dossier_id', '=', dossierId)
    .where('row_key', '=', '')
    .orderBy('position')
    .orderBy('field')
    .execute()
}

/** The text that a version of a field was. */
export function findAcceptedVersion(db: Db, dossierId: number, field: string, version: number) {
  return db
    .selectFrom('dossier_value_version')
    .select('value')
    .where('dossier_id', '=', dossierId)
    .where('field', '=', field)
    .where('row_key', '=', '')
    .where('version', '=', version)
    .where('accepted', '=', 1)
    .executeTakeFirst()
}

/** Everything ever written into a field, oldest first, also what was refused or came late. */
export function listFieldVersions(db: Db, dossierId: number, field: string) {
  return db
    .selectFrom('dossier_value_version')
    .leftJoin('person', 'person.id', 'dossier_value_version.written_by')
    .select(['version', 'value', 'written_at', 'accepted', 'late', 'person.name as written_by_name'])
    .where('dossier_id', '=', dossierId)
    .where('field', '=', field)
    .orderBy(sql`dossier_value_version.rowid`)
    .execute()
}

/** What came after the closing, the last text of each field. */
export function listLateVersions(db: Db, dossierId: number) {
  return db
    .selectFrom('dossier_value_version as late')
    .leftJoin('person', 'person.id', 'late.written_by')
    .select(['late.field', 'late.value', 'late.written_at', 'person.name as written_by_name'])
    .where('late.dossier_id', '=', dossierId)
    .where('late.row_key', '=', '')
    .where('late.late', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('dossier_value_version as newer')
            .select('newer.field')
            .whereRef('newer.dossier_id', '=', 'late.dossier_id')
            .whereRef('newer.field', '=', 'late.field')
            .whereRef('newer.row_key', '=', 'late.row_key')
            .where(sql`newer.rowid`, '>', sql`late.rowid`),
        ),
      ),
    )
    .execute()
}

export async function insertFieldVersion(db: Db, row: Insertable<DossierValueVersionTable>): Promise<void> {
  await db.insertInto('dossier_value_version').values(row).execute()
}

/** Writes a unit of a draft; its position is that of its first writing. */
export async function saveDraftValue(
  db: Db,
  key: { dossier_id: number; field: string; position: number },
  row: { value: string; version: number; updated_by: number | null; updated_at: string },
): Promise<void> {
  await db
    .insertInto('dossier_value')
    .values({ ...key, ...row })
    .onConflict((conflict) => conflict.columns(['dossier_id', 'field', 'row_key']).doUpdateSet(row))
    .execute()
}
