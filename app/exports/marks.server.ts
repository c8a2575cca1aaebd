import type Database from 'better-sqlite3'
import { iterateSheetDetails, listRankedEntries, type SheetDetailRow } from '#db/sqlite/counted-sheets'
import { readJudges } from '#db/sqlite/entry-rows'
import { formatMark, levelOf } from '~/domain/criteria'
import { countedBy, type Leaf, leaves } from '~/domain/instrument'
import type { EntryView, RankingScope } from '~/domain/ranking-view'
import type { Stage } from '~/domain/rules'
import { parseOnce } from '~/services/ranking-source.server'
import type { CsvColumn } from './csv.server'
import { isInScope, readHead } from './head.server'
import { placeColumns } from './place-columns'
import { type Export, type Table, tableOf } from './types'

/** A sheet that counts, with everything that its lines share. */
interface SheetCells extends EntryView {
  judge: string
  judgeName: string
  seat: string
  stage: string
  number: number
  rules: number
  source: string
  receivedAt: string
  judged: string | null
}

interface Row {
  sheet: SheetCells
  criterion: Leaf
  counts: boolean
  score: string | null
  /** What a fact is worth by its band; null where the score is its own worth. */
  points: string | null
  reason: string | null
}

/**
 * Every mark of every sheet that counts, one line each; a mark that was left out has an empty score. What teams say of
 * themselves and what verifiers say of it follow with `team` and `verifier` as their source; the last column says
 * whose mark of a criterion counts.
 */
export const marksExport: Export = { permission: 'export.download', load: loadMarks }

function loadMarks(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head, marked, numbers, countedUnder } = readHead(sqlite, competition, scope)
  const judges = readJudges(sqlite, competition)
  function* rows(): Generator<Row> {
    for (const stage of marked) {
      const entries = new Map(
        listRankedEntries(sqlite, competition, [stage.code])
          .filter((entry) => isInScope(scope, entry))
          .map((entry) => [entry.id, entry]),
      )
      const linesOf = lineReader(stage)
      for (const sheet of iterateSheetDetails(sqlite, competition, stage.code, countedUnder(stage.code))) {
        const entry = entries.get(sheet.entry)
        if (!entry) continue
        if (sheet.filledBy === 'judge') head.counted += 1
        const judge = judges.get(sheet.person) ?? { account: '', name: '' }
        const cells = {
          ...entry,
          ...{ judge: judge.account, judgeName: judge.name, seat: sheet.seatLabel, stage: stage.code },
          ...{ number: sheet.number, rules: numbers.get(sheet.rulesId) ?? 0 },
          ...{ source: sheet.source, receivedAt: sheet.receivedAt, judged: sheet.judged },
        }
        yield* linesOf(cells, sheet)
      }
    }
  }
  return tableOf(head, COLUMNS, rows())
}

/** Reads the lines of a stage's sheets; what they share is prepared once. */
function lineReader(stage: Stage) {
  const lists = new Map<string, readonly string[]>()
  const criteria = leaves(stage.instrument).map((criterion) => ({ criterion, textOf: markTexts(criterion) }))
  return (cells: SheetCells, sheet: SheetDetailRow): Row[] => {
    const marks = JSON.parse(sheet.marks) as Record<string, number>
    const reasons = sheet.reasons === null ? {} : (JSON.parse(sheet.reasons) as Record<string, string>)
    const holds = sheet.criteria === null ? null : parseOnce(lists, sheet.criteria)
    const lines: Row[] = []
    for (const { criterion, textOf } of criteria) {
      const { code } = criterion
      if (holds && !holds.includes(code)) continue
      const counts = countedBy(criterion, stage.instrument) === sheet.filledBy
      const mark = marks[code]
      if (!counts && mark === undefined) continue
      const score = mark === undefined ? null : textOf(mark)
      const points =
        mark === undefined || criterion.type !== 'banded' ? null : levelOf(criterion, mark)?.value
      lines.push({
        sheet: cells,
        criterion,
        counts,
        score,
        points: points ?? null,
        reason: reasons[code] ?? null,
      })
    }
    return lines
  }
}

/** The same few marks of a criterion are written thousands of times. */
function markTexts(criterion: Leaf): (mark: number) => string {
  const known = new Map<number, string>()
  return (mark) => {
    const text = known.get(mark) ?? formatMark(criterion, mark)
    known.set(mark, text)
    return text
  }
}

const [entryLabel, ...place] = placeColumns<Row>(({ sheet }) => sheet)

/** The first five are what other tools read, and what a file of paper sheets has; a judge goes by the account. */
const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'judge', type: 'text', value: ({ sheet }) => sheet.judge },
  entryLabel,
  { name: 'criterion', type: 'text', value: ({ criterion }) => criterion.code },
  { name: 'score', type: 'number', value: ({ score }) => score },
  { name: 'reason', type: 'text', value: ({ reason }) => reason },
  { name: 'stage', type: 'text', value: ({ sheet }) => sheet.stage },
  { name: 'criterion_name', type: 'text', value: ({ criterion }) => criterion.name },
  ...place,
  { name: 'judge_name', type: 'text', value: ({ sheet }) => sheet.judgeName },
  { name: 'seat', type: 'text', value: ({ sheet }) => sheet.seat },
  { name: 'sheet', type: 'integer', value: ({ sheet }) => sheet.number },
  { name: 'rules', type: 'integer', value: ({ sheet }) => sheet.rules },
  { name: 'source', type: 'text', value: ({ sheet }) => sheet.source },
  { name: 'received_at', type: 'datetime', value: ({ sheet }) => sheet.receivedAt },
  { name: 'counts', type: 'text', value: ({ counts }) => (counts ? 'yes' : 'no') },
  { name: 'dossier_revisions', type: 'text', value: ({ sheet }) => sheet.judged },
  { name: 'points', type: 'number', value: ({ points }) => points },
]
