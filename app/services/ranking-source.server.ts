import type Database from 'better-sqlite3'
import {
  type RulesRow,
  readCompetition,
  readDataVersion,
  readRulesVersions,
} from '#db/sqlite/competition-rows'
import { iterateCountedSheets, listRankedEntries, type RankedEntryRow } from '#db/sqlite/counted-sheets'
import { readClosedMeetings, readEntryIds, readOutcomes } from '#db/sqlite/outcome-rows'
import { readSealedStages } from '#db/sqlite/sealed-stages'
import { countedAbsences, isCountedAbsence, withCountedAbsences } from '~/domain/absence'
import { NotFoundError } from '~/domain/errors'
import { type Outcome, standingOutcomes } from '~/domain/outcomes'
import { decisionsFor, type PlenaryDecisions } from '~/domain/plenary'
import { apartness } from '~/domain/ranked-entries'
import { type RankableEntry, rankEntries } from '~/domain/ranking'
import { rankingRules } from '~/domain/ranking-rules'
import { findStage, type Rules, sameInstrument } from '~/domain/rules'
import type { CountedSheet } from '~/domain/sheets'
import type { PlenaryDecision } from '~/domain/tie-break-steps'

export type ReadEntry = RankableEntry & RankedEntryRow & { outcome: Outcome | null }

/** The meeting that asks: its stage, and what was typed for it about single entries, by public id. */
export interface AskingMeeting {
  stage: string
  typed?: Readonly<Record<string, Outcome>>
}

/**
 * Every entry ranked by a stage, or by all that count, with what decides about it: the rules in force, outcomes and the
 * orders of closed meetings. Of stages under seal no sheet is read, whoever asks.
 * @param meeting what was decided in its stage leaves the entries in their places, but for absences
 */
export function rankAll(
  sqlite: Database.Database,
  competitionId: number,
  stage: string | null,
  meeting: AskingMeeting | null = null,
) {
  const { competition, versions, newest, rules } = readRules(sqlite, competitionId)
  const chosen = rankingRules(rules, stage)
  if (!chosen) throw new NotFoundError('stage')
  const ruled = { ...chosen, decisions: readDecisions(sqlite, competitionId, rules, stage) }
  const entries = readEntries(sqlite, competitionId, { rules, stages: chosen.stages, stage, meeting })
  const sealed = readSealedStages(sqlite, competitionId)
  let counted = 0
  const stages = chosen.stages.map((each) => ({
    ...each,
    sheets: sealed.has(each.code)
      ? []
      : toCountedSheets(sqlite, competitionId, each.code, sameRules(versions, rules, each.code), () => {
          counted += 1
        }),
  }))
  const present = entries.filter(({ outcome }) => outcome === null)
  const whole = rankEntries({ ...ruled, entries: present, stages })
  const gone = entries.filter(({ outcome }) => outcome !== null).map((entry) => ({ entry, missing: [] }))
  return {
    rules,
    chosen: ruled,
    ranking: { ranked: whole.ranked, unranked: [...whole.unranked, ...gone] },
    counted,
    head: {
      competition,
      rules: { number: newest.number, sha256: newest.sha256 },
      version: readDataVersion(sqlite, competition.uid),
    },
  }
}

function readEntries(
  sqlite: Database.Database,
  competitionId: number,
  of: {
    rules: Rules
    stages: readonly { code: string }[]
    stage: string | null
    meeting: AskingMeeting | null
  },
): ReadEntry[] {
  const decided = readOutcomes(sqlite, competitionId)
  const standing = standingOutcomes(withCountedAbsences(of.rules, decided))
  const absent = countedAbsences(of.rules, standingOutcomes(decided))
  const asking = findStage(of.rules, of.meeting?.stage ?? '')
  /** What is typed now goes before what the meetings of its stage decided. */
  const absentIn = ({ id, uid }: RankedEntryRow) => {
    const typed = of.meeting?.typed?.[uid]
    const known = absent.get(id) ?? []
    if (!asking || !typed) return known
    const others = known.filter((code) => code !== asking.code)
    return isCountedAbsence(asking, typed) ? [...others, asking.code] : others
  }
  const outcomeOf = apartness(of.rules, { ...of, meeting: of.meeting?.stage ?? null })
  return listRankedEntries(
    sqlite,
    competitionId,
    of.stages.map(({ code }) => code),
  ).map((row) => ({
    ...row,
    kecamatan: row.kecamatanCode,
    absent: absentIn(row),
    outcome: outcomeOf(standing.get(row.id)),
  }))
}

function readDecisions(
  sqlite: Database.Database,
  competitionId: number,
  rules: Rules,
  stage: string | null,
): PlenaryDecision[] {
  const meetings = readClosedMeetings(sqlite, competitionId)
  if (meetings.length === 0) return []
  const decided = meetings.map((meeting) => ({
    stage: meeting.stage,
    decisions: JSON.parse(meeting.decisions) as PlenaryDecisions,
  }))
  return decisionsFor(rules, stage, decided, readEntryIds(sqlite, competitionId))
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
