import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/** Each time an organizer moved a dossier to another category, with the reason that its team reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'category_move',
    'fixed',
    `dossier_id INTEGER NOT NULL REFERENCES dossier (id),
     from_category TEXT NOT NULL,
     to_category TEXT NOT NULL CHECK (to_category <> from_category),
     reason TEXT NOT NULL,
     moved_by INTEGER REFERENCES person (id),
     moved_at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX category_move_dossier ON category_move (dossier_id, id)')
}
