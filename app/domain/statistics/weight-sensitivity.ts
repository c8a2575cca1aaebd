import { add, compare, div, equals, mul, type Rational, sub, sum, ZERO } from '../rational'

/** At this weight of the criterion the first place is shared; a little further these alone have it. */
export type Turn = {
  weight: Rational
  /** New weight less the present one. */
  change: Rational
  /** Items that take the first place; several where they are equal for every weight beyond. */
  winners: number[]
}

/** Null where no weight in that direction changes the winner. */
export type CriterionSensitivity = { down: Turn | null; up: Turn | null }

export type WeightSensitivity = {
  winners: number[]
  /** By criterion. */
  criteria: CriterionSensitivity[]
  /** The criterion and direction with the smallest change; the first of equals. */
  closest: ({ criterion: number; direction: 'down' | 'up' } & Turn) | null
}

/** An item's total as a line: at the present weight, and its rise per unit of weight. */
type Line = { item: number; total: Rational; slope: Rational }

/**
 * By how much one criterion's weight must change to change the winner, the other weights scaled in proportion so that
 * their sum W stays. With the weight t of criterion c an item has t·x_c + (W − t)·r, r its mean on the other criteria by
 * their weights: a straight line in t, so the turns are where the lines cross, exactly (Triantaphyllou 2000, ch. 8). A
 * weight stays within 0 and W; a tie right at the end of that is no change. Leaders who are equal now but not beyond turn
 * with a change of 0.
 *
 * @param values `[item][criterion]`, higher is better, on the scale that the weights multiply
 * @param weights not negative
 */
export function weightSensitivity(
  values: readonly (readonly Rational[])[],
  weights: readonly Rational[],
): WeightSensitivity {
  const totals = values.map((row) => sum(weights.map((weight, at) => mul(weight, row[at] ?? ZERO))))
  const winners = bestOf(totals.map((total, item) => ({ item, value: total })))
  const criteria = weights.map((weight, criterion): CriterionSensitivity => {
    const whole = sum(weights)
    const others = sub(whole, weight)
    // The other weights are all zero: no factor brings them up.
    if (equals(others, ZERO)) return { down: null, up: null }
    const lines = totals.map((total, item): Line => {
      const own = values[item]?.[criterion] ?? ZERO
      const rest = div(sub(total, mul(weight, own)), others)
      return { item, total, slope: sub(own, rest) }
    })
    const turned = lines.map((line) => ({ ...line, slope: sub(ZERO, line.slope) }))
    const down = firstTurn(turned, winners, weight)
    const up = firstTurn(lines, winners, others)
    return {
      down: down && { weight: sub(weight, down.step), change: sub(ZERO, down.step), winners: down.winners },
      up: up && { weight: add(weight, up.step), change: up.step, winners: up.winners },
    }
  })
  return { winners, criteria, closest: closestOf(criteria) }
}

/** Going along the lines from 0 to before `room`, the first step beyond which others lead than `winners`. */
function firstTurn(
  lines: readonly Line[],
  winners: readonly number[],
  room: Rational,
): { step: Rational; winners: number[] } | null {
  if (compare(room, ZERO) <= 0) return null
  const leading = winners.flatMap((item) => lines[item] ?? [])
  const ahead = bestOf(leading.map(({ item, slope }) => ({ item, value: slope })))
  const [first] = ahead
  const leader = first === undefined ? undefined : lines[first]
  if (!leader) return null
  if (ahead.length < winners.length) return { step: ZERO, winners: ahead }
  const crossings = lines.flatMap((line) => {
    const gain = sub(line.slope, leader.slope)
    if (compare(gain, ZERO) <= 0) return []
    return [{ line, step: div(sub(leader.total, line.total), gain) }]
  })
  const step = crossings.reduce<Rational | null>(
    (least, each) => (least && compare(least, each.step) <= 0 ? least : each.step),
    null,
  )
  if (!step || compare(step, room) >= 0) return null
  const overtaking = crossings.filter((each) => equals(each.step, step))
  return { step, winners: bestOf(overtaking.map(({ line }) => ({ item: line.item, value: line.slope }))) }
}

/** Items with the highest value, in order. */
function bestOf(candidates: readonly { item: number; value: Rational }[]): number[] {
  const [first, ...rest] = candidates
  if (!first) return []
  const most = rest.reduce((high, { value }) => (compare(value, high) > 0 ? value : high), first.value)
  return candidates.flatMap(({ item, value }) => (equals(value, most) ? [item] : []))
}

function closestOf(criteria: readonly CriterionSensitivity[]): WeightSensitivity['closest'] {
  const turns = criteria.flatMap(({ down, up }, criterion) => [
    ...(down ? [{ criterion, direction: 'down' as const, ...down, size: sub(ZERO, down.change) }] : []),
    ...(up ? [{ criterion, direction: 'up' as const, ...up, size: up.change }] : []),
  ])
  const [first, ...rest] = turns
  if (!first) return null
  const { size, ...closest } = rest.reduce(
    (least, each) => (compare(each.size, least.size) < 0 ? each : least),
    first,
  )
  return closest
}
