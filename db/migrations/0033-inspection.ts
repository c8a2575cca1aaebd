import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/** Papers that an audit asks for, whether those about people may be handed out, and the columns that somebody exports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'inspection_paper',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     item TEXT NOT NULL,
     number INTEGER NOT NULL CHECK (number > 0),
     blob_sha256 TEXT NOT NULL REFERENCES blob (sha256),
     file_name TEXT NOT NULL,
     personal_data INTEGER NOT NULL CHECK (personal_data IN (0, 1)),
     shows_children INTEGER NOT NULL CHECK (shows_children IN (0, 1)),
     uploaded_by INTEGER NOT NULL REFERENCES person (id),
     uploaded_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, item, number)' },
  )
  await execute(db, 'CREATE INDEX inspection_paper_blob ON inspection_paper (blob_sha256)')
  await createRecordedTable(
    db,
    'inspection_clearance',
    'fixed',
    `inspection_paper_id INTEGER NOT NULL REFERENCES inspection_paper (id),
     give INTEGER NOT NULL CHECK (give IN (0, 1)),
     decided_by INTEGER NOT NULL REFERENCES person (id),
     decided_at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX inspection_clearance_paper ON inspection_clearance (inspection_paper_id)')
  await execute(
    db,
    `CREATE TABLE export_columns (
      person_id INTEGER NOT NULL REFERENCES person (id),
      export TEXT NOT NULL,
      left_out TEXT NOT NULL,
      PRIMARY KEY (person_id, export)
    ) STRICT`,
  )
}
