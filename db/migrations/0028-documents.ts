import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/** What documents are made with, and what keeps a generated file the one that was generated. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of [
    'docx_sha256 TEXT REFERENCES blob (sha256)',
    'seat_id INTEGER REFERENCES seat (id)',
    'replaces_id INTEGER REFERENCES document (id)',
    'signed_by INTEGER REFERENCES person (id)',
    'signed_at TEXT',
  ])
    await execute(db, `ALTER TABLE document ADD COLUMN ${column}`)
  await execute(db, 'CREATE INDEX document_competition ON document (competition_id, type)')
  await execute(
    db,
    'CREATE UNIQUE INDEX document_replaces ON document (replaces_id) WHERE replaces_id IS NOT NULL',
  )
  await execute(
    db,
    `CREATE TRIGGER document_generated BEFORE UPDATE ON document
     WHEN NOT (NEW.competition_id IS OLD.competition_id AND NEW.type IS OLD.type AND NEW.subject IS OLD.subject
       AND NEW.official_result_id IS OLD.official_result_id AND NEW.seat_id IS OLD.seat_id
       AND NEW.generated_sha256 IS OLD.generated_sha256 AND NEW.docx_sha256 IS OLD.docx_sha256
       AND NEW.replaces_id IS OLD.replaces_id AND NEW.created_by IS OLD.created_by
       AND NEW.created_at IS OLD.created_at
       AND (OLD.signed_sha256 IS NULL OR NEW.signed_sha256 IS OLD.signed_sha256))
     BEGIN SELECT RAISE(ABORT, 'document: what was generated or signed never changes'); END`,
  )
  await createRecordedTable(
    db,
    'document_text',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     version INTEGER NOT NULL CHECK (version > 0),
     texts TEXT NOT NULL,
     logo_sha256 TEXT REFERENCES blob (sha256),
     set_by INTEGER NOT NULL REFERENCES person (id),
     set_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, version)' },
  )
}
