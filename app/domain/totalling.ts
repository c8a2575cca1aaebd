import { decimal, div, type Rational, type RoundingMode, round } from './rational'

/** A place where the rules may round; what happens between two of them is exact. */
export type RoundingPlace = 'mark-product' | 'sheet' | 'panel' | 'stage' | 'final'
export type Rounding = { at: RoundingPlace; digits: number; mode: RoundingMode }

/** How several judges' values become one; `trimmed` leaves out the `drop` highest and the `drop` lowest. */
export type Aggregate = { kind: 'mean' | 'median' | 'sum' | 'joint' } | { kind: 'trimmed'; drop: number }

/**
 * How marks become a stage total.
 *
 * A mark contributes weight × mark ÷ 1, 100 or the criterion's maximum (for a deduction: the size of its minimum).
 * `sheets-first`: products, rounded at `mark-product`, add up to a sheet, rounded at `sheet`; the sheets are
 * aggregated and rounded at `panel`. `criteria-first`: each criterion's marks are aggregated and rounded at
 * `panel`, multiplied by the weight and rounded at `mark-product`, then added (the order of the ISU rules). Either
 * way the sum, with what team or organizer filled in, is rounded at `stage`, and the sum over stages at `final`.
 */
export type Totalling = {
  contribution: 'none' | 'hundred' | 'maximum'
  order: 'sheets-first' | 'criteria-first'
  aggregate: Aggregate
  rounding: readonly Rounding[]
  minimumSheets: number
}

/** A stage's share in the final total: weight × stage total ÷ maximum, ÷ 1 where the maximum is null. */
export type Combination = { weight: string; maximum: string | null }

export const roundingAt = (totalling: Totalling, place: RoundingPlace): Rounding | undefined =>
  totalling.rounding.find(({ at }) => at === place)

/** Rounds a value as declared for this place, or leaves it exact. */
export function roundAt(totalling: Totalling, place: RoundingPlace, value: Rational): Rational {
  const rounding = roundingAt(totalling, place)
  return rounding ? round(value, rounding.digits, rounding.mode) : value
}

/** What a stage total is multiplied by in the final total. */
export const shareOf = ({ weight, maximum }: Combination): Rational =>
  maximum === null ? decimal(weight) : div(decimal(weight), decimal(maximum))

/** The fewest values that the aggregate can be taken of. */
export const fewestValues = (aggregate: Aggregate): number =>
  aggregate.kind === 'trimmed' ? 2 * aggregate.drop + 1 : 1

/**
 * The values that count, and by how many their sum is divided; whole numbers in one unit, so that the aggregate is
 * exactly sum ÷ `divisor`.
 * @throws RangeError when there are fewer values than `fewestValues`, or several where one joint value belongs.
 */
export function chooseValues<T extends number | bigint>(
  aggregate: Aggregate,
  values: readonly T[],
): { chosen: readonly T[]; divisor: number } {
  if (values.length < fewestValues(aggregate)) throw new RangeError('too few values to aggregate')
  switch (aggregate.kind) {
    case 'mean':
      return { chosen: values, divisor: values.length }
    case 'sum':
      return { chosen: values, divisor: 1 }
    case 'median':
      return middle(values, (values.length - 1) >> 1)
    case 'trimmed':
      return middle(values, aggregate.drop)
    case 'joint':
      if (values.length > 1) throw new RangeError('more than one joint value')
      return { chosen: values, divisor: 1 }
  }
}

function middle<T extends number | bigint>(values: readonly T[], drop: number) {
  const chosen = sortAscending(values).slice(drop, values.length - drop)
  return { chosen, divisor: chosen.length }
}

/** The values in ascending order, as a new list. */
export const sortAscending = <T extends number | bigint>(values: readonly T[]): T[] =>
  [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
