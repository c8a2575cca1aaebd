import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * Finished sheets that a judge's device could only hand in after the stage had closed: each waits for the chair, who
 * decides whether it counts without seeing its marks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'late_sheet',
    'changing',
    `assignment_id INTEGER NOT NULL REFERENCES assignment (id),
     person_id INTEGER NOT NULL REFERENCES person (id),
     rules_id INTEGER NOT NULL REFERENCES rules (id),
     marks TEXT NOT NULL,
     device_time TEXT,
     write_key TEXT,
     received_at TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'replaced')),
     decided_by INTEGER REFERENCES person (id),
     decided_at TEXT,
     decision_reason TEXT`,
    {
      sealed: ['reasons', 'change_reason'],
      constraints: 'CHECK (decided_by IS NULL OR decided_by <> person_id)',
    },
  )
  await execute(db, 'CREATE INDEX late_sheet_assignment ON late_sheet (assignment_id, state)')
  for (const column of ['reasons', 'change_reason'])
    await execute(
      db,
      `CREATE TRIGGER late_sheet_${column}_erased
       BEFORE UPDATE OF ${column}, ${column}_salt ON late_sheet
       WHEN NOT (NEW.${column} IS NULL AND NEW.${column}_salt IS NULL
         AND EXISTS (SELECT 1 FROM erasure WHERE table_name = 'late_sheet' AND row_uid = OLD.uid
           AND column_name = '${column}' AND event_id > (SELECT coalesce(max(id), 0) FROM event)))
       BEGIN SELECT RAISE(ABORT, 'late_sheet: sealed text goes only with its recorded erasure'); END`,
    )
}
