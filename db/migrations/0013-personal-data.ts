import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/** Sealed texts of the tables before this one, as they were then. */
const FIXED: readonly [table: string, column: string][] = [
  ['dossier_revision', 'content'],
  ['scoresheet_revision', 'reasons'],
  ['scoresheet_revision', 'change_reason'],
  ['filled_marks', 'reasons'],
  ['filled_marks', 'change_reason'],
]
const CHANGING: readonly [table: string, column: string][] = [
  ['score_import', 'content'],
  ['objection', 'grounds'],
  ['objection', 'answer'],
  ['data_request', 'content'],
  ['data_request', 'answer'],
]

/** The erasure of this very text, written in the present transaction: its event is still to come. */
const erasureOf = (table: string, column: string) =>
  `EXISTS (SELECT 1 FROM erasure WHERE table_name = '${table}' AND row_uid = OLD.uid
    AND column_name = '${column}' AND event_id > (SELECT coalesce(max(id), 0) FROM event))`

/** Sealed text goes only together with a recorded erasure that names it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'data_request',
    'changing',
    `person_id INTEGER NOT NULL REFERENCES person (id),
     kind TEXT NOT NULL CHECK (kind IN ('correction', 'erasure')),
     about TEXT NOT NULL,
     requested_at TEXT NOT NULL,
     decision TEXT CHECK (decision IN ('done', 'refused')),
     decided_by INTEGER REFERENCES person (id),
     decided_at TEXT`,
    {
      sealed: ['content', 'answer'],
      constraints: 'CHECK (decided_by IS NULL OR decided_by <> person_id)',
    },
  )
  await execute(db, 'CREATE INDEX data_request_person ON data_request (person_id)')
  await createRecordedTable(
    db,
    'erasure',
    'fixed',
    `competition_id INTEGER REFERENCES competition (id),
     basis TEXT NOT NULL CHECK (basis IN ('retention', 'request')),
     approval_id INTEGER REFERENCES approval (id),
     data_request_id INTEGER REFERENCES data_request (id),
     kind TEXT NOT NULL,
     table_name TEXT NOT NULL,
     row_uid TEXT,
     column_name TEXT,
     parts INTEGER NOT NULL CHECK (parts > 0),
     erased_by INTEGER NOT NULL REFERENCES person (id),
     erased_at TEXT NOT NULL`,
    {
      constraints:
        "CHECK ((basis = 'retention') = (approval_id IS NOT NULL)), CHECK ((basis = 'request') = (data_request_id IS NOT NULL))",
    },
  )
  await execute(db, 'CREATE INDEX erasure_row ON erasure (table_name, row_uid, column_name)')
  await execute(db, 'ALTER TABLE blob ADD COLUMN erased_at TEXT')
  for (const [table, column] of FIXED)
    await execute(
      db,
      `CREATE TRIGGER ${table}_${column}_erased BEFORE UPDATE OF ${column}, ${column}_salt ON ${table}
       WHEN NOT (NEW.${column} IS NULL AND NEW.${column}_salt IS NULL AND ${erasureOf(table, column)})
       BEGIN SELECT RAISE(ABORT, '${table}: sealed text goes only with its recorded erasure'); END`,
    )
  for (const [table, column] of CHANGING)
    await execute(
      db,
      `CREATE TRIGGER ${table}_${column}_erased BEFORE UPDATE OF ${column}, ${column}_salt ON ${table}
       WHEN NEW.${column}_salt IS NULL AND OLD.${column}_salt IS NOT NULL
         AND NOT (NEW.${column} IS NULL AND ${erasureOf(table, column)})
       BEGIN SELECT RAISE(ABORT, '${table}: sealed text goes only with its recorded erasure'); END`,
    )
}
