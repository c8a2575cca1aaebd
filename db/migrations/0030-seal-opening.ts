import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/** Which seals were opened: once for each sealed stage, by the approval of a second person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'seal_opening',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT NOT NULL,
     approval_id INTEGER NOT NULL REFERENCES approval (id),
     opened_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, stage)' },
  )
  await execute(
    db,
    `CREATE TRIGGER seal_opening_approved BEFORE INSERT ON seal_opening
     WHEN NOT EXISTS (
       SELECT 1 FROM approval WHERE id = NEW.approval_id AND act = 'seal.open' AND decision = 'approved'
         AND competition_id = NEW.competition_id AND subject = NEW.stage AND decided_by <> requested_by)
     BEGIN SELECT RAISE(ABORT, 'seal_opening: it takes a second person'); END`,
  )
}
