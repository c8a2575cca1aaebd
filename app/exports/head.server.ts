import type Database from 'better-sqlite3'
import { readDataVersion } from '#db/sqlite/competition-rows'
import { countExpectedSheets } from '#db/sqlite/counted-sheets'
import { readSealedStages } from '#db/sqlite/sealed-stages'
import { NotFoundError } from '~/domain/errors'
import { scoredStages } from '~/domain/ranking-rules'
import type { RankingScope } from '~/domain/ranking-view'
import type { RankingHead } from '~/services/compute-ranking.server'
import { readRules, sameRules } from '~/services/ranking-source.server'

/**
 * What stands beside a table that is no ranking: the stages it is about and the rules they are under. `marked` are those
 * whose marks may be taken out: not the sealed ones.
 */
export function readHead(sqlite: Database.Database, competitionId: number, scope: RankingScope) {
  const { competition, versions, newest, rules } = readRules(sqlite, competitionId)
  const stages = scoredStages(rules).filter(({ code }) => scope.stage === null || code === scope.stage)
  if (scope.stage !== null && stages.length === 0) throw new NotFoundError('stage')
  const head: RankingHead = {
    competition,
    rules: { number: newest.number, sha256: newest.sha256 },
    version: readDataVersion(sqlite, competition.uid),
    scope,
    within: null,
    stages: stages.map(({ code, name }) => ({ code, name })),
    counted: 0,
    expected: stages.reduce((total, { code }) => total + countExpectedSheets(sqlite, competitionId, code), 0),
    rounding: [],
  }
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  const countedUnder = (code: string) => sameRules(versions, rules, code)
  const sealed = readSealedStages(sqlite, competitionId)
  const marked = stages.filter(({ code }) => !sealed.has(code))
  return { head, rules, stages, marked, numbers, countedUnder }
}

export const isInScope = (
  scope: RankingScope,
  row: { category: string | null; kecamatanCode: string | null },
): boolean =>
  (scope.category === null || row.category === scope.category) &&
  (scope.kecamatan === null || row.kecamatanCode === scope.kecamatan)
