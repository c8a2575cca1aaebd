import { fQuantile } from './distributions'
import type { MeanSquares } from './mean-squares'

export type Interval = [low: number, high: number]

/** Probability below the upper bound of a two-sided 95 % interval. */
const UPPER = 0.975

/** Interval of ICC(1,1): judges not told apart, so the mean square within items is the error. */
export const intervalOneWay = ({ n, k, MSB, MSW }: MeanSquares): Interval | null =>
  intervalOfRatio(MSB, MSW, k, [n - 1, n * (k - 1)])

/** Interval of ICC(3,1): the residual is the error, the judges' level does not count. */
export const intervalConsistency = ({ n, k, MSB, MSE }: MeanSquares): Interval | null =>
  intervalOfRatio(MSB, MSE, k, [n - 1, (n - 1) * (k - 1)])

/** From F between its quantiles, (F − 1) ÷ (F + k − 1), written without dividing by an error that may be zero. */
function intervalOfRatio(MSB: number, error: number, k: number, [df1, df2]: [number, number]) {
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
export function intervalAgreement({ n, k, MSB, MSJ, MSE }: MeanSquares, rho: number): Interval | null {
  const ofJudges = k * rho * MSJ
  const ofError = (n * (1 + (k - 1) * rho) - k * rho) * MSE
  const squares = (n - 1) * ofJudges ** 2 + ofError ** 2
  // Without any error the bounds do not hang on the degrees of freedom.
  const df = squares === 0 ? 1 : ((k - 1) * (n - 1) * (ofJudges + ofError) ** 2) / squares
  const [below, above] = [fQuantile(UPPER, n - 1, df), fQuantile(UPPER, df, n - 1)]
  const error = k * MSJ + (k * n - k - n) * MSE
  return finite([
    (n * (MSB - below * MSE)) / (below * error + n * MSB),
    (n * (above * MSB - MSE)) / (error + n * above * MSB),
  ])
}

/** From one judge to the mean of k (Spearman & Brown); null where a bound lies beyond the formula's pole. */
export function stepUp(interval: Interval | null, k: number): Interval | null {
  if (interval === null || interval.some((bound) => 1 + (k - 1) * bound <= 0)) return null
  const [low, high] = interval
  return finite([(k * low) / (1 + (k - 1) * low), (k * high) / (1 + (k - 1) * high)])
}

const finite = (interval: Interval): Interval | null => (interval.every(Number.isFinite) ? interval : null)
