import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/** What a checker asked of a team when a dossier was sent back; the latest one of a dossier holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'correction_request',
    'fixed',
    `dossier_id INTEGER NOT NULL REFERENCES dossier (id),
     revision_number INTEGER NOT NULL CHECK (revision_number > 0),
     requested_by INTEGER REFERENCES person (id),
     requested_at TEXT NOT NULL`,
    { sealed: ['corrections'] },
  )
  await execute(db, 'CREATE INDEX correction_request_dossier ON correction_request (dossier_id, id)')
}
