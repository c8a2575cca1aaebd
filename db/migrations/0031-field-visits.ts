import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * Field visits. What a judge saw beside what a team claims is sealed text of the sheet that says it: a sheet without any
 * stays the row that it was. Photos taken on the visit are rows of their own, since they arrive by themselves; where they
 * were taken is sealed apart from them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(db, 'ALTER TABLE scoresheet ADD COLUMN observations TEXT')
  for (const table of ['scoresheet_revision', 'late_sheet']) {
    for (const column of ['observations', 'observations_salt', 'observations_sha256'])
      await execute(db, `ALTER TABLE ${table} ADD COLUMN ${column} TEXT`)
    await execute(db, erasedOnly(table, 'observations'))
    await execute(
      db,
      `CREATE TRIGGER ${table}_observations_fixed BEFORE UPDATE OF observations_sha256 ON ${table}
       BEGIN SELECT RAISE(ABORT, '${table}: what was seen never changes'); END`,
    )
  }
  await createRecordedTable(
    db,
    'visit_photo',
    'changing',
    `assignment_id INTEGER NOT NULL REFERENCES assignment (id),
     person_id INTEGER NOT NULL REFERENCES person (id),
     blob_sha256 TEXT NOT NULL REFERENCES blob (sha256),
     indicator TEXT,
     taken_at TEXT,
     time_from TEXT CHECK (time_from IN ('camera', 'device')),
     offline INTEGER NOT NULL CHECK (offline IN (0, 1)),
     received_at TEXT NOT NULL,
     removed_at TEXT`,
    { sealed: ['caption', 'place'] },
  )
  await execute(db, 'CREATE INDEX visit_photo_assignment ON visit_photo (assignment_id, id)')
  await execute(db, 'CREATE INDEX visit_photo_blob ON visit_photo (blob_sha256)')
  for (const column of ['caption', 'place']) await execute(db, erasedOnly('visit_photo', column))
  await execute(
    db,
    `CREATE TRIGGER visit_photo_fixed BEFORE UPDATE ON visit_photo
     WHEN NOT (NEW.assignment_id IS OLD.assignment_id AND NEW.person_id IS OLD.person_id
       AND NEW.blob_sha256 IS OLD.blob_sha256 AND NEW.indicator IS OLD.indicator
       AND NEW.taken_at IS OLD.taken_at AND NEW.time_from IS OLD.time_from AND NEW.offline IS OLD.offline
       AND NEW.received_at IS OLD.received_at AND NEW.caption_sha256 IS OLD.caption_sha256
       AND NEW.place_sha256 IS OLD.place_sha256 AND (OLD.removed_at IS NULL OR NEW.removed_at IS OLD.removed_at))
     BEGIN SELECT RAISE(ABORT, 'visit_photo: a photo is removed, never changed'); END`,
  )
}

const erasedOnly = (table: string, column: string) =>
  `CREATE TRIGGER ${table}_${column}_erased
   BEFORE UPDATE OF ${column}, ${column}_salt ON ${table}
   WHEN NOT (NEW.${column} IS OLD.${column} AND NEW.${column}_salt IS OLD.${column}_salt)
     AND NOT (NEW.${column} IS NULL AND NEW.${column}_salt IS NULL
     AND EXISTS (SELECT 1 FROM erasure WHERE table_name = '${table}' AND row_uid = OLD.uid
       AND column_name = '${column}' AND event_id > (SELECT coalesce(max(id), 0) FROM event)))
   BEGIN SELECT RAISE(ABORT, '${table}: sealed text goes only with its recorded erasure'); END`
