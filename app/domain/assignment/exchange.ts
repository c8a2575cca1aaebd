import { drawIndex } from '../statistics/mulberry32'
import type { Arrangement, Seat } from './arrangement'

/** What undoes a change of hands. */
type Undo = () => void

/**
 * Tries one random change that keeps every load, or passes one item from a judge to another who has one less: two
 * judges swap an item each, or a seat goes over. Null where the drawn change is not possible.
 */
export function exchange(arrangement: Arrangement, next: () => number): Undo | null {
  const { seats, loads } = arrangement
  const first = seats[drawIndex(next, seats.length)]
  if (!first) return null
  if (next() % 4 === 0) return hand(arrangement, first, drawIndex(next, loads.length))
  const second = seats[drawIndex(next, seats.length)]
  return second ? swap(arrangement, first, second) : null
}

function hand(arrangement: Arrangement, seat: Seat, judge: number): Undo | null {
  const former = seat.judge
  const { loads } = arrangement
  if ((loads[former] ?? 0) !== (loads[judge] ?? 0) + 1 || !arrangement.canTake(seat.item, judge)) return null
  arrangement.move(seat, judge)
  return () => arrangement.move(seat, former)
}

function swap(arrangement: Arrangement, first: Seat, second: Seat): Undo | null {
  const [a, b] = [first.judge, second.judge]
  if (!arrangement.canTake(first.item, b) || !arrangement.canTake(second.item, a)) return null
  arrangement.move(first, b)
  arrangement.move(second, a)
  return () => {
    arrangement.move(first, a)
    arrangement.move(second, b)
  }
}
