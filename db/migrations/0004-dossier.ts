import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'innovation',
    'changing',
    `region_code TEXT NOT NULL REFERENCES region (code),
     name TEXT NOT NULL,
     started_on TEXT,
     inspired_by_id INTEGER REFERENCES innovation (id),
     created_by INTEGER REFERENCES person (id),
     created_at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX innovation_region ON innovation (region_code)')
  await createRecordedTable(
    db,
    'entry',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     region_code TEXT NOT NULL REFERENCES region (code),
     region_name TEXT NOT NULL,
     kecamatan_code TEXT,
     kecamatan_name TEXT,
     category TEXT,
     label TEXT NOT NULL,
     origin_entry_id INTEGER REFERENCES entry (id),
     origin_result TEXT,
     created_by INTEGER REFERENCES person (id),
     created_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, label)' },
  )
  await execute(db, 'CREATE INDEX entry_competition ON entry (competition_id, category)')
  await execute(db, 'CREATE INDEX entry_region ON entry (region_code)')
  await createRecordedTable(
    db,
    'entry_state',
    'fixed',
    `entry_id INTEGER NOT NULL REFERENCES entry (id),
     stage TEXT,
     from_state TEXT,
     to_state TEXT NOT NULL CHECK (to_state IN ('registered', 'submitted', 'returned', 'complete', 'in_stage', 'lolos', 'tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir')),
     reason TEXT,
     document_uid TEXT,
     decided_by INTEGER REFERENCES person (id),
     at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX entry_state_entry ON entry_state (entry_id, id)')
  await createRecordedTable(
    db,
    'dossier',
    'changing',
    `entry_id INTEGER NOT NULL REFERENCES entry (id),
     innovation_id INTEGER NOT NULL REFERENCES innovation (id),
     category TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'complete')),
     publish_consent TEXT CHECK (publish_consent IN ('yes', 'no')),
     created_by INTEGER REFERENCES person (id),
     created_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (entry_id, innovation_id)' },
  )
  await execute(
    db,
    `CREATE TABLE dossier_value (
      dossier_id INTEGER NOT NULL REFERENCES dossier (id),
      field TEXT NOT NULL,
      row_key TEXT NOT NULL DEFAULT '',
      value TEXT,
      version INTEGER NOT NULL CHECK (version > 0),
      position INTEGER NOT NULL DEFAULT 0,
      updated_by INTEGER,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (dossier_id, field, row_key)
    ) STRICT, WITHOUT ROWID`,
  )
  await execute(
    db,
    `CREATE TABLE dossier_value_version (
      dossier_id INTEGER NOT NULL REFERENCES dossier (id),
      field TEXT NOT NULL,
      row_key TEXT NOT NULL DEFAULT '',
      version INTEGER NOT NULL,
      value TEXT,
      written_by INTEGER,
      written_at TEXT NOT NULL,
      accepted INTEGER NOT NULL DEFAULT 1 CHECK (accepted IN (0, 1)),
      late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1))
    ) STRICT`,
  )
  await execute(
    db,
    'CREATE INDEX dossier_value_version_field ON dossier_value_version (dossier_id, field, row_key, version)',
  )
  await createRecordedTable(
    db,
    'dossier_revision',
    'fixed',
    `dossier_id INTEGER NOT NULL REFERENCES dossier (id),
     number INTEGER NOT NULL CHECK (number > 0),
     rules_id INTEGER NOT NULL REFERENCES rules (id),
     release_id INTEGER REFERENCES release (id),
     title TEXT NOT NULL,
     submitted_by INTEGER REFERENCES person (id),
     received_at TEXT NOT NULL`,
    { sealed: ['content'], constraints: 'UNIQUE (dossier_id, number)' },
  )
  await createRecordedTable(
    db,
    'rendition',
    'changing',
    `dossier_revision_id INTEGER NOT NULL REFERENCES dossier_revision (id),
     kind TEXT NOT NULL CHECK (kind IN ('full', 'blind')),
     content TEXT,
     checked_by INTEGER REFERENCES person (id),
     checked_at TEXT`,
    { constraints: 'UNIQUE (dossier_revision_id, kind)' },
  )
  await createRecordedTable(
    db,
    'release',
    'fixed',
    `dossier_id INTEGER NOT NULL REFERENCES dossier (id),
     kind TEXT NOT NULL CHECK (kind IN ('account', 'statement')),
     draft_sha256 TEXT NOT NULL,
     released_by INTEGER NOT NULL REFERENCES person (id),
     statement_sha256 TEXT REFERENCES blob (sha256),
     released_at TEXT NOT NULL`,
  )
  await createRecordedTable(
    db,
    'evidence',
    'changing',
    `dossier_id INTEGER NOT NULL REFERENCES dossier (id),
     kind TEXT NOT NULL CHECK (kind IN ('file', 'link')),
     blob_sha256 TEXT REFERENCES blob (sha256),
     url TEXT,
     file_name TEXT,
     caption TEXT,
     field TEXT,
     position INTEGER NOT NULL DEFAULT 0,
     visibility TEXT NOT NULL DEFAULT 'panel' CHECK (visibility IN ('public', 'panel', 'closed')),
     personal_data INTEGER NOT NULL DEFAULT 0 CHECK (personal_data IN (0, 1)),
     shows_children INTEGER NOT NULL DEFAULT 0 CHECK (shows_children IN (0, 1)),
     replaces_id INTEGER REFERENCES evidence (id),
     removed_at TEXT,
     uploaded_by INTEGER REFERENCES person (id),
     uploaded_at TEXT NOT NULL`,
    {
      constraints:
        "CHECK ((kind = 'file') = (blob_sha256 IS NOT NULL)), CHECK ((kind = 'link') = (url IS NOT NULL))",
    },
  )
  await execute(db, 'CREATE INDEX evidence_dossier ON evidence (dossier_id)')
  await createRecordedTable(
    db,
    'evidence_link',
    'changing',
    `evidence_id INTEGER NOT NULL REFERENCES evidence (id),
     field TEXT,
     stage TEXT,
     criterion TEXT,
     removed_at TEXT`,
  )
  await createRecordedTable(
    db,
    'revision_evidence',
    'fixed',
    `dossier_revision_id INTEGER NOT NULL REFERENCES dossier_revision (id),
     evidence_id INTEGER NOT NULL REFERENCES evidence (id),
     blob_sha256 TEXT REFERENCES blob (sha256),
     url TEXT,
     caption TEXT,
     visibility TEXT NOT NULL,
     position INTEGER NOT NULL`,
  )
  await execute(db, 'CREATE INDEX revision_evidence_evidence ON revision_evidence (evidence_id)')
  await createRecordedTable(
    db,
    'extension',
    'fixed',
    `entry_id INTEGER NOT NULL REFERENCES entry (id),
     target TEXT NOT NULL,
     until TEXT NOT NULL,
     reason TEXT NOT NULL,
     decided_by INTEGER NOT NULL REFERENCES person (id),
     decided_at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX extension_entry ON extension (entry_id)')
}
