import type { Kysely } from 'kysely'
import { execute } from './recorded-table'

/**
 * Meetings that end a stage. What a meeting decides is codes; why, in which words and who else was there is sealed text of
 * its own. Until it closes, a meeting is
 * work in progress, each version of which is kept so that two people's changes can be joined.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of [
    'number INTEGER CHECK (number > 0)',
    'held_at TEXT',
    'rules_id INTEGER REFERENCES rules (id)',
    'ranking TEXT',
    'content TEXT',
    'content_salt TEXT',
    'content_sha256 TEXT',
    'participants TEXT',
    'participants_salt TEXT',
    'participants_sha256 TEXT',
  ])
    await execute(db, `ALTER TABLE plenary ADD COLUMN ${column}`)
  await execute(
    db,
    `CREATE UNIQUE INDEX plenary_meeting ON plenary (competition_id, stage, coalesce(region_code, ''), number)`,
  )
  for (const column of ['content', 'participants'])
    await execute(
      db,
      `CREATE TRIGGER plenary_${column}_erased BEFORE UPDATE OF ${column}, ${column}_salt ON plenary
       WHEN NEW.${column}_salt IS NULL AND OLD.${column}_salt IS NOT NULL
         AND NOT (NEW.${column} IS NULL AND EXISTS (SELECT 1 FROM erasure
           WHERE table_name = 'plenary' AND row_uid = OLD.uid AND column_name = '${column}'
             AND event_id > (SELECT coalesce(max(id), 0) FROM event)))
       BEGIN SELECT RAISE(ABORT, 'plenary: sealed text goes only with its recorded erasure'); END`,
    )
  await execute(
    db,
    `CREATE TRIGGER plenary_closed_fixed BEFORE UPDATE ON plenary
     WHEN OLD.closed_at IS NOT NULL AND NOT (NEW.competition_id IS OLD.competition_id AND NEW.stage IS OLD.stage
       AND NEW.region_code IS OLD.region_code AND NEW.number IS OLD.number AND NEW.held_on IS OLD.held_on
       AND NEW.held_at IS OLD.held_at AND NEW.place IS OLD.place AND NEW.attendance IS OLD.attendance
       AND NEW.decisions IS OLD.decisions AND NEW.ranking IS OLD.ranking AND NEW.rules_id IS OLD.rules_id
       AND NEW.ranking_sha256 IS OLD.ranking_sha256 AND NEW.closed_at IS OLD.closed_at
       AND NEW.closed_by IS OLD.closed_by AND NEW.content_sha256 IS OLD.content_sha256
       AND NEW.participants_sha256 IS OLD.participants_sha256)
     BEGIN SELECT RAISE(ABORT, 'plenary: a closed meeting never changes'); END`,
  )
  await execute(db, 'ALTER TABLE entry_state ADD COLUMN plenary_id INTEGER REFERENCES plenary (id)')
  await execute(
    db,
    'CREATE INDEX entry_state_plenary ON entry_state (plenary_id) WHERE plenary_id IS NOT NULL',
  )
  await execute(
    db,
    `CREATE TRIGGER entry_state_plenary_fixed BEFORE UPDATE OF plenary_id ON entry_state
     BEGIN SELECT RAISE(ABORT, 'entry_state: rows never change'); END`,
  )
  await execute(
    db,
    `CREATE TABLE plenary_draft (
      id INTEGER PRIMARY KEY,
      competition_id INTEGER NOT NULL REFERENCES competition (id),
      stage TEXT NOT NULL,
      region_code TEXT NOT NULL DEFAULT '',
      content TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      saved_by INTEGER REFERENCES person (id),
      saved_at TEXT NOT NULL,
      UNIQUE (competition_id, stage, region_code, version)
    ) STRICT`,
  )
}
