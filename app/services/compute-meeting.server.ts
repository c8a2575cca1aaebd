import type Database from 'better-sqlite3'
import { readDataVersion, readSeatLabels } from '#db/sqlite/competition-rows'
import { countMissingSheets, listRankedEntries } from '#db/sqlite/counted-sheets'
import { readOutcomes } from '#db/sqlite/outcome-rows'
import { readSealedStages } from '#db/sqlite/sealed-stages'
import { withCountedAbsences } from '~/domain/absence'
import { NotFoundError } from '~/domain/errors'
import { type Outcome, outcomeBefore, standingOutcomes } from '~/domain/outcomes'
import { type PlenaryBasis, plenaryBasis, stagesBefore } from '~/domain/plenary'
import { rankWithin } from '~/domain/ranking'
import { type RankingView, viewRanking } from '~/domain/ranking-view'
import { type Advance, findStage } from '~/domain/rules'
import { inSnapshot, rankAll, readRules, sameRules } from './ranking-source.server'

export interface MeetingQuery {
  competition: number
  stage: string
  /** Kecamatan of a partitioned stage. */
  region: string | null
  /** What was typed of single entries for the meeting in preparation, by public id. */
  typed?: Readonly<Record<string, Outcome>>
}

/** An entry that a meeting is about. */
export interface MeetingMember {
  id: number
  uid: string
  label: string
  regionCode: string
  regionName: string
  kecamatanCode: string | null
  kecamatanName: string | null
  category: string | null
  /** What the meetings of this stage decided before. */
  standing: Outcome | null
  /** How many assigned sheets of the stage are not in. */
  missingSheets: number
}

export interface MeetingRanking {
  /** Number of the last event of the competition's chain that it saw. */
  version: number
  rules: { id: number; number: number }
  basis: PlenaryBasis
  /** Names of the stages that the totals are made of. */
  stages: string[]
  /** Whether a stage among them is under seal: none of its sheets was read. */
  sealed: boolean
  members: MeetingMember[]
  /** In the order of the entries' labels; null where the stage has no ranking. */
  parts: (RankingView & { code: string | null })[] | null
}

/**
 * What a meeting has before it: its entries, ranked in the parts by which the rules let them advance.
 * @throws NotFoundError when the competition, its frozen rules or the stage do not exist.
 */
export function computeMeeting(sqlite: Database.Database, query: MeetingQuery): MeetingRanking {
  return inSnapshot(sqlite, () => {
    const { competition, newest, rules } = readRules(sqlite, query.competition)
    const stage = findStage(rules, query.stage)
    if (!stage) throw new NotFoundError('stage')
    const members = readMembers(sqlite, query)
    const basis = plenaryBasis(rules, query.stage)
    const common = {
      version: readDataVersion(sqlite, competition.uid),
      rules: { id: newest.id, number: newest.number },
      ...{ basis, members },
    }
    if (basis === 'none') return { ...common, stages: [], sealed: false, parts: null }
    const about = basis === 'final' ? null : query.stage
    const { chosen, ranking } = rankAll(sqlite, query.competition, about, query)
    const seats = readSeatLabels(sqlite, query.competition)
    const parts = partsOf(stage.advance, members).map(({ code, uids }) => ({
      code,
      ...viewRanking(
        rankWithin(ranking, chosen, ({ uid }) => uids.has(uid)),
        rules,
        chosen,
        seats,
      ),
    }))
    const names = chosen.stages.map(({ name }) => name)
    const under = readSealedStages(sqlite, query.competition)
    return { ...common, stages: names, sealed: chosen.stages.some(({ code }) => under.has(code)), parts }
  })
}

function readMembers(
  sqlite: Database.Database,
  { competition, stage, region }: MeetingQuery,
): MeetingMember[] {
  const { versions, rules } = readRules(sqlite, competition)
  const missing = countMissingSheets(sqlite, competition, stage, sameRules(versions, rules, stage))
  const decided = readOutcomes(sqlite, competition)
  const standing = standingOutcomes(decided)
  const counted = standingOutcomes(withCountedAbsences(rules, decided))
  const before = stagesBefore(rules, stage)
  return listRankedEntries(sqlite, competition, [stage])
    .filter(({ kecamatanCode }) => region === null || kecamatanCode === region)
    .filter(({ id }) => outcomeBefore(counted.get(id), { before }) === null)
    .map((entry) => ({
      ...entry,
      standing: standing.get(entry.id)?.get(stage) ?? null,
      missingSheets: missing.get(entry.id) ?? 0,
    }))
}

/** Who is compared with whom, by the rules of advancing. */
function partsOf(advance: Advance | null, members: readonly MeetingMember[]) {
  const per = advance?.kind === 'best' ? advance.per : 'whole'
  const partOf = ({ category, kecamatanCode }: MeetingMember) =>
    per === 'whole' ? null : per === 'category' ? category : kecamatanCode
  const parts = new Map<string | null, Set<string>>(members.length === 0 ? [[null, new Set()]] : [])
  for (const member of members) {
    const code = partOf(member)
    const part = parts.get(code) ?? new Set()
    parts.set(code, part.add(member.uid))
  }
  return [...parts].map(([code, uids]) => ({ code, uids }))
}
