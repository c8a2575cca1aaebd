import type { Db } from '../connect'
import { prepared, type Slots } from '../prepared'
import type { RecordedTable } from '../recorded'

/** A row as SQLite gives it back. */
export type StoredRow = Record<string, string | number | null> & { id: number; uid: string }

type Values = Record<string, unknown>
type Run = (db: Db, values: Values) => Promise<{ rows: unknown[] }>

/** One built statement for each table and choice of columns; a table has few choices. */
const statements = new Map<string, Run>()

function statementOf(act: string, table: RecordedTable, columns: readonly string[], build: () => Run): Run {
  const key = `${act} ${table} ${columns.join()}`
  const known = statements.get(key)
  if (known) return known
  const made = build()
  statements.set(key, made)
  return made
}

const namesOf = (values: Values) => Object.keys(values).filter((name) => values[name] !== undefined)

const slots = (names: readonly string[], slot: Slots<Values>) =>
  Object.fromEntries(names.map((name) => [name, slot(name)])) as never

/** Inserts a row into a recorded table; columns that are undefined keep their default. */
export async function insertRow(db: Db, table: RecordedTable, values: Values): Promise<StoredRow> {
  const names = namesOf(values)
  const run = statementOf('insert', table, names, () =>
    prepared((db: Db, slot: Slots<Values>) => db.insertInto(table).values(slots(names, slot)).returningAll()),
  )
  return onlyRow(table, (await run(db, values)).rows)
}

/** Changes the columns of one row that are not undefined. @throws when there is no row with this id */
export async function updateRow(
  db: Db,
  table: RecordedTable,
  id: number,
  values: Values,
): Promise<StoredRow> {
  const names = namesOf(values)
  const run = statementOf('update', table, names, () =>
    prepared((db: Db, slot: Slots<Values>) =>
      db
        .updateTable(table as 'person')
        .set(slots(names, slot))
        .where('id', '=', slot('id') as number)
        .returningAll(),
    ),
  )
  return onlyRow(table, (await run(db, { ...values, id })).rows)
}

function onlyRow(table: RecordedTable, [row]: unknown[]): StoredRow {
  if (!row) throw new Error(`${table}: no such row`)
  return row as StoredRow
}
