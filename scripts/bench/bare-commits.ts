import { join } from 'node:path'
import { openSqlite } from '#db/connect'

/**
 * Commits each text by itself with the app's own pragmas into a table of one column, and nothing else.
 * @returns commits a second
 */
export function bareCommits(dir: string, texts: readonly string[]): number {
  const sqlite = openSqlite(join(dir, 'bare.sqlite'))
  try {
    sqlite.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
    const insert = sqlite.prepare('INSERT INTO bare (text) VALUES (?)')
    const start = process.hrtime.bigint()
    for (const text of texts) insert.run(text)
    return texts.length / (Number(process.hrtime.bigint() - start) / 1e9)
  } finally {
    sqlite.close()
  }
}
