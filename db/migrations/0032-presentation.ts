import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * Presentations: in which order entries appear, how long each has, and who was reminded of sheets. An order is written
 * once and settled once: lots by a second person, a seeded draw by what was said in the room. Its secret waits outside
 * the record until then. The room's clock is work in progress.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'appearance_order',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT NOT NULL,
     number INTEGER NOT NULL CHECK (number > 0),
     method TEXT NOT NULL CHECK (method IN ('lots', 'seeded')),
     commitment TEXT,
     secret TEXT,
     phrase TEXT,
     places TEXT,
     reason TEXT,
     written_by INTEGER NOT NULL REFERENCES person (id),
     written_at TEXT NOT NULL,
     settled_by INTEGER REFERENCES person (id),
     settled_at TEXT`,
    {
      constraints: `UNIQUE (competition_id, stage, number),
        CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
        CHECK (settled_at IS NULL OR places IS NOT NULL),
        CHECK (method = 'lots' OR commitment IS NOT NULL),
        CHECK (method = 'seeded' OR (places IS NOT NULL AND settled_by IS NOT written_by))`,
    },
  )
  await execute(
    db,
    `CREATE TRIGGER appearance_order_fixed BEFORE UPDATE ON appearance_order
     WHEN OLD.settled_at IS NOT NULL
       OR NOT (NEW.competition_id IS OLD.competition_id AND NEW.stage IS OLD.stage AND NEW.number IS OLD.number
       AND NEW.method IS OLD.method AND NEW.commitment IS OLD.commitment AND NEW.reason IS OLD.reason
       AND NEW.written_by IS OLD.written_by AND NEW.written_at IS OLD.written_at
       AND (OLD.places IS NULL OR NEW.places IS OLD.places))
     BEGIN SELECT RAISE(ABORT, 'appearance_order: an order is settled once and never changed'); END`,
  )
  await execute(
    db,
    `CREATE TABLE appearance_secret (
       order_id INTEGER PRIMARY KEY REFERENCES appearance_order (id),
       secret TEXT NOT NULL
     ) STRICT`,
  )
  await createRecordedTable(
    db,
    'presentation_time',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT NOT NULL,
     number INTEGER NOT NULL CHECK (number > 0),
     present_minutes INTEGER NOT NULL CHECK (present_minutes BETWEEN 1 AND 180),
     ask_minutes INTEGER NOT NULL CHECK (ask_minutes BETWEEN 0 AND 180),
     written_by INTEGER NOT NULL REFERENCES person (id),
     written_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, stage, number)' },
  )
  await execute(
    db,
    `CREATE TABLE presentation_clock (
       competition_id INTEGER NOT NULL REFERENCES competition (id),
       stage TEXT NOT NULL,
       version INTEGER NOT NULL,
       content TEXT NOT NULL,
       updated_by INTEGER NOT NULL REFERENCES person (id),
       updated_at TEXT NOT NULL,
       PRIMARY KEY (competition_id, stage)
     ) STRICT`,
  )
  await createRecordedTable(
    db,
    'judge_reminder',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT NOT NULL,
     person_id INTEGER NOT NULL REFERENCES person (id),
     day TEXT NOT NULL,
     sent_by INTEGER NOT NULL REFERENCES person (id),
     sent_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (person_id, day)' },
  )
}
