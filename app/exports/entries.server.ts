import type Database from 'better-sqlite3'
import { type EntryDossierRow, iterateEntryDossiers } from '#db/sqlite/entry-rows'
import type { RankingScope } from '~/domain/ranking-view'
import type { CsvColumn } from './csv.server'
import { isInScope, readHead } from './head.server'
import { placeColumns } from './place-columns'
import { type Export, type Table, tableOf } from './types'

/** Every entry with each of its dossiers. */
export const entriesExport: Export = { permission: 'export.download', load: loadEntries }

function loadEntries(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head } = readHead(sqlite, competition, scope)
  function* rows() {
    for (const row of iterateEntryDossiers(sqlite, competition)) if (isInScope(scope, row)) yield row
  }
  return tableOf(head, COLUMNS, rows())
}

const COLUMNS: readonly CsvColumn<EntryDossierRow>[] = [
  ...placeColumns((row: EntryDossierRow) => row),
  { name: 'state', type: 'text', value: ({ state }) => state },
  { name: 'innovation', type: 'text', value: ({ innovation }) => innovation },
  { name: 'dossier_state', type: 'text', value: ({ dossierState }) => dossierState },
  { name: 'title', type: 'text', value: ({ title }) => title },
  { name: 'revision', type: 'integer', value: ({ revision }) => revision },
  { name: 'received_at', type: 'datetime', value: ({ receivedAt }) => receivedAt },
]
