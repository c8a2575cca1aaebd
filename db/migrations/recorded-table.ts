import { type Kysely, sql } from 'kysely'

/*
 * Frozen together with the migrations that use it: a later need gets a new file.
 *
 * A recorded row carries the id of the event that wrote it. The event is inserted at the end of the
 * transaction with exactly that id, so the foreign key is deferred and the triggers demand an id that no
 * event has yet: a write without an event cannot be committed by anything that keeps triggers on.
 */
type AnyDb = Kysely<unknown>

const run = (db: AnyDb, text: string) => sql.raw(text).execute(db)

export async function createRecordedTable(
  db: AnyDb,
  name: string,
  kind: 'fixed' | 'changing',
  columns: string,
  options: { sealed?: string[]; constraints?: string } = {},
): Promise<void> {
  const sealed = options.sealed ?? []
  const sealedColumns = sealed
    .map((column) => `${column} TEXT, ${column}_salt TEXT, ${column}_sha256 TEXT NOT NULL,`)
    .join('\n')
  await run(
    db,
    `CREATE TABLE ${name} (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      ${columns.trim().replace(/,?$/, ',')}
      ${sealedColumns}
      salt TEXT,
      event_id INTEGER NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED
      ${options.constraints ? `, ${options.constraints}` : ''}
    ) STRICT`,
  )
  // Inserting an event looks for rows that wait for it in every recorded table: without this, by reading them all.
  await run(db, `CREATE INDEX ${name}_event ON ${name} (event_id)`)
  await run(
    db,
    `CREATE TRIGGER ${name}_insert_recorded BEFORE INSERT ON ${name}
     WHEN NEW.event_id <= (SELECT coalesce(max(id), 0) FROM event)
     BEGIN SELECT RAISE(ABORT, '${name}: a row needs an event of its own transaction'); END`,
  )
  await run(
    db,
    `CREATE TRIGGER ${name}_insert_existing BEFORE INSERT ON ${name}
     WHEN EXISTS (SELECT 1 FROM ${name} WHERE id = NEW.id OR uid = NEW.uid)
     BEGIN SELECT RAISE(ABORT, '${name}: the row exists already'); END`,
  )
  await run(
    db,
    `CREATE TRIGGER ${name}_delete_refused BEFORE DELETE ON ${name}
     BEGIN SELECT RAISE(ABORT, '${name}: recorded rows are never deleted'); END`,
  )
  if (kind === 'changing') {
    await run(
      db,
      `CREATE TRIGGER ${name}_update_recorded BEFORE UPDATE ON ${name}
       WHEN NEW.event_id <= (SELECT coalesce(max(id), 0) FROM event) OR NEW.id <> OLD.id OR NEW.uid <> OLD.uid
       BEGIN SELECT RAISE(ABORT, '${name}: a change needs an event of its own transaction'); END`,
    )
    return
  }
  const erased = sealed.map((column) => `(NEW.${column} IS NULL AND NEW.${column}_salt IS NULL)`)
  const info = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${name})`.execute(db)
  const fixed = info.rows
    .map((row) => row.name)
    .filter((column) => !sealed.some((text) => column === text || column === `${text}_salt`))
  await run(
    db,
    `CREATE TRIGGER ${name}_update_refused BEFORE UPDATE OF ${fixed.join(', ')} ON ${name}
     BEGIN SELECT RAISE(ABORT, '${name}: rows never change'); END`,
  )
  if (erased.length > 0)
    await run(
      db,
      `CREATE TRIGGER ${name}_erase_only BEFORE UPDATE OF ${sealed
        .flatMap((text) => [text, `${text}_salt`])
        .join(', ')} ON ${name}
       WHEN NOT (${erased.join(' OR ')})
       BEGIN SELECT RAISE(ABORT, '${name}: sealed text can only be erased'); END`,
    )
}

/** A table that only grows: neither changed, replaced nor deleted from. */
export async function createAppendOnlyTriggers(db: AnyDb, name: string, key: string): Promise<void> {
  await run(
    db,
    `CREATE TRIGGER ${name}_insert_existing BEFORE INSERT ON ${name}
     WHEN EXISTS (SELECT 1 FROM ${name} WHERE ${key})
     BEGIN SELECT RAISE(ABORT, '${name}: the row exists already'); END`,
  )
  for (const act of ['UPDATE', 'DELETE'])
    await run(
      db,
      `CREATE TRIGGER ${name}_${act.toLowerCase()}_refused BEFORE ${act} ON ${name}
       BEGIN SELECT RAISE(ABORT, '${name}: rows are never changed or deleted'); END`,
    )
}

export const execute = run
