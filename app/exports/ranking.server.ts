import type Database from 'better-sqlite3'
import type { ApartReason, ApartView, DecidedView, RankedView, RankingScope } from '~/domain/ranking-view'
import { computeRanking } from '~/services/compute-ranking.server'
import type { CsvColumn } from './csv.server'
import { placeColumns } from './place-columns'
import { type Export, type Table, tableOf } from './types'

type Row = Omit<RankedView, 'rank'> & { rank: number | null; reasons: ApartReason[] }

/** The ranked entries, then those without a rank and why. */
export const rankingExport: Export = { permission: 'export.download', load: loadRanking }

function loadRanking(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head, ranked, apart } = computeRanking(sqlite, competition, scope)
  return tableOf(head, columnsFor(head.stages), rowsOf(ranked, apart))
}

function* rowsOf(ranked: readonly RankedView[], apart: readonly ApartView[]): Generator<Row> {
  for (const row of ranked) yield { ...row, reasons: [] }
  const nothing = { rank: null, tied: false, stages: [], decidedBy: null, absent: [], deductions: [] }
  for (const row of apart) yield { ...row, ...nothing, total: { text: '', exact: true, fraction: '' } }
}

const columnsFor = (stages: readonly { code: string }[]): CsvColumn<Row>[] => [
  { name: 'rank', type: 'integer', value: ({ rank }) => rank },
  { name: 'tied', type: 'integer', value: ({ rank, tied }) => (rank === null ? null : Number(tied)) },
  ...placeColumns((row: Row) => row),
  { name: 'total', type: 'number', value: ({ rank, total }) => (rank === null ? null : total.text) },
  // In two columns, since Excel reads a fraction such as 4/7 as a date. As text of digits: they may be many.
  ...([0, 1] as const).map(
    (part): CsvColumn<Row> => ({
      name: part === 0 ? 'total_numerator' : 'total_denominator',
      type: 'number',
      value: ({ rank, total }) => (rank === null ? null : total.fraction.split('/')[part]),
    }),
  ),
  ...stages.map(
    ({ code }, index): CsvColumn<Row> => ({
      name: `stage_${code}`,
      type: 'number',
      value: ({ stages: totals }) => totals[index]?.text,
    }),
  ),
  { name: 'decided_by', type: 'text', value: ({ decidedBy }) => decidedBy?.kind },
  { name: 'decided_detail', type: 'text', value: ({ decidedBy }) => decidedBy && detailOf(decidedBy) },
  { name: 'absent_counted_as_minimum', type: 'text', value: ({ absent }) => absent.join('; ') },
  { name: 'not_ranked_because', type: 'text', value: ({ reasons }) => reasons.map(reasonText).join('; ') },
]

function detailOf(decided: DecidedView): string {
  if (decided.kind === 'criterion')
    return `${decided.stage}: ${decided.criteria.join(' + ')} (${decided.weight})`
  return 'stage' in decided ? decided.stage : ''
}

function reasonText(reason: ApartReason): string {
  switch (reason.kind) {
    case 'outcome':
      return reason.outcome
    case 'sheets':
    case 'joint-sheet':
      return `${reason.kind} ${reason.stage} ${reason.have}/${reason.need}`
    case 'mark':
      return `mark ${reason.stage} ${reason.seat ?? reason.filledBy} ${reason.criterion}`
    case 'marks':
      return `marks ${reason.stage} ${reason.criterion} ${reason.have}/${reason.need}`
  }
}
