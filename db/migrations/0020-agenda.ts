import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * Meetings of a competition: each change is a further version, so that what people were invited to stays readable.
 * The list of those who came is a scan of the signed paper, and a better scan follows the former one. A sheet keeps
 * which dossier revisions it judged.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'agenda_item',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     number INTEGER NOT NULL CHECK (number > 0),
     version INTEGER NOT NULL CHECK (version > 0),
     kind TEXT NOT NULL CHECK (kind IN ('socialisation', 'presentation', 'visit', 'other')),
     title TEXT NOT NULL,
     starts_at TEXT NOT NULL,
     ends_at TEXT,
     place TEXT NOT NULL,
     map_url TEXT,
     route TEXT NOT NULL,
     audience TEXT NOT NULL CHECK (audience IN ('public', 'teams', 'judges', 'entries')),
     entries TEXT NOT NULL,
     note TEXT,
     published INTEGER NOT NULL CHECK (published IN (0, 1)),
     cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
     reason TEXT,
     written_by INTEGER NOT NULL REFERENCES person (id),
     written_at TEXT NOT NULL`,
    {
      constraints: 'UNIQUE (competition_id, number, version), CHECK (ends_at IS NULL OR ends_at > starts_at)',
    },
  )
  await createRecordedTable(
    db,
    'attendance_sheet',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     agenda_number INTEGER NOT NULL CHECK (agenda_number > 0),
     version INTEGER NOT NULL CHECK (version > 0),
     blob_sha256 TEXT NOT NULL REFERENCES blob (sha256),
     uploaded_by INTEGER NOT NULL REFERENCES person (id),
     uploaded_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, agenda_number, version)' },
  )
  await execute(db, 'CREATE INDEX attendance_sheet_blob ON attendance_sheet (blob_sha256)')
  await execute(db, 'ALTER TABLE scoresheet_revision ADD COLUMN judged_revisions TEXT')
  await execute(
    db,
    `CREATE TRIGGER scoresheet_revision_judged_refused BEFORE UPDATE OF judged_revisions ON scoresheet_revision
     BEGIN SELECT RAISE(ABORT, 'scoresheet_revision: rows never change'); END`,
  )
}
