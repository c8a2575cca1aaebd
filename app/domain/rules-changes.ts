import { canonicalJson } from './canonical-json'
import {
  type Category,
  proposalWindow,
  type Rules,
  type Stage,
  sameInstrument,
  withProposalClosing,
} from './rules'

const same = (a: unknown, b: unknown) => canonicalJson(a as never) === canonicalJson(b as never)

/** What a new version of the rules does to one stage; `instrument` makes its submitted sheets *to be confirmed*. */
export interface StageChange {
  code: string
  name: string
  kind: 'added' | 'removed' | 'instrument' | 'other'
}

/** What differs between two versions of the rules, as far as people must know before they agree. */
export interface RulesChanges {
  stages: StageChange[]
  /** Codes of categories. */
  categories: { code: string; name: string; kind: 'added' | 'removed' | 'form' }[]
  tieBreaks: boolean
  awards: boolean
  /** Anything else: name, independence statement, how entries are handed in. */
  other: boolean
}

/** Compares what was frozen with what is to come; times are not compared, they change by schedule changes. */
export function compareRules(former: Rules, next: Rules): RulesChanges {
  const rest = ({ stages, categories, tieBreaks, awards, ...others }: Rules) => ({
    ...others,
    submission: { ...others.submission, opensAt: null, closesAt: null },
    ...withProposalClosing(others, null),
  })
  return {
    stages: compareStages(former.stages, next.stages),
    categories: compareCategories(former.categories, next.categories),
    tieBreaks: !same(former.tieBreaks, next.tieBreaks),
    awards: !same(former.awards, next.awards),
    other: !same(rest(former), rest(next)),
  }
}

function compareCategories(former: readonly Category[], next: readonly Category[]) {
  const kept = next.flatMap((category): RulesChanges['categories'] => {
    const { code, name } = category
    const before = former.find((candidate) => candidate.code === code)
    if (!before) return [{ code, name, kind: 'added' }]
    return same(before, category) ? [] : [{ code, name, kind: 'form' }]
  })
  const removed = former
    .filter(({ code }) => !next.some((category) => category.code === code))
    .map(({ code, name }) => ({ code, name, kind: 'removed' as const }))
  return [...kept, ...removed]
}

function compareStages(former: readonly Stage[], next: readonly Stage[]): StageChange[] {
  const untimed = ({ materials, ...stage }: Stage) => ({
    ...{ ...stage, opensAt: null, closesAt: null },
    ...(materials ? { materials: { ...materials, closesAt: null } } : {}),
  })
  const kept = next.flatMap((stage): StageChange[] => {
    const { code, name } = stage
    const before = former.find((candidate) => candidate.code === code)
    if (!before) return [{ code, name, kind: 'added' }]
    if (!sameInstrument(before, stage)) return [{ code, name, kind: 'instrument' }]
    return same(untimed(before), untimed(stage)) ? [] : [{ code, name, kind: 'other' }]
  })
  const removed = former
    .filter(({ code }) => !next.some((stage) => stage.code === code))
    .map(({ code, name }): StageChange => ({ code, name, kind: 'removed' }))
  return [...kept, ...removed]
}

/** Whether the two say the same but for their times. */
export function isUnchanged(changes: RulesChanges): boolean {
  const { stages, categories, tieBreaks, awards, other } = changes
  return stages.length === 0 && categories.length === 0 && !tieBreaks && !awards && !other
}

/**
 * The new version with the times in force, since times change by schedule changes only; a stage that is new
 * keeps its own.
 */
export function withTimesOf(next: Rules, current: Rules): Rules {
  const { opensAt, closesAt } = current.submission
  const proposal = proposalWindow(current)
  return {
    ...next,
    submission: { ...next.submission, opensAt, closesAt },
    ...(proposal && withProposalClosing(next, proposal.closesAt)),
    stages: next.stages.map((stage) => {
      const before = current.stages.find(({ code }) => code === stage.code)
      if (!before) return stage
      const { materials } = stage
      const closesAt = before.materials?.closesAt
      return {
        ...{ ...stage, opensAt: before.opensAt, closesAt: before.closesAt },
        ...(materials && closesAt !== undefined ? { materials: { ...materials, closesAt } } : {}),
      }
    }),
  }
}

/** What holds from the first sheet on: who takes part, where, in which year and zone. */
export function changesFixedBasics(former: Rules, next: Rules): boolean {
  const fixed = ({ year, tier, hostRegion, zone, unit, wardKind }: Rules) => ({
    ...{ year, tier, hostRegion, zone, unit, wardKind },
  })
  return !same(fixed(former), fixed(next))
}
