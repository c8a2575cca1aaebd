import type { Outcome } from './outcomes'
import { rankingRules, scoredStages } from './ranking-rules'
import type { Rules } from './rules'
import type { Id } from './sheets'
import type { PlenaryDecision } from './tie-break-steps'

/** What a closed meeting decided, as it is stored: ids and codes alone, in canonical JSON. */
export interface PlenaryDecisions {
  basis: PlenaryBasis
  /** Those that the meeting wrote: of a further one what it changed. */
  outcomes: { entry: string; outcome: Outcome }[]
  /** Tied groups in the order decided, by public ids; entries in one inner list share a place. */
  orders: string[][][]
}

/**
 * What a meeting looks at: the ranking of its stage, the final score of all stages, or nothing where the stage has no
 * marks of its own.
 */
export type PlenaryBasis = 'stage' | 'final' | 'none'

/** The last stage's meeting ends the competition, so it looks at the final score where the rules have one. */
export function plenaryBasis(rules: Rules, stage: string): PlenaryBasis {
  if (stage === rules.stages.at(-1)?.code && rankingRules(rules, null)) return 'final'
  return scoredStages(rules).some(({ code }) => code === stage) ? 'stage' : 'none'
}

/**
 * The stage whose ranking equals the final score but for its rounding: the only one that counts. What a meeting decides
 * about one of the two holds for the other.
 */
const onlyCounted = (rules: Rules): string | null => {
  const counted = scoredStages(rules).filter(({ combination }) => combination !== null)
  return counted.length === 1 ? (counted[0]?.code ?? null) : null
}

/**
 * The orders that hold in a ranking, by the ids that `idOf` gives.
 * @param stage of the ranking; null for the final score
 * @param meetings closed ones, the newest first
 */
export function decisionsFor(
  rules: Rules,
  stage: string | null,
  meetings: readonly { stage: string; decisions: PlenaryDecisions }[],
  idOf: ReadonlyMap<string, Id>,
): PlenaryDecision[] {
  const only = onlyCounted(rules)
  const subjectOf = (meeting: { stage: string; decisions: PlenaryDecisions }) => {
    const about = meeting.decisions.basis === 'final' ? null : meeting.stage
    return about === null || about === only ? only : about
  }
  const about = stage === null || stage === only ? only : stage
  return meetings
    .filter((meeting) => meeting.decisions.basis !== 'none' && subjectOf(meeting) === about)
    .flatMap(({ decisions }) => decisions.orders)
    .map((order) => order.map((ids) => ids.flatMap((uid) => idOf.get(uid) ?? [])))
}

/** Codes of the stages before this one, in order. */
export const stagesBefore = (rules: Rules, stage: string): string[] => {
  const codes = rules.stages.map(({ code }) => code)
  return codes.slice(0, Math.max(0, codes.indexOf(stage)))
}
