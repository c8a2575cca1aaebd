import type { Outcome } from './outcomes'
import { compare, parseDecimal, type Rational, ZERO } from './rational'
import type { Advance } from './rules'
import type { Id } from './sheets'

/** An entry's place in its part of a stage's ranking. */
export interface Placed {
  id: Id
  rank: number
  total: Rational
}

/** Entries that are compared with each other: all, or those of a category or a kecamatan. */
export interface AdvancePart {
  /** Best first; entries of equal rank are tied. */
  placed: readonly Placed[]
  /** Without a rank, because marks are missing. */
  unplaced: readonly Id[]
}

/** What the rules say of an entry; without an outcome the meeting has to find one. */
export type Proposal =
  | { outcome: 'lolos' | 'tidak_lolos'; why: 'no-cut' | 'place' | 'tie' | 'threshold' }
  | { outcome: null; why: 'awaiting' | 'unranked' }

/**
 * What the rules propose for every entry of a stage: the best *n* of each part, or all from a total on; without a cut
 * everybody who has a rank. Entries that leave make room: the next in rank move up. Ties across the cut go on together or
 * wait for the meeting, as the rules say.
 */
export function proposeOutcomes(
  advance: Advance | null,
  parts: readonly AdvancePart[],
  leaving: ReadonlySet<Id> = new Set(),
): Map<Id, Proposal> {
  const proposals = new Map<Id, Proposal>()
  for (const { placed, unplaced } of parts) {
    for (const id of unplaced) if (!leaving.has(id)) proposals.set(id, { outcome: null, why: 'unranked' })
    for (const [id, proposal] of proposePart(advance, groupByRank(placed, leaving)))
      proposals.set(id, proposal)
  }
  return proposals
}

function groupByRank(placed: readonly Placed[], leaving: ReadonlySet<Id>): Placed[][] {
  const groups: Placed[][] = []
  for (const entry of placed) {
    if (leaving.has(entry.id)) continue
    const last = groups.at(-1)
    if (last?.[0]?.rank === entry.rank) last.push(entry)
    else groups.push([entry])
  }
  return groups
}

function* proposePart(
  advance: Advance | null,
  groups: readonly (readonly Placed[])[],
): Generator<[Id, Proposal]> {
  let before = 0
  for (const group of groups) {
    for (const entry of group) yield [entry.id, proposeFor(advance, entry, before, group.length)]
    before += group.length
  }
}

/** @param before how many stand before the entry; @param sharing how many share its place, itself included */
function proposeFor(advance: Advance | null, { total }: Placed, before: number, sharing: number): Proposal {
  if (!advance) return { outcome: 'lolos', why: 'no-cut' }
  if (advance.kind === 'threshold') {
    const passes = compare(total, parseDecimal(advance.minimum) ?? ZERO) >= 0
    return { outcome: passes ? 'lolos' : 'tidak_lolos', why: 'threshold' }
  }
  if (before + sharing <= advance.count) return { outcome: 'lolos', why: 'place' }
  if (before >= advance.count) return { outcome: 'tidak_lolos', why: 'place' }
  return advance.tiesAtCut === 'together'
    ? { outcome: 'lolos', why: 'tie' }
    : { outcome: null, why: 'awaiting' }
}

/** What a meeting would decide if it said nothing; in a further meeting what was decided before stands. */
export type Expected = Proposal | { outcome: Outcome; why: 'stands' }

/**
 * The proposals of a meeting. A further one starts from what stands and changes only what those who leave, or come back,
 * change about the cut.
 * @param standing what the meetings before decided; empty in the first
 */
export function expectOutcomes(
  advance: Advance | null,
  parts: readonly AdvancePart[],
  {
    leaving,
    left,
    standing,
  }: {
    leaving: ReadonlySet<Id>
    left: ReadonlySet<Id>
    standing: ReadonlyMap<Id, Outcome>
  },
): Map<Id, Expected> {
  const now = proposeOutcomes(advance, parts, leaving)
  if (standing.size === 0) return now
  const before = proposeOutcomes(advance, parts, left)
  const expected = new Map<Id, Expected>()
  for (const id of parts.flatMap(({ placed, unplaced }) => [
    ...placed.map((entry) => entry.id),
    ...unplaced,
  ])) {
    const [then, today] = [before.get(id), now.get(id)]
    const stands = standing.get(id)
    const isMoved = then && today && then.outcome !== today.outcome
    if (stands && !isMoved) expected.set(id, { outcome: stands, why: 'stands' })
    else if (today) expected.set(id, today)
  }
  return expected
}
