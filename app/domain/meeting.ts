import { type AdvancePart, type Expected, expectOutcomes } from './advancing'
import { LEAVING, type Outcome } from './outcomes'
import { fraction } from './rational'
import type { Advance } from './rules'
import type { PlenaryDecision } from './tie-break-steps'
import { awaitingGroups, followOrders, readOrder } from './tie-orders'

/** An entry's place in the computed ranking before the meeting; ids are public. */
export interface MeetingPlace {
  id: string
  rank: number
  tied: boolean
  /** Tied with others until the meeting decides. */
  awaiting: boolean
  /** Exact total, `n/d`. */
  total: string
}

/** Entries that are ranked together, and those of them without a rank. */
export interface MeetingPart {
  /** Code of the category or kecamatan; null for all. */
  code: string | null
  placed: readonly MeetingPlace[]
  unplaced: readonly string[]
}

/** What was typed about one entry. */
export interface TypedOutcome {
  /** Null: as the ranking says, or as it stands. */
  outcome: Outcome | null
  reason: string
  document: string
}

export interface MeetingInput {
  advance: Advance | null
  /** Null where the stage has no ranking. */
  parts: readonly MeetingPart[] | null
  /** Everybody the meeting is about, with how many assigned sheets are not in. */
  entries: readonly { id: string; missingSheets: number }[]
  /** What the meetings before decided; empty in the first. */
  standing: ReadonlyMap<string, Outcome>
  typed: (id: string) => TypedOutcome
  /** The place typed for a tied entry; null for none. */
  place: (id: string) => number | null
  /** Why a tied group is ordered so; the group goes by its first member. */
  orderReason: (first: string) => string
}

export interface MeetingRow {
  expected: Expected | { outcome: null; why: 'no-ranking' }
  outcome: Outcome | null
  /** Whether it is not what the rules, or the meetings before, say. */
  departs: boolean
  /** Whether it changes what stands. */
  changes: boolean
}

/** What is wrong, about an entry or about the tied group that an entry leads. */
export interface MeetingProblem {
  id: string
  at: 'outcome' | 'reason' | 'place' | 'order_reason'
  kind:
    | 'outcome_missing'
    | 'departure_reason_missing'
    | 'leaving_reason_missing'
    | 'unranked_cannot_pass'
    | 'sheets_missing'
    | 'order_incomplete'
    | 'order_not_a_place'
    | 'order_reason_missing'
}

export interface MeetingOutcome {
  /** The parts with the meeting's orders followed. */
  parts: readonly MeetingPart[] | null
  /** The tied groups that wait for the meeting, each led by its first member. */
  ties: { part: string | null; rank: number; ids: string[] }[]
  orders: PlenaryDecision[]
  rows: ReadonlyMap<string, MeetingRow>
  problems: MeetingProblem[]
}

/** What a meeting decides, and what keeps it from closing. It orders what is tied and names outcomes; it never marks. */
export function holdMeeting(input: MeetingInput): MeetingOutcome {
  const { parts, entries, standing, typed } = input
  const { ties, orders, problems } = readOrders(input)
  const ordered = parts?.map((part) => ({ ...part, placed: followOrders(part.placed, orders) })) ?? null
  const resulting = ({ id }: { id: string }) => typed(id).outcome ?? standing.get(id)
  const leaves = (outcome: Outcome | undefined) => outcome !== undefined && LEAVING.has(outcome)
  const idsOf = (kept: typeof entries) => new Set(kept.map(({ id }) => id))
  const expected =
    ordered &&
    expectOutcomes(input.advance, ordered.map(toAdvancePart), {
      leaving: idsOf(entries.filter((entry) => leaves(resulting(entry)))),
      left: idsOf(entries.filter(({ id }) => leaves(standing.get(id)))),
      standing,
    })
  const rows = new Map(
    entries.map(({ id }) => [
      id,
      rowOf(expected?.get(id) ?? unexpected(standing.get(id), ordered), input, id),
    ]),
  )
  return {
    parts: ordered,
    ties,
    orders,
    rows,
    problems: [...problems, ...entries.flatMap((entry) => checkRow(entry, rows.get(entry.id), input))],
  }
}

const toAdvancePart = ({ placed, unplaced }: MeetingPart): AdvancePart => ({
  placed: placed.map(({ id, rank, total }) => ({ id, rank, total: fraction(total) })),
  unplaced,
})

/** Of an entry that the rules say nothing about, as one that leaves. */
const unexpected = (stands: Outcome | undefined, parts: MeetingInput['parts']): MeetingRow['expected'] =>
  stands ? { outcome: stands, why: 'stands' } : { outcome: null, why: parts ? 'unranked' : 'no-ranking' }

function rowOf(expected: MeetingRow['expected'], { typed, standing }: MeetingInput, id: string): MeetingRow {
  const outcome = typed(id).outcome ?? expected.outcome
  return {
    expected,
    outcome,
    departs: expected.why !== 'no-ranking' && outcome !== expected.outcome,
    changes: outcome !== null && outcome !== standing.get(id),
  }
}

function readOrders({ parts, place, orderReason }: MeetingInput) {
  const ties: MeetingOutcome['ties'] = []
  const orders: PlenaryDecision[] = []
  const problems: MeetingProblem[] = []
  for (const { code, placed } of parts ?? [])
    for (const { rank, ids } of awaitingGroups(placed)) {
      const members = ids.map(String)
      const [first = ''] = members
      ties.push({ part: code, rank, ids: members })
      const order = readOrder(members, new Map(members.map((id) => [id, place(id)])))
      if (order === null) continue
      if ('problem' in order) problems.push({ id: first, at: 'place', kind: `order_${order.problem}` })
      else {
        orders.push(order)
        if (orderReason(first) === '')
          problems.push({ id: first, at: 'order_reason', kind: 'order_reason_missing' })
      }
    }
  return { ties, orders, problems }
}

function checkRow(
  { id, missingSheets }: MeetingInput['entries'][number],
  row: MeetingRow | undefined,
  { typed, standing }: MeetingInput,
): MeetingProblem[] {
  const { outcome: chosen, reason } = typed(id)
  const outcome = row?.outcome ?? null
  if (!row || outcome === null) return [{ id, at: 'outcome', kind: 'outcome_missing' }]
  if (outcome === standing.get(id)) return []
  if (outcome === 'lolos' && row.expected.why === 'unranked')
    return [{ id, at: 'outcome', kind: 'unranked_cannot_pass' }]
  const isJustified = outcome !== 'lolos' && chosen !== null && reason !== ''
  if (missingSheets > 0 && !isJustified && !LEAVING.has(outcome))
    return [{ id, at: 'outcome', kind: 'sheets_missing' }]
  if (reason !== '') return []
  if (LEAVING.has(outcome)) return [{ id, at: 'reason', kind: 'leaving_reason_missing' }]
  return row.departs ? [{ id, at: 'reason', kind: 'departure_reason_missing' }] : []
}
