import type { Kysely } from 'kysely'
import { createRecordedTable } from './recorded-table'

/** Word to all. A correction is a further version, so that what stood before stays readable. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'announcement',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     number INTEGER NOT NULL CHECK (number > 0),
     version INTEGER NOT NULL CHECK (version > 0),
     title TEXT NOT NULL,
     body TEXT NOT NULL,
     reason TEXT,
     publishes_at TEXT NOT NULL,
     written_by INTEGER NOT NULL REFERENCES person (id),
     written_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (competition_id, number, version)' },
  )
}
