import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'panel',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT,
     region_code TEXT REFERENCES region (code),
     name TEXT NOT NULL,
     decree_number TEXT,
     decree_date TEXT,
     decree_sha256 TEXT REFERENCES blob (sha256)`,
  )
  await createRecordedTable(
    db,
    'seat',
    'changing',
    `panel_id INTEGER NOT NULL REFERENCES panel (id),
     position INTEGER NOT NULL,
     label TEXT NOT NULL,
     function TEXT NOT NULL CHECK (function IN ('chair', 'deputy', 'secretary', 'member')),
     element TEXT,
     organization_id INTEGER REFERENCES organization (id),
     criteria TEXT,
     scores INTEGER NOT NULL DEFAULT 1 CHECK (scores IN (0, 1)),
     closed_at TEXT`,
  )
  await createRecordedTable(
    db,
    'seat_occupant',
    'changing',
    `seat_id INTEGER NOT NULL REFERENCES seat (id),
     person_id INTEGER NOT NULL REFERENCES person (id),
     basis TEXT,
     basis_number TEXT,
     valid_from TEXT NOT NULL,
     valid_until TEXT`,
  )
  await execute(db, 'CREATE INDEX seat_occupant_person ON seat_occupant (person_id)')
  await execute(db, 'CREATE INDEX seat_occupant_seat ON seat_occupant (seat_id)')
  await createRecordedTable(
    db,
    'independence_statement',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     person_id INTEGER NOT NULL REFERENCES person (id),
     statement TEXT NOT NULL,
     locale TEXT NOT NULL,
     signed_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, person_id)' },
  )
  await createRecordedTable(
    db,
    'conflict',
    'changing',
    `competition_id INTEGER REFERENCES competition (id),
     person_id INTEGER NOT NULL REFERENCES person (id),
     kind TEXT NOT NULL CHECK (kind IN ('domisili', 'tempat_tugas', 'pernah_menjabat', 'keluarga', 'pembina_inovasi', 'instansi', 'lain')),
     region_code TEXT REFERENCES region (code),
     entry_id INTEGER REFERENCES entry (id),
     innovation_id INTEGER REFERENCES innovation (id),
     organization_id INTEGER REFERENCES organization (id),
     from_year INTEGER,
     until_year INTEGER,
     note TEXT,
     declared_by INTEGER NOT NULL REFERENCES person (id),
     declared_at TEXT NOT NULL,
     ended_at TEXT,
     ended_reason TEXT`,
  )
  await execute(db, 'CREATE INDEX conflict_person ON conflict (person_id)')
  await createRecordedTable(
    db,
    'stage_entry',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT NOT NULL,
     entry_id INTEGER NOT NULL REFERENCES entry (id),
     revisions TEXT NOT NULL,
     rendition TEXT NOT NULL DEFAULT 'full' CHECK (rendition IN ('full', 'blind')),
     label TEXT NOT NULL,
     practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1)),
     draw_order INTEGER,
     removed_at TEXT`,
    { constraints: 'UNIQUE (stage, entry_id)' },
  )
  await execute(db, 'CREATE INDEX stage_entry_stage ON stage_entry (competition_id, stage)')
  await createRecordedTable(
    db,
    'assignment',
    'changing',
    `stage_entry_id INTEGER NOT NULL REFERENCES stage_entry (id),
     seat_id INTEGER NOT NULL REFERENCES seat (id),
     criteria TEXT,
     state TEXT NOT NULL CHECK (state IN ('active', 'stepped_aside', 'withdrawn')),
     reason TEXT,
     assigned_by INTEGER REFERENCES person (id),
     assigned_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (stage_entry_id, seat_id)' },
  )
  await execute(db, 'CREATE INDEX assignment_seat ON assignment (seat_id, state)')
  await execute(
    db,
    `CREATE TABLE scoresheet (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      assignment_id INTEGER NOT NULL REFERENCES assignment (id),
      person_id INTEGER NOT NULL REFERENCES person (id),
      rules_id INTEGER NOT NULL REFERENCES rules (id),
      marks TEXT NOT NULL,
      reasons TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      updated_at TEXT NOT NULL,
      UNIQUE (assignment_id, person_id)
    ) STRICT`,
  )
  await createRecordedTable(
    db,
    'scoresheet_revision',
    'fixed',
    `assignment_id INTEGER NOT NULL REFERENCES assignment (id),
     stage_entry_id INTEGER NOT NULL REFERENCES stage_entry (id),
     seat_id INTEGER NOT NULL REFERENCES seat (id),
     person_id INTEGER NOT NULL REFERENCES person (id),
     number INTEGER NOT NULL CHECK (number > 0),
     rules_id INTEGER NOT NULL REFERENCES rules (id),
     marks TEXT NOT NULL,
     source TEXT NOT NULL CHECK (source IN ('judge', 'paper', 'import', 'offline', 'self_assessment')),
     entered_by INTEGER NOT NULL REFERENCES person (id),
     confirmed_by INTEGER REFERENCES person (id),
     score_import_id INTEGER REFERENCES score_import (id),
     write_key TEXT,
     device_time TEXT,
     received_at TEXT NOT NULL`,
    {
      sealed: ['reasons', 'change_reason'],
      constraints:
        "UNIQUE (assignment_id, number), CHECK (source NOT IN ('paper', 'import') OR confirmed_by <> entered_by)",
    },
  )
  await execute(db, 'CREATE INDEX scoresheet_revision_entry ON scoresheet_revision (stage_entry_id)')
  await createRecordedTable(
    db,
    'score_import',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT NOT NULL,
     file_name TEXT,
     row_count INTEGER NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'rejected')),
     entered_by INTEGER NOT NULL REFERENCES person (id),
     entered_at TEXT NOT NULL,
     decided_by INTEGER REFERENCES person (id),
     decided_at TEXT,
     note TEXT`,
    { sealed: ['content'], constraints: 'CHECK (decided_by IS NULL OR decided_by <> entered_by)' },
  )
  await execute(
    db,
    `CREATE TABLE reading_note (
      person_id INTEGER NOT NULL REFERENCES person (id),
      stage_entry_id INTEGER NOT NULL REFERENCES stage_entry (id),
      text TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (person_id, stage_entry_id)
    ) STRICT, WITHOUT ROWID`,
  )
}
