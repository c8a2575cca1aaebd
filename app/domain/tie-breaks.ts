import { type Rational, toCommonUnits } from './rational'
import {
  allEqual,
  criteriaByWeight,
  type DecidedBy,
  followDecision,
  headToHead,
  laterStage,
  lowerMedian,
  type PlenaryDecision,
  type RuledStage,
  type Step,
  type Tied,
} from './tie-break-steps'

/**
 * One link of the declared chain. Links that look into sheets look at one stage: the named one, else the last that
 * counts. `later-stage` compares stage totals from the last stage backwards; `plenary` follows a minuted order, or
 * leaves the tie to the meeting; `shared` ends the chain.
 */
export type TieBreak =
  | { kind: 'criterion-weight-descending' | 'lower-median' | 'head-to-head'; stage?: string | null }
  | { kind: 'later-stage' | 'plenary' | 'shared' }

/**
 * The chain as steps for the stages that count, in order; a chain that leaves entries equal ends in `shared`.
 * @throws RangeError when a link names a stage that does not count.
 */
export function tieBreakSteps(
  chain: readonly TieBreak[],
  stages: readonly RuledStage[],
  decisions: readonly PlenaryDecision[],
): Step[] {
  return [...chain.flatMap((link) => stepsOf(link, stages, decisions)), allEqual('shared')]
}

function stepsOf(
  link: TieBreak,
  stages: readonly RuledStage[],
  decisions: readonly PlenaryDecision[],
): Step[] {
  switch (link.kind) {
    case 'later-stage':
      return stages.toReversed().map(({ code }) => laterStage(code))
    case 'plenary':
      return [...decisions.map(followDecision), allEqual('awaiting-plenary')]
    case 'shared':
      return [allEqual('shared')]
    case 'criterion-weight-descending':
      return criteriaByWeight(namedStage(stages, link.stage))
    case 'lower-median':
      return [lowerMedian(namedStage(stages, link.stage))]
    case 'head-to-head':
      return [headToHead(namedStage(stages, link.stage))]
  }
}

function namedStage(stages: readonly RuledStage[], name: string | null | undefined): RuledStage {
  const found = name ? stages.find(({ code }) => code === name) : stages.at(-1)
  if (!found) throw new RangeError(`no counted stage ${name ?? ''} to break ties by`)
  return found
}

/** An entry's part in a ranked order; `tied` when others share its place. */
export type Place<Entry> = { entry: Entry; tied: boolean; decidedBy: DecidedBy | null }

/**
 * Orders entries that share a total, best first, as groups that share a place. Each step looks at the whole tied
 * group; where it splits the group, every part goes on with the next step.
 */
export function breakTies<Entry extends Tied>(
  group: readonly Entry[],
  steps: readonly Step[],
): Place<Entry>[][] {
  if (group.length === 1) return [group.map((entry) => ({ entry, tied: false, decidedBy: null }))]
  const [step, ...later] = steps
  if (!step) throw new RangeError('the steps must end in one that settles')
  const keys = step.keys(group)
  if (!keys) return breakTies(group, later)
  const parts = splitDescending(group, keys)
  if (parts.length === 1 && !step.settles) return breakTies(group, later)
  return parts.flatMap((part) => {
    if (part.length > 1 && !step.settles) return breakTies(part, later)
    return [part.map((entry) => ({ entry, tied: part.length > 1, decidedBy: step.decidedBy }))]
  })
}

/** Splits into groups of equal key, highest first; within a group the given order stays. */
export function splitDescending<T>(items: readonly T[], keys: readonly Rational[]): T[][] {
  const keyed = toCommonUnits(keys).map((key, index) => ({ key, item: items[index] as T }))
  const groups: T[][] = []
  let previous: number | bigint | undefined
  for (const { item, key } of keyed.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0))) {
    if (previous === key) groups.at(-1)?.push(item)
    else groups.push([item])
    previous = key
  }
  return groups
}
