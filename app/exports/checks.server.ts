import type Database from 'better-sqlite3'
import { type CheckRow, iterateChecks } from '#db/sqlite/check-rows'
import { readRulesVersions } from '#db/sqlite/competition-rows'
import type { RankingScope } from '~/domain/ranking-view'
import type { Rules } from '~/domain/rules'
import type { CsvColumn } from './csv.server'
import { isInScope, readHead } from './head.server'
import { placeColumns } from './place-columns'
import { type Export, type Table, tableOf } from './types'

/** The checks of requirements: a line per check and item, so that anybody sees why an entry was refused. */
export const checksExport: Export = { permission: 'export.download', load: loadChecks }

interface Line {
  check: CheckRow
  /** Null for what has no items: an ineligibility that was taken back. */
  item: { code: string; text: string; outcome: string; note: string | null } | null
}

function loadChecks(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head } = readHead(sqlite, competition, scope)
  const textsOf = new Map(
    readRulesVersions(sqlite, competition).map(({ id, content }) => [
      id,
      new Map((JSON.parse(content) as Rules).checklist?.map(({ code, text }) => [code, text])),
    ]),
  )
  function* rows(): Iterable<Line> {
    for (const check of iterateChecks(sqlite, competition)) {
      if (!isInScope(scope, check)) continue
      const outcomes = JSON.parse(check.outcomes) as Record<string, string>
      const notes = JSON.parse(check.notes ?? '{}') as Record<string, string>
      const items = [...(textsOf.get(check.rulesId) ?? [])].filter(([code]) => outcomes[code] ?? notes[code])
      if (items.length === 0) yield { check, item: null }
      for (const [code, text] of items)
        yield { check, item: { code, text, outcome: outcomes[code] ?? 'open', note: notes[code] ?? null } }
    }
  }
  return tableOf(head, COLUMNS, rows())
}

const COLUMNS: readonly CsvColumn<Line>[] = [
  ...placeColumns(({ check }: Line) => check),
  { name: 'title', type: 'text', value: ({ check }) => check.title },
  { name: 'revision', type: 'integer', value: ({ check }) => check.revision },
  { name: 'checked_at', type: 'datetime', value: ({ check }) => check.at },
  { name: 'decision', type: 'text', value: ({ check }) => check.decision },
  { name: 'item', type: 'text', value: ({ item }) => item?.code ?? null },
  { name: 'item_text', type: 'text', value: ({ item }) => item?.text ?? null },
  { name: 'outcome', type: 'text', value: ({ item }) => item?.outcome ?? null },
  { name: 'note', type: 'text', value: ({ item }) => item?.note ?? null },
]
