import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * What a checker asked of a team when a dossier was sent back; the latest one of a dossier holds. The places stay
 * when the notes are erased, so that an erasure opens nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'correction_request',
    'fixed',
    `dossier_id INTEGER NOT NULL REFERENCES dossier (id),
     revision_number INTEGER NOT NULL CHECK (revision_number > 0),
     places TEXT NOT NULL,
     requested_by INTEGER REFERENCES person (id),
     requested_at TEXT NOT NULL`,
    { sealed: ['corrections'] },
  )
  await execute(db, 'CREATE INDEX correction_request_dossier ON correction_request (dossier_id, id)')
  await execute(
    db,
    `CREATE TRIGGER correction_request_corrections_erased
     BEFORE UPDATE OF corrections, corrections_salt ON correction_request
     WHEN NOT (NEW.corrections IS NULL AND NEW.corrections_salt IS NULL
       AND EXISTS (SELECT 1 FROM erasure WHERE table_name = 'correction_request' AND row_uid = OLD.uid
         AND column_name = 'corrections' AND event_id > (SELECT coalesce(max(id), 0) FROM event)))
     BEGIN SELECT RAISE(ABORT, 'correction_request: sealed text goes only with its recorded erasure'); END`,
  )
}
