import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * Until when a dossier that was sent back may be corrected, and what a kecamatan proposes of the dossiers that it has
 * checked. A later proposal of a kecamatan replaces the former one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(db, 'ALTER TABLE correction_request ADD COLUMN until TEXT')
  await execute(
    db,
    `CREATE TRIGGER correction_request_until_refused BEFORE UPDATE OF until ON correction_request
     BEGIN SELECT RAISE(ABORT, 'correction_request: rows never change'); END`,
  )
  await createRecordedTable(
    db,
    'proposal',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     kecamatan_code TEXT NOT NULL REFERENCES region (code),
     kecamatan_name TEXT NOT NULL,
     number INTEGER NOT NULL CHECK (number > 0),
     reason TEXT,
     letter_number TEXT NOT NULL,
     letter_date TEXT NOT NULL,
     letter_sha256 TEXT NOT NULL REFERENCES blob (sha256),
     minutes_sha256 TEXT NOT NULL REFERENCES blob (sha256),
     sent_by INTEGER NOT NULL REFERENCES person (id),
     sent_at TEXT NOT NULL`,
    {
      constraints: 'UNIQUE (competition_id, kecamatan_code, number), CHECK ((number = 1) = (reason IS NULL))',
    },
  )
  await createRecordedTable(
    db,
    'proposal_entry',
    'fixed',
    `proposal_id INTEGER NOT NULL REFERENCES proposal (id),
     entry_id INTEGER NOT NULL REFERENCES entry (id),
     proposed INTEGER NOT NULL CHECK (proposed IN (0, 1)),
     reason TEXT`,
    { constraints: 'UNIQUE (proposal_id, entry_id), CHECK ((proposed = 1) = (reason IS NULL))' },
  )
  await execute(db, 'CREATE INDEX proposal_entry_entry ON proposal_entry (entry_id)')
  await execute(
    db,
    `CREATE TABLE proposal_choice (
      entry_id INTEGER PRIMARY KEY REFERENCES entry (id),
      proposed INTEGER NOT NULL CHECK (proposed IN (0, 1)),
      reason TEXT NOT NULL,
      updated_by INTEGER,
      updated_at TEXT NOT NULL
    ) STRICT`,
  )
  await execute(
    db,
    `CREATE TABLE proposal_file (
      competition_id INTEGER NOT NULL REFERENCES competition (id),
      kecamatan_code TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('letter', 'minutes')),
      sha256 TEXT NOT NULL REFERENCES blob (sha256),
      file_name TEXT NOT NULL,
      uploaded_by INTEGER,
      uploaded_at TEXT NOT NULL,
      PRIMARY KEY (competition_id, kecamatan_code, kind)
    ) STRICT, WITHOUT ROWID`,
  )
}
