import { countedAbsences, withCountedAbsences } from '../absence'
import { canonicalJson } from '../canonical-json'
import { standingOutcomes } from '../outcomes'
import { decisionsFor } from '../plenary'
import { apartness } from '../ranked-entries'
import {
  inCategory,
  inKecamatan,
  type RankableEntry,
  type Ranking,
  rankEntries,
  rankWithin,
} from '../ranking'
import { type NamedRankingRules, rankingRules } from '../ranking-rules'
import { toFractionText } from '../rational'
import type { Rules } from '../rules'
import type { CountedSheet } from '../sheets'
import type { Missing } from '../stage-totals'
import type { DecidedBy } from '../tie-break-steps'
import { type ListedPart, listedParts } from './lists'
import type {
  SnapshotContent,
  SnapshotDecidedBy,
  SnapshotInputs,
  SnapshotRanking,
  SnapshotReason,
} from './snapshot'

/** What a ranking is computed from; a whole snapshot has it. */
export interface RankableContent {
  stage: { code: string } | null
  rules: { content: Rules }
  inputs: SnapshotInputs
}

type Entrant = RankableEntry & { id: string }

/**
 * The ranking that follows from a snapshot's inputs and rules, from nothing else: what is frozen, and what anybody can
 * compute again.
 * @throws RangeError when the rules rank no such stage, or a mark cannot be one of its criterion
 */
export function recomputeRanking({ stage, rules, inputs }: RankableContent): SnapshotRanking {
  const code = stage?.code ?? null
  const chosen = rankingRules(rules.content, code)
  if (!chosen) throw new RangeError(`the rules rank no stage ${code ?? ''}`)
  const ids = new Map(inputs.entries.map(({ uid }) => [uid, uid]))
  const ruled: NamedRankingRules = {
    ...chosen,
    decisions: decisionsFor(rules.content, code, inputs.meetings.toReversed(), ids),
  }
  const decided = withCountedAbsences(rules.content, inputs.outcomes)
  const standing = standingOutcomes(decided)
  const absent = countedAbsences(rules.content, standingOutcomes(inputs.outcomes))
  const outcomeOf = apartness(rules.content, { stages: chosen.stages, stage: code, meeting: null })
  const entrants: Entrant[] = inputs.entries.map(({ uid, category, kecamatan }) => ({
    ...{ id: uid, category: category?.code ?? null, kecamatan: kecamatan?.code ?? null },
    absent: absent.get(uid) ?? [],
  }))
  const present = entrants.filter(({ id }) => outcomeOf(standing.get(id)) === null)
  const whole = rankEntries({
    ...ruled,
    entries: present,
    stages: ruled.stages.map((each) => ({ ...each, sheets: sheetsOf(inputs, each.code) })),
  })
  const lacking = new Map(whole.unranked.map(({ entry, missing }) => [entry.id, missing.map(toReason)]))
  return {
    totals: totalsOf(whole, entrants),
    lists: listedParts(rules.content, code, entrants).map((part) => listOf(part, whole, ruled)),
    apart: entrants.flatMap(({ id }): SnapshotRanking['apart'] => {
      const outcome = outcomeOf(standing.get(id))
      if (outcome) return [{ entry: id, reasons: [{ kind: 'outcome', outcome }] }]
      const reasons = lacking.get(id)
      return reasons ? [{ entry: id, reasons }] : []
    }),
  }
}

/** Whether the ranking that a snapshot holds is the one that follows from it. */
export function followsFromItself(content: SnapshotContent): boolean {
  try {
    return canonicalJson(recomputeRanking(content) as never) === canonicalJson(content.ranking as never)
  } catch {
    return false
  }
}

function* sheetsOf({ sheets, filled }: SnapshotInputs, stage: string): Generator<CountedSheet> {
  for (const { entry, seat, marks, criteria, source, ...sheet } of sheets)
    if (sheet.stage === stage)
      yield {
        ...{ entry, seat, marks, holds: criteria },
        filledBy: source === 'self_assessment' ? 'team' : 'judge',
      }
  for (const { entry, marks, filledBy, ...row } of filled)
    if (row.stage === stage) yield { entry, seat: '', marks, filledBy, holds: null }
}

function totalsOf({ ranked }: Ranking<Entrant>, entrants: readonly Entrant[]): SnapshotRanking['totals'] {
  const known = new Map(ranked.map((row) => [row.entry.id, row]))
  return entrants.flatMap(({ id }) => {
    const row = known.get(id)
    if (!row) return []
    const stages = row.stages.map(({ stage, total }) => ({ stage, total: toFractionText(total) }))
    return [{ entry: id, total: toFractionText(row.total), stages }]
  })
}

function listOf(
  { per, code }: ListedPart,
  whole: Ranking<Entrant>,
  rules: NamedRankingRules,
): SnapshotRanking['lists'][number] {
  const keep = code === null ? () => true : per === 'category' ? inCategory(code) : inKecamatan(code)
  const { ranked } = per === 'whole' ? whole : rankWithin(whole, rules, keep)
  return {
    ...{ per, code },
    places: ranked.map(({ entry, rank, tied, decidedBy }) => ({
      ...{ entry: entry.id, rank, tied },
      decidedBy: decidedBy && toDecidedBy(decidedBy),
    })),
  }
}

const toDecidedBy = (decided: DecidedBy): SnapshotDecidedBy =>
  decided.kind === 'criterion' ? { ...decided, weight: toFractionText(decided.weight) } : { ...decided }

const toReason = (missing: Missing): SnapshotReason =>
  missing.kind === 'mark'
    ? { ...missing, seat: missing.seat === null ? null : String(missing.seat) }
    : { ...missing }
