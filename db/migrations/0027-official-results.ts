import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * What a frozen result needs beside its snapshot, and what keeps it as it is: what was frozen never changes, and its
 * status only goes on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of [
    'rules_id INTEGER REFERENCES rules (id)',
    'content_sha256 TEXT',
    'public_key TEXT',
    'objections_opened_at TEXT',
    'objections_until TEXT',
    'announced_on TEXT',
    'decree_approval_id INTEGER REFERENCES approval (id)',
    'announce_approval_id INTEGER REFERENCES approval (id)',
  ])
    await execute(db, `ALTER TABLE official_result ADD COLUMN ${column}`)
  await execute(db, 'CREATE UNIQUE INDEX official_result_number ON official_result (competition_id, number)')
  await execute(
    db,
    `CREATE UNIQUE INDEX official_result_supersedes ON official_result (supersedes_id)
     WHERE supersedes_id IS NOT NULL`,
  )
  await execute(
    db,
    `CREATE TRIGGER official_result_frozen BEFORE UPDATE ON official_result
     WHEN NOT (NEW.competition_id IS OLD.competition_id AND NEW.stage IS OLD.stage AND NEW.number IS OLD.number
       AND NEW.supersedes_id IS OLD.supersedes_id AND NEW.reason IS OLD.reason AND NEW.snapshot IS OLD.snapshot
       AND NEW.sha256 IS OLD.sha256 AND NEW.content_sha256 IS OLD.content_sha256
       AND NEW.signature IS OLD.signature AND NEW.public_key IS OLD.public_key
       AND NEW.chain_head IS OLD.chain_head AND NEW.rules_id IS OLD.rules_id AND NEW.approval_id IS OLD.approval_id
       AND NEW.frozen_at IS OLD.frozen_at)
     BEGIN SELECT RAISE(ABORT, 'official_result: what is frozen never changes'); END`,
  )
  await execute(
    db,
    `CREATE TRIGGER official_result_status BEFORE UPDATE OF status ON official_result
     WHEN NOT ((OLD.status = 'hasil_pleno' AND NEW.status IN ('masa_sanggah', 'ditetapkan'))
       OR (OLD.status = 'masa_sanggah' AND NEW.status = 'ditetapkan')
       OR (OLD.status = 'ditetapkan' AND NEW.status = 'diumumkan'))
     BEGIN SELECT RAISE(ABORT, 'official_result: the status only goes on'); END`,
  )
  await createRecordedTable(
    db,
    'gate_override',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT,
     attempt INTEGER NOT NULL CHECK (attempt > 0),
     obstacle TEXT NOT NULL,
     reason TEXT NOT NULL,
     office TEXT NOT NULL CHECK (office IN ('chair', 'deputy')),
     overridden_by INTEGER NOT NULL REFERENCES person (id),
     overridden_at TEXT NOT NULL`,
  )
  await execute(
    db,
    `CREATE UNIQUE INDEX gate_override_obstacle
     ON gate_override (competition_id, coalesce(stage, ''), attempt, obstacle)`,
  )
}
