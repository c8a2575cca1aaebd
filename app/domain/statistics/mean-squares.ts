import { mean, squaresAbout, total, unitOf } from './scores'

/** Mean squares of n items by k judges: between items, within items, between judges, residual. */
export type MeanSquares = { n: number; k: number; MSB: number; MSW: number; MSJ: number; MSE: number }

/** A deviation below so many units of the last place is rounding, not variation. */
const ROUNDING = 32 * Number.EPSILON

/**
 * Two-way analysis of variance without replication of a complete matrix of at least 2 × 2, for marks divided by `unit`
 * (so the mean squares are for marks of that unit). What is only rounding counts as exactly zero.
 */
export function meanSquares(rows: readonly (readonly number[])[]): { unit: number; squares: MeanSquares } {
  const [k, n] = [rows.length, rows[0]?.length ?? 0]
  const unit = unitOf(rows.flat())
  const scaled = rows.map((row) => row.map((score) => score / unit))
  const grand = mean(scaled.flat())
  // From the grand mean on, so that a common level costs no digits.
  const deviations = scaled.map((row) => row.map((score) => score - grand))
  const ofJudges = deviations.map(mean)
  const columns = Array.from({ length: n }, (_, item) => deviations.map((row) => row[item] ?? 0))
  const ofItems = columns.map(mean)

  const least = n * k * ROUNDING ** 2
  const meanSquare = (sum: number, df: number) => (sum <= least ? 0 : sum / df)
  const residual = total(
    columns.map((column, item) =>
      squaresAbout(
        column.map((deviation, judge) => deviation - (ofJudges[judge] ?? 0)),
        ofItems[item] ?? 0,
      ),
    ),
  )
  const squares = {
    n,
    k,
    MSB: meanSquare(k * squaresAbout(ofItems, 0), n - 1),
    MSW: meanSquare(total(columns.map((column) => squaresAbout(column))), n * (k - 1)),
    MSJ: meanSquare(n * squaresAbout(ofJudges, 0), k - 1),
    MSE: meanSquare(residual, (n - 1) * (k - 1)),
  }
  return { unit, squares }
}
