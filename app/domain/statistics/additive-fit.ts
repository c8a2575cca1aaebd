import { Matrix } from 'ml-matrix'
import { invertConnected, type JudgeSystem, judgeSystem, variancesWith } from './additive-system'
import type { Block, Mark } from './design-graph'
import { mean, total } from './scores'

/** Residual of a mark and its leverage (1: the mark alone decides its fitted value). */
export type Residual = { judge: number; item: number; value: number; leverage: number }

/**
 * y = q − s + e in one component, Σ s = 0 over its judges. Everything is in `unit`s of marks (squares in its square);
 * variances of q and s in units of the residual variance; lists follow the block's judges and items.
 */
export type BlockFit = {
  system: JudgeSystem
  unit: number
  severity: number[]
  adjusted: number[]
  severityVariance: number[]
  adjustedVariance: number[]
  residuals: Residual[]
  residualDf: number
  rss: number
  /** Rise of the residual sum of squares if all judges, or all items, were alike. */
  dueToJudges: number
  dueToItems: number
}

/** Marks know some twelve digits; what is less is rounding. */
const ROUNDING = 1e-12
/** A leverage nearer to 1 is 1: the mark is a bridge of the design, its residual is nothing. */
const FULL = 1 - 1e-9

/** Least squares in one connected block of the design. */
export function fitBlock(marks: readonly Mark[], block: Block): BlockFit {
  const system = judgeSystem(marks, block)
  const covariance = invertConnected(system.information)
  const leniency = covariance.mmul(Matrix.columnVector(system.deviations)).to1DArray()
  const centre = mean(leniency)
  const severity = leniency.map((value) => centre - value)
  const rows = covariance.to2DArray()
  const variances = system.items.map(variancesWith(rows))
  const adjusted = system.items.map((item) => adjust(item, severity))
  const residuals = system.items.flatMap(({ judges, values }, at) =>
    judges.map((judge, i): Residual => {
      const leverage = variances[at]?.fitted[i] ?? 1
      const value = (values[i] ?? 0) - (adjusted[at] ?? 0) + (severity[judge] ?? 0)
      const ends = { judge: block.judges[judge] ?? 0, item: block.items[at] ?? 0 }
      return leverage > FULL ? { ...ends, value: 0, leverage: 1 } : { ...ends, value, leverage }
    }),
  )
  const rss = total(residuals.map(({ value }) => value ** 2))
  const isRounding = (sum: number) => sum <= system.marks * ROUNDING ** 2
  return {
    system,
    unit: system.unit,
    severity,
    adjusted: adjusted.map((value) => value + system.centre),
    severityVariance: covariance.diagonal(),
    adjustedVariance: variances.map(({ item }) => item),
    residuals,
    residualDf: residualDf(system),
    rss: isRounding(rss) ? 0 : rss,
    dueToJudges: isRounding(system.withinItems) ? 0 : Math.max(0, system.withinItems - rss),
    dueToItems: isRounding(system.withinJudges) ? 0 : Math.max(0, system.withinJudges - rss),
  }
}

/** An item's mean with its judges' severities taken back: q = mean of y + s. */
export const adjust = (
  { judges, values }: JudgeSystem['items'][number],
  severity: readonly number[],
): number => mean(values.map((value, at) => value + (severity[judges[at] ?? 0] ?? 0)))

export const residualDf = ({ marks, items, deviations }: JudgeSystem): number =>
  marks - items.length - deviations.length + 1
