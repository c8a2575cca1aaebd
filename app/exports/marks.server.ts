import type Database from 'better-sqlite3'
import { iterateSheetDetails, listRankedEntries, type SheetDetailRow } from '#db/sqlite/counted-sheets'
import { readJudges } from '#db/sqlite/entry-rows'
import { type CriterionNode, formatMark } from '~/domain/criteria'
import { leaves } from '~/domain/instrument'
import type { EntryView, RankingScope } from '~/domain/ranking-view'
import type { Stage } from '~/domain/rules'
import { parseOnce } from '~/services/compute-ranking.server'
import type { CsvColumn } from './csv.server'
import { isInScope, readHead } from './head.server'
import { placeColumns } from './place-columns'
import { type Export, type Table, tableOf } from './types'

interface Row extends EntryView {
  judge: string
  judgeName: string
  seat: string
  stage: string
  criterion: string
  criterionName: string
  score: string | null
  reason: string | null
  sheet: number
  rules: number
  source: string
  receivedAt: string
}

/** Every mark of every sheet that counts, one line each; a mark that was left out has an empty score. */
export const marksExport: Export = { permission: 'export.download', load: loadMarks }

function loadMarks(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head, stages, numbers, countedUnder } = readHead(sqlite, competition, scope)
  const judges = readJudges(sqlite, competition)
  function* rows(): Generator<Row> {
    for (const stage of stages) {
      const entries = new Map(
        listRankedEntries(sqlite, competition, [stage.code])
          .filter((entry) => isInScope(scope, entry))
          .map((entry) => [entry.id, entry]),
      )
      for (const sheet of iterateSheetDetails(sqlite, competition, stage.code, countedUnder(stage.code))) {
        const entry = entries.get(sheet.entry)
        if (!entry) continue
        head.counted += 1
        const judge = judges.get(sheet.person) ?? { account: '', name: '' }
        const common = {
          ...{ uid: entry.uid, label: entry.label, category: entry.category },
          ...{ regionCode: entry.regionCode, regionName: entry.regionName },
          ...{ kecamatanCode: entry.kecamatanCode, kecamatanName: entry.kecamatanName },
          ...{ judge: judge.account, judgeName: judge.name, seat: sheet.seatLabel, stage: stage.code },
          ...{ sheet: sheet.number, rules: numbers.get(sheet.rulesId) ?? 0 },
          ...{ source: sheet.source, receivedAt: sheet.receivedAt },
        }
        for (const mark of marksOf(stage, sheet)) yield { ...common, ...mark }
      }
    }
  }
  return tableOf(head, COLUMNS, rows())
}

const lists = new Map<string, readonly string[]>()

function* marksOf(stage: Stage, sheet: SheetDetailRow) {
  const marks = JSON.parse(sheet.marks) as Record<string, number>
  const reasons = sheet.reasons === null ? {} : (JSON.parse(sheet.reasons) as Record<string, string>)
  const holds = sheet.criteria === null ? null : parseOnce(lists, sheet.criteria)
  for (const leaf of leaves(stage.instrument)) {
    if (leaf.filledBy !== sheet.filledBy || (holds && !holds.includes(leaf.code))) continue
    const mark = marks[leaf.code]
    yield {
      criterion: leaf.code,
      criterionName: leaf.name,
      score: mark === undefined ? null : textOf(leaf, mark),
      reason: reasons[leaf.code] ?? null,
    }
  }
}

const texts = new WeakMap<CriterionNode, Map<number, string>>()

/** The same few marks of a criterion are written thousands of times. */
function textOf(leaf: CriterionNode, mark: number): string {
  const known = texts.get(leaf) ?? new Map<number, string>()
  texts.set(leaf, known)
  const text = known.get(mark) ?? formatMark(leaf, mark)
  known.set(mark, text)
  return text
}

/** The first five are what other tools read, and what a file of paper sheets has; a judge goes by the account. */
const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'judge', type: 'text', value: ({ judge }) => judge },
  ...placeColumns<Row>().slice(0, 1),
  { name: 'criterion', type: 'text', value: ({ criterion }) => criterion },
  { name: 'score', type: 'number', value: ({ score }) => score },
  { name: 'reason', type: 'text', value: ({ reason }) => reason },
  { name: 'stage', type: 'text', value: ({ stage }) => stage },
  { name: 'criterion_name', type: 'text', value: ({ criterionName }) => criterionName },
  ...placeColumns<Row>().slice(1),
  { name: 'judge_name', type: 'text', value: ({ judgeName }) => judgeName },
  { name: 'seat', type: 'text', value: ({ seat }) => seat },
  { name: 'sheet', type: 'integer', value: ({ sheet }) => sheet },
  { name: 'rules', type: 'integer', value: ({ rules }) => rules },
  { name: 'source', type: 'text', value: ({ source }) => source },
  { name: 'received_at', type: 'datetime', value: ({ receivedAt }) => receivedAt },
]
