import { fQuantile } from './distributions'
import type { MeanSquares } from './mean-squares'

/** Bounds of a 95 % interval; null where that side has none. */
export type Interval = [low: number | null, high: number | null]

/** Probability below the upper bound of a two-sided 95 % interval. */
const UPPER = 0.975

/** Interval of ICC(1,1): judges not told apart, so the mean square within items is the error. */
export const intervalOneWay = ({ n, k, MSB, MSW }: MeanSquares): Interval =>
  intervalOfRatio(MSB, MSW, k, [n - 1, n * (k - 1)])

/** Interval of ICC(3,1): the residual is the error, the judges' level does not count. */
export const intervalConsistency = ({ n, k, MSB, MSE }: MeanSquares): Interval =>
  intervalOfRatio(MSB, MSE, k, [n - 1, (n - 1) * (k - 1)])

/** From F between its quantiles, (F − 1) ÷ (F + k − 1), written without dividing by an error that may be zero. */
function intervalOfRatio(MSB: number, error: number, k: number, [df1, df2]: [number, number]): Interval {
  const [below, above] = [fQuantile(UPPER, df1, df2), fQuantile(UPPER, df2, df1)]
  return finite([
    (MSB - below * error) / (MSB + (k - 1) * below * error),
    (above * MSB - error) / (above * MSB + (k - 1) * error),
  ])
}

/**
 * Interval of ICC(2,1) with Satterthwaite's degrees of freedom (Shrout & Fleiss 1979; McGraw & Wong 1996), for the
 * point estimate `rho`.
 */
export function intervalAgreement({ n, k, MSB, MSJ, MSE }: MeanSquares, rho: number): Interval {
  const ofJudges = k * rho * MSJ
  const ofError = (n * (1 + (k - 1) * rho) - k * rho) * MSE
  const squares = (n - 1) * ofJudges ** 2 + ofError ** 2
  // Without any error the bounds do not hang on the degrees of freedom.
  const df = squares === 0 ? 1 : ((k - 1) * (n - 1) * (ofJudges + ofError) ** 2) / squares
  // Where the items' means are all equal the degrees of freedom vanish (but for rounding), and nothing bounds rho.
  if (df < 1e-9) return [null, null]
  const [below, above] = [fQuantile(UPPER, n - 1, df), fQuantile(UPPER, df, n - 1)]
  const error = k * MSJ + (k * n - k - n) * MSE
  // The lower bound is divided through by its quantile, which has no end as the degrees of freedom vanish.
  return finite([
    (n * (MSB / below - MSE)) / (error + (n * MSB) / below),
    (n * (above * MSB - MSE)) / (error + n * above * MSB),
  ])
}

/** From one judge to the mean of k (Spearman & Brown); a bound beyond the formula's pole is none. */
export function stepUp([low, high]: Interval, k: number): Interval {
  const step = (bound: number | null) => {
    const whole = bound === null ? 0 : 1 + (k - 1) * bound
    return bound !== null && whole > 0 ? (k * bound) / whole : Number.NaN
  }
  return finite([step(low), step(high)])
}

const finite = (bounds: [number, number]): Interval => {
  const [low, high] = bounds.map((bound) => (Number.isFinite(bound) ? bound : null))
  return [low ?? null, high ?? null]
}
