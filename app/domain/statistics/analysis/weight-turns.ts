import { decimal, div, type Rational, ratio, sub, sum, ZERO } from '../../rational'
import { undefinedFor } from '../undefined-value'
import { type Turn, weightSensitivity } from '../weight-sensitivity'
import { byId, idsAt } from './by-id'
import type { MarkTable } from './mark-table'
import { shortFraction } from './short-fraction'

/** Exact lines through every entry for each criterion take their time. */
const MOST_CELLS = 50_000

/** By how much one criterion's weight must change to change the winner; the other weights keep their proportions. */
export function weightTurns(table: MarkTable, higherIsBetter: boolean) {
  const { entries, criteria } = table
  if (criteria.length < 2) return undefinedFor('too_few_criteria')
  if (entries.length * criteria.length > MOST_CELLS) return undefinedFor('too_large')
  const means = entries.flatMap((id, entry) => {
    const values = criterionMeans(table, entry)
    return values ? [{ id, values: higherIsBetter ? values : values.map((value) => sub(ZERO, value)) }] : []
  })
  if (means.length < 2) return undefinedFor('too_few_items')
  const ids = means.map(({ id }) => id)
  const found = weightSensitivity(
    means.map(({ values }) => values),
    criteria.map(({ weight }) => weight),
  )
  const turn = (at: Turn | null) =>
    at && {
      weight: shortFraction(at.weight),
      change: shortFraction(at.change),
      winners: idsAt(ids, at.winners),
    }
  const { closest } = found
  return {
    winners: idsAt(ids, found.winners),
    criteria: byId(
      criteria.map(({ id }) => id),
      found.criteria.map(({ down, up }) => ({ down: turn(down), up: turn(up) })),
    ),
    closest: closest && {
      criterion: criteria[closest.criterion]?.id ?? '',
      direction: closest.direction,
      ...turn(closest),
    },
  }
}

/** Mean mark of an entry on each criterion over its whole sheets; null without one. */
function criterionMeans({ criteria, sheets }: MarkTable, entry: number): Rational[] | null {
  const wholes = sheets.flatMap((row) => (row[entry]?.score ? [row[entry].marks] : []))
  if (wholes.length === 0) return null
  return criteria.map((_, criterion) =>
    div(sum(wholes.map((marks) => decimal(marks[criterion] ?? '0'))), ratio(BigInt(wholes.length))),
  )
}
