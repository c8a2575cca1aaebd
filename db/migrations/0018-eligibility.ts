import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * The administrative check of a dossier, item by item, as often as it was made; and the lists of former winners that
 * were imported, of which a competition's newest holds. A list is one document: it is read, replaced and proved whole.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'eligibility_check',
    'fixed',
    `dossier_id INTEGER NOT NULL REFERENCES dossier (id),
     revision_number INTEGER NOT NULL CHECK (revision_number > 0),
     rules_id INTEGER NOT NULL REFERENCES rules (id),
     decision TEXT NOT NULL CHECK (decision IN ('complete', 'return', 'ineligible', 'reinstated')),
     outcomes TEXT NOT NULL,
     findings TEXT NOT NULL,
     checked_by INTEGER REFERENCES person (id),
     checked_at TEXT NOT NULL`,
    { sealed: ['notes'] },
  )
  await execute(db, 'CREATE INDEX eligibility_check_dossier ON eligibility_check (dossier_id, id)')
  await execute(
    db,
    `CREATE TRIGGER eligibility_check_notes_erased
     BEFORE UPDATE OF notes, notes_salt ON eligibility_check
     WHEN NOT (NEW.notes IS NULL AND NEW.notes_salt IS NULL
       AND EXISTS (SELECT 1 FROM erasure WHERE table_name = 'eligibility_check' AND row_uid = OLD.uid
         AND column_name = 'notes' AND event_id > (SELECT coalesce(max(id), 0) FROM event)))
     BEGIN SELECT RAISE(ABORT, 'eligibility_check: sealed text goes only with its recorded erasure'); END`,
  )
  await createRecordedTable(
    db,
    'former_winner_list',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     winners TEXT NOT NULL,
     imported_by INTEGER REFERENCES person (id),
     imported_at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX former_winner_list_competition ON former_winner_list (competition_id, id)')
}
