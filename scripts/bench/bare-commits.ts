import { join } from 'node:path'
import { openSqlite } from '#db/connect'

/** A table of one column in a database of its own, with the app's pragmas and nothing else. */
export function openBare(dir: string) {
  const sqlite = openSqlite(join(dir, 'bare.sqlite'))
  sqlite.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = sqlite.prepare('INSERT INTO bare (text) VALUES (?)')
  return {
    /** Commits each text durably by itself. */
    commit(texts: readonly string[]): void {
      for (const text of texts) insert.run(text)
    },
    close: () => sqlite.close(),
  }
}
