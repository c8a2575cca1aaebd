import Database from 'better-sqlite3'

/** Changes the file as another tool does: its triggers dropped, the change made, the triggers put back. */
export function tamper(path: string, change: (sqlite: Database.Database) => void): void {
  const sqlite = new Database(path)
  sqlite.pragma('foreign_keys = OFF')
  const triggers = sqlite
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all()
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
  change(sqlite)
  for (const { sql } of triggers) sqlite.exec(sql)
  sqlite.close()
}
