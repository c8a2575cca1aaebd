import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type Database from 'better-sqlite3'
import { NotFoundError } from '~/domain/errors'
import type { ExportOrder, WrittenExport } from '~/services/compute'
import { EXPORTS, isExportName } from './index.server'

/**
 * Writes an export to a file, a few hundred rows at a time, from one snapshot of the database.
 * @throws NotFoundError for an unknown export or scope.
 */
export async function writeExportFile(
  sqlite: Database.Database,
  { name, competition, scope, spelling, path, leftOut = [] }: ExportOrder,
): Promise<WrittenExport> {
  if (!isExportName(name)) throw new NotFoundError('export')
  const file = await open(path, 'w')
  const hash = createHash('sha256')
  sqlite.exec('BEGIN')
  try {
    const table = EXPORTS[name].load(sqlite, competition, scope)
    for await (const chunk of table.write(spelling, leftOut)) {
      const bytes = Buffer.from(chunk)
      hash.update(bytes)
      await file.appendFile(bytes)
    }
    return { rows: table.count, sha256: hash.digest('hex'), head: table.head }
  } finally {
    sqlite.exec('ROLLBACK')
    await file.close()
  }
}

/** The names of an export's columns, in their order. @throws NotFoundError for an unknown export or scope. */
export function readExportColumns(
  sqlite: Database.Database,
  { name, competition, scope }: Pick<ExportOrder, 'name' | 'competition' | 'scope'>,
): string[] {
  if (!isExportName(name)) throw new NotFoundError('export')
  sqlite.exec('BEGIN')
  try {
    return [...EXPORTS[name].load(sqlite, competition, scope).columns]
  } finally {
    sqlite.exec('ROLLBACK')
  }
}
