import type { Kysely } from 'kysely'
import { execute } from './recorded-table'

/**
 * What the optimizer proposes for a stage and an organizer may still change; it becomes assignments when it is taken
 * over, and is then gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(
    db,
    `CREATE TABLE assignment_draft (
      id INTEGER PRIMARY KEY,
      competition_id INTEGER NOT NULL REFERENCES competition (id),
      stage TEXT NOT NULL,
      per_entry INTEGER NOT NULL CHECK (per_entry > 0),
      seed INTEGER,
      keep TEXT NOT NULL CHECK (keep IN ('assigned', 'started')),
      absent_seat TEXT,
      basis_sha256 TEXT NOT NULL,
      content TEXT NOT NULL,
      saved_by INTEGER NOT NULL REFERENCES person (id),
      saved_at TEXT NOT NULL,
      UNIQUE (competition_id, stage)
    ) STRICT`,
  )
}
