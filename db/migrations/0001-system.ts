import type { Kysely } from 'kysely'
import { createAppendOnlyTriggers, createRecordedTable, execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(
    db,
    `CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      chain TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq > 0),
      type TEXT NOT NULL,
      at TEXT NOT NULL,
      body TEXT NOT NULL,
      hash TEXT NOT NULL,
      UNIQUE (chain, seq)
    ) STRICT`,
  )
  await createAppendOnlyTriggers(db, 'event', 'id = NEW.id OR (chain = NEW.chain AND seq = NEW.seq)')

  await execute(
    db,
    `CREATE TABLE region (
      code TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('nasional', 'regional', 'provinsi', 'kabupaten', 'kota', 'kecamatan', 'kelurahan', 'desa', 'desa_adat')),
      parent_code TEXT REFERENCES region (code),
      decree TEXT,
      valid_from TEXT,
      valid_until TEXT
    ) STRICT, WITHOUT ROWID`,
  )
  await execute(db, 'CREATE INDEX region_parent ON region (parent_code)')
  await execute(db, 'CREATE INDEX region_name ON region (name COLLATE NOCASE)')
  await execute(
    db,
    `CREATE TABLE region_dataset (
      sha256 TEXT PRIMARY KEY,
      source TEXT NOT NULL,
      decree TEXT,
      row_count INTEGER NOT NULL,
      loaded_at TEXT NOT NULL
    ) STRICT`,
  )

  await createRecordedTable(db, 'setting', 'changing', 'name TEXT NOT NULL UNIQUE, value TEXT NOT NULL')

  await execute(
    db,
    `CREATE TABLE write_key (
      person_id INTEGER NOT NULL,
      key TEXT NOT NULL,
      body_sha256 TEXT NOT NULL,
      result TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (person_id, key)
    ) STRICT, WITHOUT ROWID`,
  )
  await execute(
    db,
    `CREATE TABLE job (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      input TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
      progress INTEGER NOT NULL DEFAULT 0,
      total INTEGER,
      result TEXT,
      error TEXT,
      competition_id INTEGER,
      requested_by INTEGER,
      cancel_requested INTEGER NOT NULL DEFAULT 0 CHECK (cancel_requested IN (0, 1)),
      created_at TEXT NOT NULL,
      started_at TEXT,
      finished_at TEXT
    ) STRICT`,
  )
  await execute(db, "CREATE INDEX job_waiting ON job (state) WHERE state IN ('waiting', 'running')")
  await execute(
    db,
    `CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      person_id INTEGER,
      address TEXT NOT NULL,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      created_at TEXT NOT NULL,
      send_after TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      sent_at TEXT,
      last_error TEXT
    ) STRICT`,
  )
  await execute(
    db,
    `CREATE TABLE blob (
      sha256 TEXT PRIMARY KEY,
      size INTEGER NOT NULL CHECK (size > 0),
      media_type TEXT NOT NULL,
      width INTEGER,
      height INTEGER,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  )
  await execute(
    db,
    `CREATE TABLE blob_variant (
      sha256 TEXT NOT NULL REFERENCES blob (sha256),
      kind TEXT NOT NULL CHECK (kind IN ('clean', 'thumbnail', 'blind')),
      variant_sha256 TEXT NOT NULL REFERENCES blob (sha256),
      created_at TEXT NOT NULL,
      PRIMARY KEY (sha256, kind)
    ) STRICT, WITHOUT ROWID`,
  )
}
