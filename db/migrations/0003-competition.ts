import type { Kysely } from 'kysely'
import { createAppendOnlyTriggers, createRecordedTable, execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'series',
    'changing',
    `slug TEXT NOT NULL UNIQUE,
     name TEXT NOT NULL,
     host_region TEXT NOT NULL REFERENCES region (code)`,
  )
  await createRecordedTable(
    db,
    'competition',
    'changing',
    `slug TEXT NOT NULL UNIQUE,
     series_id INTEGER REFERENCES series (id),
     name TEXT NOT NULL,
     year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
     tier TEXT NOT NULL CHECK (tier IN ('kecamatan', 'kota', 'provinsi', 'regional', 'nasional')),
     host_region TEXT NOT NULL REFERENCES region (code),
     host_region_name TEXT NOT NULL,
     zone TEXT NOT NULL CHECK (zone IN ('WIB', 'WITA', 'WIT')),
     unit TEXT NOT NULL CHECK (unit IN ('innovation', 'kelurahan')),
     ward_kind TEXT NOT NULL DEFAULT 'kelurahan' CHECK (ward_kind IN ('kelurahan', 'desa', 'both')),
     feeds_into_id INTEGER REFERENCES competition (id),
     cloned_from_id INTEGER REFERENCES competition (id),
     organization_id INTEGER REFERENCES organization (id),
     shared_registration INTEGER NOT NULL DEFAULT 0 CHECK (shared_registration IN (0, 1)),
     draft_public INTEGER NOT NULL DEFAULT 0 CHECK (draft_public IN (0, 1)),
     opened_at TEXT,
     archived_at TEXT,
     created_by INTEGER REFERENCES person (id),
     created_at TEXT NOT NULL`,
  )
  await createRecordedTable(
    db,
    'guideline',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     number TEXT,
     date TEXT,
     title TEXT,
     blob_sha256 TEXT REFERENCES blob (sha256),
     none_reason TEXT,
     added_by INTEGER NOT NULL REFERENCES person (id),
     added_at TEXT NOT NULL`,
    {
      constraints:
        'CHECK ((none_reason IS NULL) = (number IS NOT NULL AND date IS NOT NULL AND blob_sha256 IS NOT NULL))',
    },
  )
  await execute(
    db,
    `CREATE TABLE rules_draft (
      competition_id INTEGER PRIMARY KEY REFERENCES competition (id),
      version INTEGER NOT NULL,
      content TEXT NOT NULL,
      updated_by INTEGER,
      updated_at TEXT NOT NULL
    ) STRICT`,
  )
  await createRecordedTable(
    db,
    'rules',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     number INTEGER NOT NULL CHECK (number > 0),
     content TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     guideline_id INTEGER NOT NULL REFERENCES guideline (id),
     approval_id INTEGER REFERENCES approval (id),
     reason TEXT,
     frozen_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, number)' },
  )

  const derived: Record<string, string> = {
    rules_category: 'code TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, form TEXT NOT NULL',
    rules_field: `category TEXT NOT NULL, code TEXT NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL,
      label TEXT NOT NULL, concept TEXT, unit TEXT, visibility TEXT`,
    rules_stage: `code TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
      partition TEXT NOT NULL, conflict_level TEXT NOT NULL, sealed INTEGER NOT NULL, blind INTEGER NOT NULL,
      totalling TEXT NOT NULL, advance TEXT`,
    rules_criterion: `stage TEXT NOT NULL, code TEXT NOT NULL, position INTEGER NOT NULL, parent TEXT, name TEXT NOT NULL,
      type TEXT NOT NULL, min TEXT, max TEXT, step TEXT, weight TEXT, filled_by TEXT NOT NULL, reason TEXT NOT NULL`,
    rules_level: `stage TEXT NOT NULL, criterion TEXT NOT NULL, position INTEGER NOT NULL, value TEXT NOT NULL,
      label TEXT NOT NULL, description TEXT`,
    rules_tie_break: 'position INTEGER NOT NULL, kind TEXT NOT NULL, detail TEXT',
    rules_award: 'code TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, detail TEXT',
  }
  for (const [table, columns] of Object.entries(derived)) {
    await execute(
      db,
      `CREATE TABLE ${table} (id INTEGER PRIMARY KEY, rules_id INTEGER NOT NULL REFERENCES rules (id), ${columns}) STRICT`,
    )
    await execute(db, `CREATE INDEX ${table}_rules ON ${table} (rules_id)`)
    await createAppendOnlyTriggers(db, table, 'id = NEW.id')
  }

  await createRecordedTable(
    db,
    'schedule_change',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     target TEXT NOT NULL,
     bound TEXT NOT NULL CHECK (bound IN ('opens', 'closes')),
     category TEXT,
     old_at TEXT,
     new_at TEXT NOT NULL,
     reason TEXT NOT NULL,
     letter_number TEXT NOT NULL,
     decided_by INTEGER NOT NULL REFERENCES person (id),
     decided_at TEXT NOT NULL`,
  )
  await createRecordedTable(
    db,
    'approval',
    'changing',
    `competition_id INTEGER REFERENCES competition (id),
     act TEXT NOT NULL,
     subject TEXT NOT NULL,
     payload TEXT NOT NULL,
     payload_sha256 TEXT NOT NULL,
     requested_by INTEGER NOT NULL REFERENCES person (id),
     requested_at TEXT NOT NULL,
     reason TEXT,
     decision TEXT CHECK (decision IN ('approved', 'rejected', 'withdrawn')),
     decided_by INTEGER REFERENCES person (id),
     decided_as TEXT,
     decided_at TEXT,
     note TEXT`,
    { constraints: "CHECK (decision IS NULL OR decision = 'withdrawn' OR decided_by <> requested_by)" },
  )
  await createRecordedTable(
    db,
    'publication',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     kind TEXT NOT NULL,
     detail TEXT,
     published_by INTEGER REFERENCES person (id),
     published_at TEXT NOT NULL`,
  )
}
