import { AsyncLocalStorage } from 'node:async_hooks'
import type Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

// Server entry and Remix build are bundled apart, so the marker hangs on the process, not on this module.
const MARKER = Symbol.for('sinilai.transaction')
const shared = globalThis as { [MARKER]?: AsyncLocalStorage<true> }
shared[MARKER] ??= new AsyncLocalStorage<true>()
const insideTransaction = shared[MARKER]

/**
 * Runs `work` marked as being inside a transaction: a query on the outer `db` then fails at once
 * instead of waiting for ever on the connection that its own transaction holds.
 */
export function guardTransaction<T>(work: () => Promise<T>): Promise<T> {
  return insideTransaction.run(true, work)
}

class Connection implements DatabaseConnection {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement<unknown[]>>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(sql)
    if (statement.reader) return { rows: statement.all(...parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#db.prepare(sql).iterate(...parameters)) yield { rows: [row as R] }
  }

  #prepare(sql: string) {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size >= 500) this.#statements.clear()
    const statement = this.#db.prepare<unknown[]>(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

class SingleConnectionDriver implements Driver {
  readonly #db: Database.Database
  readonly #connection: Connection
  #tail: Promise<void> = Promise.resolve()
  #release: (() => void) | undefined

  constructor(db: Database.Database) {
    this.#db = db
    this.#connection = new Connection(db)
  }

  async init() {}

  async acquireConnection() {
    if (insideTransaction.getStore())
      throw new Error('a query used the outer db inside a transaction: pass the transaction instead')
    const before = this.#tail
    let release: () => void = () => {}
    this.#tail = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    return this.#connection
  }

  async releaseConnection() {
    this.#release?.()
  }

  // Immediate: a deferred transaction that turns into a write fails with SQLITE_BUSY_SNAPSHOT
  // when another process wrote meanwhile.
  async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    // A failed COMMIT (a deferred foreign key) leaves the transaction open; some errors have closed it already.
    if (this.#db.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy() {
    this.#db.close()
  }
}

/** Kysely on one better-sqlite3 connection: immediate transactions, cached statements. */
export class SqliteDialect implements Dialect {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  createAdapter() {
    return new SqliteAdapter()
  }

  createDriver() {
    return new SingleConnectionDriver(this.#db)
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db)
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler()
  }
}
