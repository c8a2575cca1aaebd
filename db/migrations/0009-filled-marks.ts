import type { Kysely } from 'kysely'
import { createRecordedTable } from './recorded-table'

/** Marks of criteria that no judge fills in; one row each time somebody saves them for an entry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'filled_marks',
    'fixed',
    `stage_entry_id INTEGER NOT NULL REFERENCES stage_entry (id),
     filled_by TEXT NOT NULL CHECK (filled_by IN ('team', 'verifier', 'organizer')),
     number INTEGER NOT NULL CHECK (number > 0),
     person_id INTEGER NOT NULL REFERENCES person (id),
     rules_id INTEGER NOT NULL REFERENCES rules (id),
     dossier_revision_id INTEGER REFERENCES dossier_revision (id),
     marks TEXT NOT NULL,
     evidence TEXT,
     received_at TEXT NOT NULL`,
    { sealed: ['reasons', 'change_reason'], constraints: 'UNIQUE (stage_entry_id, filled_by, number)' },
  )
}
