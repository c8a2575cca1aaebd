import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/** What entries were asked for by a stage and have given: a newer version follows the former one, which stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'stage_material',
    'fixed',
    `stage_entry_id INTEGER NOT NULL REFERENCES stage_entry (id),
     code TEXT NOT NULL,
     version INTEGER NOT NULL CHECK (version > 0),
     blob_sha256 TEXT REFERENCES blob (sha256),
     file_name TEXT,
     url TEXT,
     given_by INTEGER NOT NULL REFERENCES person (id),
     given_at TEXT NOT NULL`,
    {
      constraints: `UNIQUE (stage_entry_id, code, version), CHECK ((blob_sha256 IS NULL) <> (url IS NULL)),
        CHECK ((blob_sha256 IS NULL) = (file_name IS NULL))`,
    },
  )
  await execute(db, 'CREATE INDEX stage_material_blob ON stage_material (blob_sha256)')
}
