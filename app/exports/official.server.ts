import type Database from 'better-sqlite3'
import { findNewestResult } from '#db/sqlite/pack-rows'
import { NotFoundError } from '~/domain/errors'
import { type FrozenMark, frozenMarks } from '~/domain/inspection/frozen-marks'
import { stageStatistics } from '~/domain/inspection/statistics'
import type { RankingScope } from '~/domain/ranking-view'
import type { Snapshot, SnapshotEntry } from '~/domain/results/snapshot'
import type { CsvColumn } from './csv.server'
import { readHead } from './head.server'
import {
  type AwardRow,
  awardsOf,
  type Figure,
  figuresOf,
  type KecamatanRow,
  kecamatanOf,
  type OfficialPlace,
  placesOf,
} from './official-rows'
import { frozenMarkColumns } from './pack/columns'
import { type Export, tableOf } from './types'

/*
 * Tables of what was frozen: each is of one official result, the newest of the stage that was asked for or of the whole
 * competition, and says its number and hash beside it.
 */

/** The newest official result of a scope, with what stands beside its tables. @throws NotFoundError where there is none */
function readOfficial(sqlite: Database.Database, competition: number, scope: RankingScope) {
  const found = findNewestResult(sqlite, competition, scope.stage)
  if (!found) throw new NotFoundError('result')
  const { head } = readHead(sqlite, competition, scope)
  const snapshot = JSON.parse(found.snapshot) as Snapshot
  const { number, sha256 } = snapshot.rules
  const result = { number: found.number, sha256: found.sha256 }
  return { snapshot, head: { ...head, rules: { number, sha256 }, result } }
}

function ofResult<Row>(
  columns: readonly CsvColumn<Row>[],
  rowsOf: (snapshot: Snapshot) => Iterable<Row>,
  placeOf: (row: Row) => { category: string | null; kecamatan: string | null } | null,
): Export {
  return {
    permission: 'export.download',
    load(sqlite, competition, scope) {
      const { snapshot, head } = readOfficial(sqlite, competition, scope)
      const isWanted = (row: Row) => {
        const place = placeOf(row)
        if (!place) return true
        return (
          (scope.category === null || place.category === scope.category) &&
          (scope.kecamatan === null || place.kecamatan === scope.kecamatan)
        )
      }
      return tableOf(head, columns, [...rowsOf(snapshot)].filter(isWanted))
    },
  }
}

const ofEntry = ({ entry }: { entry: SnapshotEntry }) => ({
  category: entry.category?.code ?? null,
  kecamatan: entry.kecamatan?.code ?? null,
})

const entryColumns = <Row extends { entry: SnapshotEntry }>(): CsvColumn<Row>[] => [
  { name: 'entry', type: 'text', value: ({ entry }) => entry.label },
  { name: 'kelurahan_code', type: 'code', value: ({ entry }) => entry.region.code },
  { name: 'kelurahan', type: 'text', value: ({ entry }) => entry.region.name },
  { name: 'kecamatan', type: 'code', value: ({ entry }) => entry.kecamatan },
  { name: 'category', type: 'text', value: ({ entry }) => entry.category?.code },
  { name: 'innovation', type: 'text', value: ({ entry }) => entry.innovations.join('; ') },
]

/** The ranking that was frozen. */
export const officialExport = ofResult<OfficialPlace>(
  [
    { name: 'rank', type: 'integer', value: ({ rank }) => rank },
    { name: 'tied', type: 'integer', value: ({ rank, tied }) => (rank === null ? null : Number(tied)) },
    ...entryColumns<OfficialPlace>(),
    { name: 'total', type: 'number', value: ({ total }) => total },
    // In two columns, since Excel reads a fraction such as 4/7 as a date.
    { name: 'total_numerator', type: 'number', value: ({ fraction }) => fraction.split('/')[0] || null },
    { name: 'total_denominator', type: 'number', value: ({ fraction }) => fraction.split('/')[1] },
    { name: 'decided_by', type: 'text', value: ({ decidedBy }) => decidedBy },
    { name: 'not_ranked_because', type: 'text', value: ({ because }) => because },
  ],
  placesOf,
  ofEntry,
)

/** The marks that were frozen, by seat. */
export const frozenExport: Export = {
  permission: 'export.download',
  load(sqlite, competition, scope) {
    const { snapshot, head } = readOfficial(sqlite, competition, scope)
    const wanted = new Set(
      snapshot.inputs.entries
        .filter((entry) => {
          const { category, kecamatan } = ofEntry({ entry })
          return (
            (scope.category === null || category === scope.category) &&
            (scope.kecamatan === null || kecamatan === scope.kecamatan)
          )
        })
        .map(({ uid }) => uid),
    )
    function* rows(): Generator<FrozenMark> {
      for (const mark of frozenMarks(snapshot)) if (wanted.has(mark.entryId)) yield mark
    }
    return tableOf(head, frozenMarkColumns, rows())
  },
}

export const awardsExport = ofResult<AwardRow>(
  [{ name: 'award', type: 'text', value: ({ award }) => award }, ...entryColumns<AwardRow>()],
  awardsOf,
  ofEntry,
)

export const kecamatanExport = ofResult<KecamatanRow>(
  [
    { name: 'kecamatan', type: 'code', value: ({ kecamatan }) => kecamatan },
    { name: 'entries', type: 'integer', value: ({ entries }) => entries },
    { name: 'ranked', type: 'integer', value: ({ ranked }) => ranked },
    { name: 'best_rank', type: 'integer', value: ({ best }) => best?.rank },
    { name: 'best_entry', type: 'text', value: ({ best }) => best?.entry.label },
    { name: 'best_kelurahan', type: 'text', value: ({ best }) => best?.entry.region.name },
    { name: 'mean_total', type: 'number', value: ({ mean }) => mean },
    { name: 'awards', type: 'integer', value: ({ awards }) => awards },
  ],
  kecamatanOf,
  ({ kecamatan }) => ({ category: null, kecamatan: kecamatan?.code ?? null }),
)

/** What `lomba analyze` says of the frozen marks, a line for each figure. */
export const statisticsExport = ofResult<Figure>(
  [
    { name: 'stage', type: 'text', value: ({ stage }) => stage },
    { name: 'figure', type: 'text', value: ({ figure }) => figure },
    { name: 'value', type: 'number', value: ({ value }) => value },
    { name: 'text', type: 'text', value: ({ text }) => text },
  ],
  function* (snapshot) {
    const byStage = new Map<string, FrozenMark[]>()
    for (const mark of frozenMarks(snapshot)) {
      if (mark.counts !== 'yes' || mark.judge === '' || mark.source === 'self_assessment') continue
      const marks = byStage.get(mark.stage)
      if (marks) marks.push(mark)
      else byStage.set(mark.stage, [mark])
    }
    for (const [stage, marks] of byStage) {
      const read = marks.map(({ judge, entry, criterion, score, points }) => ({
        ...{ judge, entry, criterion },
        score: points ?? score,
      }))
      yield* figuresOf(stage, stageStatistics(snapshot.rules.content, stage, read))
    }
  },
  () => null,
)
