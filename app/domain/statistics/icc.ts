import { fCdf } from './distributions'
import {
  type Interval,
  intervalAgreement,
  intervalConsistency,
  intervalOneWay,
  stepUp,
} from './icc-intervals'
import { type MeanSquares, meanSquares } from './mean-squares'
import { countItems, type Scores, toComplete } from './scores'
import { type Reason, type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

export type IccValue = { value: number; ci95: Interval } | Undefined
/** F with its degrees of freedom and the probability of one as large, were all items alike. */
export type FTest = { value: number; p: number; df1: number; df2: number } | Undefined
type Form = 'ICC(1,1)' | 'ICC(2,1)' | 'ICC(3,1)' | 'ICC(1,k)' | 'ICC(2,k)' | 'ICC(3,k)'

export type Icc = Record<Form, IccValue> &
  Record<'MSB' | 'MSW' | 'MSJ' | 'MSE', Statistic> &
  Record<'F_oneway' | 'F_twoway', FTest>

/**
 * The six intraclass correlations of Shrout & Fleiss (1979) with 95 % intervals: one judge or the mean of the k judges;
 * (1) judges not told apart, (2) judges random and their level counts, (3) judges fixed and only their order counts.
 * Complete matrices only. MSB between items, MSW within items, MSJ between judges, MSE residual.
 */
export function icc(scores: Scores): Icc {
  if (scores.length < 2) return nothing('too_few_judges')
  if (countItems(scores) < 2) return nothing('too_few_items')
  const complete = toComplete(scores)
  if (!complete) return nothing('incomplete')

  const { unit, squares } = meanSquares(complete)
  const { n, k, MSB, MSW, MSJ, MSE } = squares
  const bias = (MSJ - MSE) / n
  const oneWay = intervalOneWay(squares)
  const consistency = intervalConsistency(squares)
  const single = MSB + (k - 1) * MSE + k * bias
  const agreement = intervalAgreement(squares, (MSB - MSE) / single)
  const form = (signal: number, whole: number, ci95: Interval): IccValue =>
    isPositive(whole, squares)
      ? { value: signal / whole, ci95 }
      : undefinedFor(MSB === 0 ? 'no_variation' : 'negative_variance')
  const inMarks = (square: number) => statistic(square * unit * unit)
  return {
    'ICC(1,1)': form(MSB - MSW, MSB + (k - 1) * MSW, oneWay),
    'ICC(2,1)': form(MSB - MSE, single, agreement),
    'ICC(3,1)': form(MSB - MSE, MSB + (k - 1) * MSE, consistency),
    'ICC(1,k)': form(MSB - MSW, MSB, stepUp(oneWay, k)),
    'ICC(2,k)': form(MSB - MSE, MSB + bias, stepUp(agreement, k)),
    'ICC(3,k)': form(MSB - MSE, MSB, stepUp(consistency, k)),
    MSB: inMarks(MSB),
    MSW: inMarks(MSW),
    MSJ: inMarks(MSJ),
    MSE: inMarks(MSE),
    F_oneway: fTest(MSB, MSW, n - 1, n * (k - 1)),
    F_twoway: fTest(MSB, MSE, n - 1, (n - 1) * (k - 1)),
  }
}

/** A variance that its estimate makes zero (but for rounding) or negative carries no ratio. */
const isPositive = (whole: number, { MSB, MSW, MSJ, MSE }: MeanSquares) =>
  whole > 1e-12 * (MSB + MSW + MSJ + MSE)

function fTest(signal: number, error: number, df1: number, df2: number): FTest {
  if (error === 0) return undefinedFor(signal === 0 ? 'no_variation' : 'no_residual_variation')
  const value = signal / error
  // The upper tail is the lower one of 1/F: small probabilities keep their digits.
  return { value, p: value === 0 ? 1 : fCdf(1 / value, df2, df1), df1, df2 }
}

function nothing(reason: Reason): Icc {
  const none = undefinedFor(reason)
  return {
    'ICC(1,1)': none,
    'ICC(2,1)': none,
    'ICC(3,1)': none,
    'ICC(1,k)': none,
    'ICC(2,k)': none,
    'ICC(3,k)': none,
    MSB: none,
    MSW: none,
    MSJ: none,
    MSE: none,
    F_oneway: none,
    F_twoway: none,
  }
}
