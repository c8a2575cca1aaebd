import type Database from 'better-sqlite3'
import { readCompetition } from '#db/sqlite/competition-rows'
import {
  iterateAssignments,
  iterateChain,
  iterateFrozenResults,
  iteratePackedRows,
  type StoredRow,
} from '#db/sqlite/pack-rows'
import { NotFoundError } from '~/domain/errors'
import {
  ASSIGNMENTS,
  CHECKLIST,
  EVENTS,
  MARKS,
  PACKED_TABLES,
  type PackedRow,
  type PackedTable,
  ROWS,
  rulesPath,
  snapshotPath,
} from '~/domain/inspection/pack'
import type { ComposedPack, PackOrder } from '~/domain/inspection/pack-order'
import { WHOLE } from '~/domain/ranking-view'
import { canonicalRow } from '~/services/commitment.server'
import { writeCsv } from '../csv.server'
import { marksExport } from '../marks.server'
import { assignmentColumns, checklistColumns } from './columns'
import { openParts, type Parts } from './part-files.server'
import { addResult } from './results.server'
import { type FilePlan, openFilePlan } from './stored-files.server'

const SPELLING = { dialect: 'intl', zone: 'UTC' } as const

/** Writes everything that a pack holds of the data, from one snapshot of the database. @throws NotFoundError */
export async function composePack(sqlite: Database.Database, order: PackOrder): Promise<ComposedPack> {
  sqlite.exec('BEGIN')
  try {
    const competition = readCompetition(sqlite, order.competition)
    if (!competition) throw new NotFoundError('competition')
    const parts = openParts(order.directory)
    const plan = openFilePlan(sqlite, order.files)
    let head = { seq: 0, hash: '0'.repeat(64) }
    await parts.write(
      EVENTS,
      'events',
      lines(iterateChain(sqlite, competition.uid), (event) => {
        head = { seq: event.seq, hash: event.hash }
        return event
      }),
    )
    await writeRows(sqlite, competition, parts, plan)
    await parts.write(
      MARKS,
      'marks',
      marksExport.load(sqlite, competition.id, WHOLE).write({ ...SPELLING, zone: competition.zone }),
    )
    await parts.write(
      ASSIGNMENTS,
      'assignments',
      writeCsv(assignmentColumns, iterateAssignments(sqlite, competition.id), SPELLING),
    )
    for (const result of [...iterateFrozenResults(sqlite, competition.id)]) await addResult(parts, result)
    await parts.write(CHECKLIST, 'checklist', writeCsv(checklistColumns, order.checklist, SPELLING))
    const { uid, slug, name, zone } = competition
    return {
      competition: { uid, slug, name, zone },
      chain: { uid, ...head },
      files: [...parts.files, ...plan.files],
      leftOut: plan.leftOut,
    }
  } finally {
    sqlite.exec('ROLLBACK')
  }
}

function* lines<T>(rows: Iterable<T>, toValue: (row: T) => unknown): Generator<string> {
  for (const row of rows) yield `${JSON.stringify(toValue(row))}\n`
}

/** Long texts that stand in a file of their own. */
function partsOf(table: PackedTable, row: StoredRow): Record<string, string> | undefined {
  if (table === 'rules') return { content: rulesPath(Number(row['number'])) }
  if (table === 'official_result') return { snapshot: snapshotPath(Number(row['number'])) }
  return undefined
}

async function writeRows(
  sqlite: Database.Database,
  competition: { id: number; uid: string },
  parts: Parts,
  plan: FilePlan,
): Promise<void> {
  const rules: { path: string; text: string }[] = []
  function* rows(): Generator<PackedRow> {
    for (const table of PACKED_TABLES)
      for (const stored of iteratePackedRows(sqlite, table, competition)) {
        const row = JSON.parse(canonicalRow(table, stored)) as PackedRow['row']
        const apart = partsOf(table, stored)
        for (const column of Object.keys(apart ?? {})) delete row[column]
        if (table === 'rules' && apart)
          rules.push({ path: apart['content'] ?? '', text: String(stored['content']) })
        plan.add(table, stored)
        const { id, uid, salt } = stored
        yield { table, uid, id, salt, row, ...(apart && { parts: apart }) }
      }
  }
  await parts.write(
    ROWS,
    'rows',
    lines(rows(), (row) => row),
  )
  for (const { path, text } of rules) await parts.write(path, 'rules', [text])
}
