import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(db, 'ALTER TABLE blob ADD COLUMN pages INTEGER CHECK (pages > 0)')
  await execute(db, 'CREATE INDEX evidence_link_evidence ON evidence_link (evidence_id)')
  await createRecordedTable(
    db,
    'evidence_clearance',
    'fixed',
    `evidence_id INTEGER NOT NULL REFERENCES evidence (id),
     publish INTEGER NOT NULL CHECK (publish IN (0, 1)),
     reason TEXT NOT NULL,
     decided_by INTEGER NOT NULL REFERENCES person (id),
     decided_at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX evidence_clearance_evidence ON evidence_clearance (evidence_id, id)')
}
