import { compare, decimal, lcm, mul, type Rational, ratio, sub, toCommonUnits } from '../rational'

/** `scores[judge][item]` without rounding: a number counts as the decimal that it is written as; null = not scored. */
export type ExactScores = readonly (readonly (number | Rational | null)[])[]

/** The shortest decimal that the double stands for, exactly. */
export function exactOf(value: number | Rational): Rational {
  if (typeof value !== 'number') return value
  const [digits = '', exponent = '0'] = String(value).split('e')
  const power = 10n ** BigInt(exponent.replace(/[+-]/, ''))
  return mul(decimal(digits), exponent.startsWith('-') ? ratio(1n, power) : ratio(power))
}

/** The matrix as fractions, every row as long as the longest. */
export function toExact(scores: ExactScores): (Rational | null)[][] {
  const items = scores.reduce((most, row) => Math.max(most, row.length), 0)
  return scores.map((row) =>
    Array.from({ length: items }, (_, item) => {
      const mark = row[item] ?? null
      return mark === null ? null : exactOf(mark)
    }),
  )
}

/** The fractions when no mark is missing, else null. */
export function toCompleteExact(scores: ExactScores): Rational[][] | null {
  const rows = toExact(scores)
  const complete = rows.map((row) => row.filter((mark) => mark !== null))
  return complete.every((row, judge) => row.length === rows[judge]?.length) ? complete : null
}

/** Rows of whole numbers that may be added up; BigInts where sums of so many rows would not be exact as doubles. */
export type WholeRows = { kind: 'number'; rows: number[][] } | { kind: 'bigint'; rows: bigint[][] }

/**
 * Each judge's marks above that judge's lowest, in one common unit: sums over judges, each however often, keep their
 * order. With `higherIsBetter` false the order is turned round.
 */
export function toWholeRows(rows: readonly (readonly Rational[])[], higherIsBetter: boolean): WholeRows {
  const above = rows.map((row) => {
    const [first, ...rest] = row
    if (!first) return []
    const least = rest.reduce((low, mark) => (compare(mark, low) < 0 ? mark : low), first)
    return row.map((mark) => (higherIsBetter ? sub(mark, least) : sub(least, mark)))
  })
  const unit = above.flat().reduce((common, { d }) => (common % d === 0n ? common : lcm(common, d)), 1n)
  const whole = above.map((row) => row.map(({ n, d }) => n * (unit / d)))
  const limit = BigInt(Number.MAX_SAFE_INTEGER) / BigInt(Math.max(1, rows.length))
  const isSmall = whole.every((row) => row.every((each) => each <= limit && each >= -limit))
  return isSmall
    ? { kind: 'number', rows: whole.map((row) => row.map(Number)) }
    : { kind: 'bigint', rows: whole }
}

/**
 * The values in a common unit that makes them whole numbers, so that sums and means that are equal come out equal. What
 * a double cannot hold beside the largest value is cut off.
 */
export function toWholeUnits(values: readonly number[]): number[] {
  const distinct = [...new Set(values)]
  const units = toCommonUnits(distinct.map(exactOf))
  const longest = [...units].reduce<number>(
    (most, unit) => Math.max(most, BigInt(unit).toString(2).length),
    0,
  )
  const excess = BigInt(Math.max(0, longest - 54))
  const byValue = new Map(distinct.map((value, at) => [value, Number(BigInt(units[at] ?? 0) >> excess)]))
  return values.map((value) => byValue.get(value) ?? 0)
}
