import type Database from 'better-sqlite3'
import { listChangedSheets, readHomes } from '#db/sqlite/fairness-rows'
import { homeAdvantageById } from '~/domain/fairness/home-flags'
import { officialOrder } from '~/domain/fairness/official-order'
import type { FairnessParts, FlagsPart, PanelPart, Part } from '~/domain/fairness/parts'
import type { RankingScope } from '~/domain/ranking-view'
import { findStage } from '~/domain/rules'
import { correlationsById, kendallById } from '~/domain/statistics/analysis/agreement'
import { DEFAULT_DRAW } from '~/domain/statistics/analysis/analyze-marks'
import { byId } from '~/domain/statistics/analysis/by-id'
import { flagsById } from '~/domain/statistics/analysis/flags-section'
import {
  doubleMarks,
  doubleScores,
  incompleteSheets,
  type MarkTable,
  tabulate,
} from '~/domain/statistics/analysis/mark-table'
import { rankUncertaintyById } from '~/domain/statistics/analysis/rank-uncertainty-section'
import { mfrmById } from '~/domain/statistics/analysis/rasch'
import { additiveById, mixedById } from '~/domain/statistics/analysis/severity'
import { shortFraction } from '~/domain/statistics/analysis/short-fraction'
import { weightTurns } from '~/domain/statistics/analysis/weight-turns'
import { icc } from '~/domain/statistics/icc'
import { krippendorff } from '~/domain/statistics/krippendorff'
import { rankScope } from './compute-ranking.server'
import { readStageMarks, type StageMarks } from './fairness-marks.server'
import { inSnapshot, type ReadEntry } from './ranking-source.server'

export interface FairnessQuery {
  competition: number
  /** One stage, or a part of it. */
  scope: RankingScope & { stage: string }
  part: Part
}

interface Read extends StageMarks {
  competition: number
  stage: string
  entries: readonly ReadEntry[]
  table: MarkTable
  ranked: ReturnType<typeof rankScope>
}

/**
 * One part of a stage's fairness report, from the sheets that count in its ranking, in one snapshot.
 * @throws NotFoundError when the competition, its frozen rules or the stage do not exist
 */
export function computeFairness<P extends Part>(
  sqlite: Database.Database,
  { competition, scope, part }: FairnessQuery & { part: P },
): FairnessParts[P] {
  return inSnapshot(sqlite, () => {
    const ranked = rankScope(sqlite, competition, scope)
    const entries = [...ranked.part.ranked, ...ranked.part.unranked].map(({ entry }) => entry)
    const marks = readStageMarks(sqlite, competition, scope.stage, entries)
    const table = tabulate(marks.marks, marks.weights)
    const compute = PARTS_BY_NAME[part] as (read: Read, sqlite: Database.Database) => FairnessParts[P]
    return compute({ ...marks, competition, stage: scope.stage, entries, table, ranked }, sqlite)
  })
}

const PARTS_BY_NAME: {
  [P in Part]: (read: Read, sqlite: Database.Database) => FairnessParts[P]
} = {
  panel: describePanel,
  order({ ranked: { part, groupOf, chosen }, table }) {
    const groups = new Set(part.ranked.map(({ entry }) => groupOf(entry)))
    if (groups.size > 1) return { grouped: true }
    return officialOrder(part.ranked, chosen, table.judges.map(Number))
  },
  agreement({ table }) {
    const scores = doubleScores(table)
    return {
      icc: icc(scores),
      krippendorff: krippendorff(scores),
      kendallW: kendallById(scores, table.judges, table.entries, true),
      correlations: correlationsById(scores, table.judges),
    }
  },
  certainty: ({ table }) => ({
    ranks: rankUncertaintyById(table, DEFAULT_DRAW, true),
    turns: weightTurns(table, true),
    weights: Object.fromEntries(table.criteria.map(({ id, weight }) => [id, shortFraction(weight)])),
  }),
  severity({ table }) {
    const scores = doubleScores(table)
    return {
      additive: additiveById(scores, table.judges, table.entries, true),
      mixed: mixedById(scores, table.judges, table.entries, true),
    }
  },
  rasch: ({ table, scale }) =>
    mfrmById(doubleMarks(table), scale, {
      judges: table.judges,
      entries: table.entries,
      criteria: table.criteria.map(({ id }) => id),
    }),
  flags: findFlags,
}

function describePanel({ table, entries, judges, criteria, scale, missing, rules, stage }: Read): PanelPart {
  const scores = doubleScores(table)
  const known = new Map(entries.map((entry) => [String(entry.id), entry]))
  const inTable = new Map(judges.map((judge) => [judge.id, judge]))
  return {
    judges: table.judges.map((id) => ({ id, label: inTable.get(id)?.label ?? id })),
    entries: table.entries.map((id) => ({
      id,
      label: known.get(id)?.label ?? id,
      name: known.get(id)?.regionName ?? id,
    })),
    ...{ criteria, scale },
    missing,
    sheets: table.sheets.flat().filter((sheet) => sheet !== null).length,
    incomplete: incompleteSheets(table).length,
    scores: byId(
      table.judges,
      scores.map((row) => byId(table.entries, row)),
    ),
    sectors: findStage(rules, stage)?.assignment === 'sector',
  }
}

/** A day: what is changed in the last one before the closing, or after it, is shown. */
const LATE = 24 * 60 * 60_000

function findFlags(
  { table, scale, entries, judges, rules, competition, stage }: Read,
  sqlite: Database.Database,
): FlagsPart {
  const homes = readHomes(
    sqlite,
    judges.map(({ person }) => person),
  )
  const inTable = new Map(judges.map((judge) => [judge.id, judge]))
  const regions = new Map(entries.map(({ id, regionCode }) => [String(id), regionCode]))
  const closesAt = findStage(rules, stage)?.closesAt
  const changed = closesAt
    ? listChangedSheets(
        sqlite,
        competition,
        stage,
        new Date(Date.parse(closesAt) - LATE).toISOString(),
      ).filter(({ entry }) => regions.has(String(entry)))
    : []
  return {
    marks: flagsById(table, scale),
    home: homeAdvantageById(
      doubleScores(table),
      table.judges.map((id) => ({ id, home: homes.get(inTable.get(id)?.person ?? 0) ?? null })),
      table.entries.map((id) => ({ region: regions.get(id) ?? '' })),
      rules.hostRegion.code,
    ).filter(({ flagged }) => flagged),
    late: changed.map(({ seat, entry, receivedAt }) => ({
      judge: String(seat),
      entry: String(entry),
      at: receivedAt,
    })),
  }
}
