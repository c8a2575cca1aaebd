import type { Id } from './sheets'
import type { PlenaryDecision } from './tie-break-steps'

/** Entries that share a place which only the meeting can split. */
export type TiedGroup = readonly Id[]

/** The places typed for a tied group, 1 being the best; null where nothing was typed. */
export type TypedPlaces = ReadonlyMap<Id, number | null>

/** What is wrong with the places of a group. */
export type OrderProblem = 'incomplete' | 'not_a_place'

/**
 * The order of a tied group as typed: entries with the same number share a place.
 * @returns null when nothing was typed: the group stays tied
 */
export function readOrder(
  group: TiedGroup,
  typed: TypedPlaces,
): PlenaryDecision | { problem: OrderProblem } | null {
  const places = group.map((id) => typed.get(id) ?? null)
  if (places.every((place) => place === null)) return null
  const numbers = places.filter((place) => place !== null)
  if (numbers.length < group.length) return { problem: 'incomplete' }
  if (!numbers.every((place) => Number.isInteger(place) && place >= 1 && place <= group.length))
    return { problem: 'not_a_place' }
  const used = [...new Set(numbers)].sort((a, b) => a - b)
  return used.map((place) => group.filter((id) => typed.get(id) === place))
}

/** The tied groups of a ranking that wait for a meeting, best first. */
export function awaitingGroups(
  ranked: readonly { id: Id; rank: number; awaiting: boolean }[],
): { rank: number; ids: Id[] }[] {
  const groups: { rank: number; ids: Id[] }[] = []
  for (const { id, rank, awaiting } of ranked) {
    if (!awaiting) continue
    const last = groups.at(-1)
    if (last?.rank === rank) last.ids.push(id)
    else groups.push({ rank, ids: [id] })
  }
  return groups
}

/**
 * The ranking with the meeting's orders: each moves the members of its own group only, so that nobody outside a tie
 * changes place.
 */
export function followOrders<Entry extends { id: Id; rank: number; tied: boolean; awaiting: boolean }>(
  ranked: readonly Entry[],
  orders: readonly PlenaryDecision[],
): Entry[] {
  const moved = new Map<Id, { rank: number; tied: boolean }>()
  for (const { rank, ids } of awaitingGroups(ranked)) {
    const order = orders.find((each) => sameMembers(each.flat(), ids))
    let place = rank
    for (const sharing of order ?? []) {
      for (const id of sharing) moved.set(id, { rank: place, tied: sharing.length > 1 })
      place += sharing.length
    }
  }
  return ranked
    .map((entry) => {
      const to = moved.get(entry.id)
      return to ? { ...entry, ...to, awaiting: false } : entry
    })
    .sort((a, b) => a.rank - b.rank)
}

const sameMembers = (a: readonly Id[], b: readonly Id[]) =>
  a.length === b.length && a.every((id) => b.includes(id))
