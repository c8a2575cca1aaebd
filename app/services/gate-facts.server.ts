import type Database from 'better-sqlite3'
import { countMissingSheets, listRankedEntries } from '#db/sqlite/counted-sheets'
import {
  countLateSheets,
  listOpenObjections,
  listUnsignedRecapitulations,
  listUnsignedSeats,
  listWaitingImports,
} from '#db/sqlite/gate-rows'
import { readFrozenMeetings } from '#db/sqlite/snapshot-rows'
import { canonicalJson } from '~/domain/canonical-json'
import type { GateFacts } from '~/domain/results/gate'
import { comparedPer } from '~/domain/results/lists'
import type { SnapshotRanking } from '~/domain/results/snapshot'
import { findStage, type Rules } from '~/domain/rules'
import type { readRules } from './ranking-source.server'

export interface GateQuestion {
  competition: number
  /** Of the result; null for the final one. */
  stage: string | null
  stages: readonly { code: string; rulesIds: readonly number[] }[]
  read: ReturnType<typeof readRules>
  ranking: SnapshotRanking
}

/** What the gate looks at, from the same snapshot of the database that the ranking was computed from. */
export function readGateFacts(sqlite: Database.Database, question: GateQuestion): GateFacts {
  const { competition, stage, stages, read, ranking } = question
  const own = stage ?? read.rules.stages.at(-1)?.code ?? ''
  const gone = new Set(
    ranking.apart.filter(({ reasons }) => reasons[0]?.kind === 'outcome').map(({ entry }) => entry),
  )
  return {
    openMeetings: openMeetings(sqlite, competition, read.rules, own),
    earlierMeetings: stages
      .filter(({ code }) => code !== own)
      .flatMap(({ code }) => openMeetings(sqlite, competition, read.rules, code)),
    changedRules: changedRules(sqlite, competition, read, own),
    ranked: ranking.totals.length,
    missingSheets: stages.flatMap((each) => missingSheets(sqlite, competition, each, gone)),
    unranked: ranking.apart.map(({ entry }) => entry).filter((entry) => !gone.has(entry)),
    ties: openTies(ranking, read.rules, stage),
    unsignedStatements: [
      ...new Set(
        stages.flatMap(({ code, rulesIds }) => listUnsignedSeats(sqlite, competition, code, rulesIds)),
      ),
    ],
    unsignedRecapitulations: listUnsignedRecapitulations(sqlite, competition, stage),
    openObjections: listOpenObjections(sqlite, competition, stage),
    waitingImports: stages.flatMap(({ code }) =>
      listWaitingImports(sqlite, competition, code).map((each) => ({ ...each, stage: code })),
    ),
    lateSheets: stages.map(({ code }) => ({
      stage: code,
      count: countLateSheets(sqlite, competition, code),
    })),
  }
}

/** A stage has one meeting, or one for each kecamatan of its entries. */
function openMeetings(sqlite: Database.Database, competition: number, rules: Rules, stage: string) {
  const closed = new Set(
    readFrozenMeetings(sqlite, competition)
      .filter((meeting) => meeting.stage === stage)
      .map(({ regionCode }) => regionCode),
  )
  const found =
    findStage(rules, stage)?.partition === 'kecamatan'
      ? listRankedEntries(sqlite, competition, [stage]).map(({ kecamatanCode }) => kecamatanCode)
      : []
  const parts = found.length > 0 ? [...new Set(found)] : [null]
  return parts.filter((code) => !closed.has(code)).map((kecamatan) => ({ stage, kecamatan }))
}

/** The newest meeting of the stage against the rules in force, as far as these rank. */
function changedRules(
  sqlite: Database.Database,
  competition: number,
  { versions, newest, rules }: GateQuestion['read'],
  stage: string,
): GateFacts['changedRules'] {
  const last = readFrozenMeetings(sqlite, competition)
    .filter((meeting) => meeting.stage === stage)
    .at(-1)
  const then = versions.find(({ id }) => id === last?.rulesId)
  if (!then || then.id === newest.id) return []
  if (rankingPart(JSON.parse(then.content) as Rules) === rankingPart(rules)) return []
  return [{ stage, meeting: then.number, now: newest.number }]
}

const rankingPart = ({ stages, tieBreaks, finalRounding }: Rules): string =>
  canonicalJson({
    stages: stages.map(({ code, instrument, totalling, combination, advance }) => ({
      ...{ code, instrument, totalling, combination, advance },
    })),
    ...{ tieBreaks, finalRounding },
  } as never)

function missingSheets(
  sqlite: Database.Database,
  competition: number,
  { code, rulesIds }: GateQuestion['stages'][number],
  gone: ReadonlySet<string>,
) {
  const missing = countMissingSheets(sqlite, competition, code, rulesIds)
  return listRankedEntries(sqlite, competition, [code]).flatMap(({ id, uid }) => {
    const count = missing.get(id) ?? 0
    return count === 0 || gone.has(uid) ? [] : [{ stage: code, entry: uid, count }]
  })
}

/** Tied places that wait for a meeting, in the lists that the meeting had before it. */
function openTies({ lists }: SnapshotRanking, rules: Rules, stage: string | null): GateFacts['ties'] {
  const compared = comparedPer(rules, stage)
  return lists
    .filter(({ per }) => per === compared)
    .flatMap(({ per, code, places }) => {
      const groups = new Map<number, string[]>()
      for (const { rank, entry, decidedBy } of places)
        if (decidedBy?.kind === 'awaiting-plenary') groups.set(rank, [...(groups.get(rank) ?? []), entry])
      return [...groups.values()].map((entries) => ({ per, code, entries }))
    })
}
