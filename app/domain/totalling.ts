import { decimal, div, mul, type Rational, type RoundingMode, round } from './rational'

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

/** What a stage total adds to the final total. */
export function combine({ weight, maximum }: Combination, total: Rational): Rational {
  const weighted = mul(decimal(weight), total)
  return maximum === null ? weighted : div(weighted, decimal(maximum))
}

/** The fewest values that the aggregate can be taken of. */
export const fewestValues = (aggregate: Aggregate): number =>
  aggregate.kind === 'trimmed' ? 2 * aggregate.drop + 1 : 1

/**
 * Aggregates integers in one unit to the fraction `sum / count` of that unit.
 * @throws RangeError when there are fewer values than `fewestValues`, or several where one joint value belongs.
 */
export function aggregateValues(
  aggregate: Aggregate,
  values: readonly bigint[],
): { sum: bigint; count: bigint } {
  if (values.length < fewestValues(aggregate)) throw new RangeError('too few values to aggregate')
  switch (aggregate.kind) {
    case 'sum':
      return { sum: total(values), count: 1n }
    case 'mean':
      return { sum: total(values), count: BigInt(values.length) }
    case 'median':
      return meanOfMiddle(values, (values.length - 1) >> 1)
    case 'trimmed':
      return meanOfMiddle(values, aggregate.drop)
    case 'joint':
      if (values.length > 1) throw new RangeError('more than one joint value')
      return { sum: total(values), count: 1n }
  }
}

const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n)

function meanOfMiddle(values: readonly bigint[], drop: number) {
  const middle = sortAscending(values).slice(drop, values.length - drop)
  return { sum: total(middle), count: BigInt(middle.length) }
}

/** The integers in ascending order, as a new list. */
export const sortAscending = (values: readonly bigint[]): bigint[] =>
  [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
