import type { CompiledQuery, QueryResult } from 'kysely'
import type { Db } from './connect'

/** Stands in a built statement where a run puts its value. */
class Slot {
  constructor(readonly name: string) {}
}

interface Compilable<R> {
  compile(): CompiledQuery<R>
}

/**
 * A statement that Kysely builds once and every run only fills in: building costs several times what SQLite takes for
 * a row by its key. `slot` is typed as the value that it stands for, and must stand where a parameter may.
 *
 * @example const findTitle = prepared((db: Db, slot: Slots<{ id: number }>) =>
 *   db.selectFrom('dossier_revision').select('title').where('id', '=', slot('id')))
 */
export function prepared<P extends Record<string, unknown>, R>(
  build: (db: Db, slot: Slots<P>) => Compilable<R>,
): (db: Db, values: P) => Promise<QueryResult<R>> {
  let compiled: CompiledQuery<R> | undefined
  return (db, values) => {
    compiled ??= build(db, ((name: string) => new Slot(name)) as never).compile()
    const parameters = compiled.parameters.map((value) =>
      value instanceof Slot ? values[value.name] : value,
    )
    return db.executeQuery<R>({ ...compiled, parameters })
  }
}

export type Slots<P> = <K extends keyof P & string>(name: K) => P[K]
