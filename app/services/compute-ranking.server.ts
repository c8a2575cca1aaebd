import type Database from 'better-sqlite3'
import {
  type RulesRow,
  readCompetition,
  readDataVersion,
  readRulesVersions,
  readSeatLabels,
} from '#db/sqlite/competition-rows'
import {
  countExpectedSheets,
  iterateCountedSheets,
  listRankedEntries,
  type RankedEntryRow,
} from '#db/sqlite/counted-sheets'
import { type Partition, partitionOf } from '~/domain/advance'
import { NotFoundError } from '~/domain/errors'
import { type RankableEntry, rankEntries, rankInGroups, rankWithin } from '~/domain/ranking'
import { rankingRules, roundingSteps } from '~/domain/ranking-rules'
import { type RankingScope, type RankingView, viewRanking } from '~/domain/ranking-view'
import { findStage, type Rules, sameInstrument } from '~/domain/rules'
import type { CountedSheet } from '~/domain/sheets'

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
}

export interface ComputedRanking extends RankingView {
  head: RankingHead
}

type ReadEntry = RankableEntry & RankedEntryRow

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
    const { competition, versions, newest, rules } = readRules(sqlite, competitionId)
    const chosen = rankingRules(rules, scope.stage)
    if (!chosen) throw new NotFoundError('stage')
    const entries: ReadEntry[] = listRankedEntries(
      sqlite,
      competitionId,
      chosen.stages.map(({ code }) => code),
    ).map((row) => ({ ...row, kecamatan: row.kecamatanCode }))
    let counted = 0
    const stages = chosen.stages.map((stage) => ({
      ...stage,
      sheets: toCountedSheets(
        sqlite,
        competitionId,
        stage.code,
        sameRules(versions, rules, stage.code),
        () => {
          counted += 1
        },
      ),
    }))
    const present = entries.filter(({ outcome }) => outcome === null)
    const whole = rankEntries({ ...chosen, entries: present, stages })
    const gone = entries.filter(({ outcome }) => outcome !== null).map((entry) => ({ entry, missing: [] }))
    const ranking = { ranked: whole.ranked, unranked: [...whole.unranked, ...gone] }
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
    const expected = chosen.stages.reduce(
      (total, { code }) => total + countExpectedSheets(sqlite, competitionId, code),
      0,
    )
    return {
      ...viewRanking(part, rules, chosen, readSeatLabels(sqlite, competitionId), within !== null),
      head: {
        competition,
        rules: { number: newest.number, sha256: newest.sha256 },
        version: readDataVersion(sqlite, competition.uid),
        scope,
        within,
        stages: chosen.stages.map(({ code, name }) => ({ code, name })),
        counted,
        expected,
        rounding: roundingSteps(chosen),
      },
    }
  })
}

const groupings: Record<Partition, (entry: ReadEntry) => string> = {
  category: ({ category }) => category ?? '',
  kecamatan: ({ kecamatanName, kecamatan }) => `${kecamatanName ?? ''} ${kecamatan ?? ''}`,
}

/** @throws NotFoundError before the first freezing. */
export function readRules(sqlite: Database.Database, competitionId: number) {
  const competition = readCompetition(sqlite, competitionId)
  const versions = readRulesVersions(sqlite, competitionId)
  const [newest] = versions
  if (!competition || !newest) throw new NotFoundError('rules')
  return { competition, versions, newest, rules: JSON.parse(newest.content) as Rules }
}

/** Versions of the rules under which this stage was scored with the instrument of today. */
export function sameRules(versions: readonly RulesRow[], rules: Rules, code: string): number[] {
  const today = findStage(rules, code)
  return versions
    .filter(({ content }) => {
      const then = findStage(JSON.parse(content) as Rules, code)
      return today && then && sameInstrument(today, then)
    })
    .map(({ id }) => id)
}

/** All reads see the database as it was at the first of them; within a snapshot they see that one. */
export function inSnapshot<T>(sqlite: Database.Database, read: () => T): T {
  if (sqlite.inTransaction) return read()
  sqlite.exec('BEGIN')
  try {
    return read()
  } finally {
    sqlite.exec('COMMIT')
  }
}

function* toCountedSheets(
  sqlite: Database.Database,
  competitionId: number,
  stage: string,
  rulesIds: readonly number[],
  count: () => void,
): Generator<CountedSheet> {
  const holds = new Map<string, readonly string[]>()
  for (const sheet of iterateCountedSheets(sqlite, competitionId, stage, rulesIds)) {
    const { entry, seat, marks, filledBy, criteria } = sheet
    if (filledBy === 'judge') count()
    yield { entry, seat, marks, filledBy, holds: criteria === null ? null : parseOnce(holds, criteria) }
  }
}

/** Few different lists of criteria are held by many sheets. */
export function parseOnce(known: Map<string, readonly string[]>, text: string): readonly string[] {
  let list = known.get(text)
  if (!list) {
    list = JSON.parse(text) as string[]
    known.set(text, list)
  }
  return list
}
