import type Database from 'better-sqlite3'
import { readSeatLabels } from '#db/sqlite/competition-rows'
import { countExpectedSheets } from '#db/sqlite/counted-sheets'
import { type Partition, partitionOf } from '~/domain/advance'
import { rankInGroups, rankWithin } from '~/domain/ranking'
import { roundingSteps } from '~/domain/ranking-rules'
import { type RankingScope, type RankingView, viewRanking } from '~/domain/ranking-view'
import { findStage } from '~/domain/rules'
import { inSnapshot, type ReadEntry, rankAll } from './ranking-source.server'

/** Which rules, which data, and how complete: what stands beside every ranking. */
export interface RankingHead {
  competition: { id: number; uid: string; slug: string; name: string; zone: 'WIB' | 'WITA' | 'WIT' }
  rules: { number: number; sha256: string }
  /** Number of the last event of the competition's chain that the ranking saw. */
  version: number
  scope: RankingScope
  /** Within what the ranks count; null where all are ranked together. */
  within: Partition | null
  stages: { code: string; name: string }[]
  /** Sheets that count, and sheets that are expected, in these stages. */
  counted: number
  expected: number
  /** Where the rules round: `proposal sheet 2 half-up`. Empty when everything stays exact. */
  rounding: string[]
  /** The official result that a table is of; absent where it is computed from the sheets as they stand. */
  result?: { number: number; sha256: string }
}

export interface ComputedRanking extends RankingView {
  head: RankingHead
}

/**
 * Ranks from the database on a read-only connection of its own, within one snapshot.
 * @throws NotFoundError when the competition, its frozen rules or the stage do not exist.
 */
export function computeRanking(
  sqlite: Database.Database,
  competitionId: number,
  scope: RankingScope,
): ComputedRanking {
  return inSnapshot(sqlite, () => {
    const { rules, chosen, part, within, counted, head } = rankScope(sqlite, competitionId, scope)
    const expected = chosen.stages.reduce(
      (total, { code }) => total + countExpectedSheets(sqlite, competitionId, code),
      0,
    )
    return {
      ...viewRanking(part, rules, chosen, readSeatLabels(sqlite, competitionId), within !== null),
      head: {
        ...head,
        scope,
        within,
        stages: chosen.stages.map(({ code, name }) => ({ code, name })),
        ...{ counted, expected, rounding: roundingSteps(chosen) },
      },
    }
  })
}

/** The ranking of the part that a scope names, within the groups that its stage or the scope asks for. */
export function rankScope(sqlite: Database.Database, competitionId: number, scope: RankingScope) {
  const all = rankAll(sqlite, competitionId, scope.stage)
  const { rules, chosen, ranking } = all
  const keep = (entry: ReadEntry) =>
    (scope.category === null || entry.category === scope.category) &&
    (scope.kecamatan === null || entry.kecamatan === scope.kecamatan)
  const isPart = scope.category !== null || scope.kecamatan !== null
  const within = scope.within ?? partitionOf(findStage(rules, scope.stage ?? ''))
  const part = within
    ? rankInGroups(ranking, chosen, { keep, groupOf: groupings[within] })
    : isPart
      ? rankWithin(ranking, chosen, keep)
      : ranking
  return { ...all, part, within, groupOf: within ? groupings[within] : () => '' }
}

const groupings: Record<Partition, (entry: ReadEntry) => string> = {
  category: ({ category }) => category ?? '',
  kecamatan: ({ kecamatanName, kecamatan }) => `${kecamatanName ?? ''} ${kecamatan ?? ''}`,
}
