import type Database from 'better-sqlite3'
import type { CsvSpelling } from '~/domain/csv'
import type { Permission } from '~/domain/policy'
import type { RankingScope } from '~/domain/ranking-view'
import type { RankingHead } from '~/services/compute-ranking.server'
import { type CsvColumn, writeCsv } from './csv.server'

/** A table that is read while it is written; to be written once. */
export interface Table {
  head: RankingHead
  columns: readonly string[]
  /** Rows written so far. */
  readonly count: number
  /** @param leftOut names of columns that are not wanted; never all of them */
  write(spelling: CsvSpelling, leftOut?: readonly string[]): AsyncIterable<string>
}

export interface Export {
  permission: Extract<Permission, 'export.download'>
  /** Reads within one snapshot that the caller holds. @throws NotFoundError when the scope is unknown. */
  load(sqlite: Database.Database, competition: number, scope: RankingScope): Table
}

export function tableOf<Row>(
  head: RankingHead,
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row>,
): Table {
  let count = 0
  function* counting() {
    for (const row of rows) {
      count += 1
      yield row
    }
  }
  return {
    head,
    columns: columns.map(({ name }) => name),
    get count() {
      return count
    },
    write: (spelling, leftOut = []) => {
      const wanted = columns.filter(({ name }) => !leftOut.includes(name))
      return writeCsv(wanted.length > 0 ? wanted : columns, counting(), spelling)
    },
  }
}
