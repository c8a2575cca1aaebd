import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * Objections as they are lived: evidence files, what is written before it is sent, at most one standing objection of an
 * entry to a result, and a decision that stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'objection_file',
    'fixed',
    `objection_id INTEGER NOT NULL REFERENCES objection (id),
     position INTEGER NOT NULL,
     blob_sha256 TEXT NOT NULL REFERENCES blob (sha256),
     file_name TEXT NOT NULL`,
    { constraints: 'UNIQUE (objection_id, position)' },
  )
  await execute(
    db,
    `CREATE TABLE objection_draft (
       entry_id INTEGER NOT NULL REFERENCES entry (id),
       official_result_id INTEGER NOT NULL REFERENCES official_result (id),
       grounds TEXT NOT NULL,
       written_by INTEGER NOT NULL REFERENCES person (id),
       written_at TEXT NOT NULL,
       PRIMARY KEY (entry_id, official_result_id)
     ) STRICT`,
  )
  await execute(
    db,
    `CREATE UNIQUE INDEX objection_standing ON objection (entry_id, official_result_id)
     WHERE state <> 'withdrawn'`,
  )
  await execute(
    db,
    `CREATE TRIGGER objection_decided BEFORE UPDATE OF state ON objection
     WHEN NEW.state <> OLD.state AND OLD.state <> 'received'
     BEGIN SELECT RAISE(ABORT, 'objection: a decision stays'); END`,
  )
}
