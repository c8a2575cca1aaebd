import type { BlockFit } from './additive-fit'
import type { Cell } from './design-graph'
import { type Undefined, undefinedFor } from './undefined-value'

export type StudentizedResidual = Cell & { value: number; residual: number }

/**
 * Externally studentized residuals, e ÷ √(σ²₍₋₎ (1 − h)) with the variance estimated without the mark itself, so
 * t-distributed with one degree of freedom less than the residual (Cook & Weisberg 1982). Only of the marks that
 * have one: a bridge of the design has no residual, and without the mark there must be an error left. `residual` in marks.
 */
export function studentizedResiduals({ unit, residuals, rss, residualDf }: BlockFit): StudentizedResidual[] {
  if (residualDf < 2) return []
  return residuals.flatMap(({ judge, item, value: residual, leverage }) => {
    const rest = 1 - leverage
    const left = rss - residual ** 2 / rest
    // What is left of the error is a difference: below so many digits it is rounding.
    if (rest === 0 || left <= 1e-12 * rss) return []
    const value = residual / Math.sqrt((left / (residualDf - 1)) * rest)
    return [{ judge, item, value, residual: residual * unit }]
  })
}

/** The mark furthest from what its judge and item let expect; the first of equals. */
export function largestStudentized(fit: BlockFit): (Cell & { value: number }) | Undefined {
  if (fit.residualDf < 2) return undefinedFor('too_few_marks')
  const all = studentizedResiduals(fit).sort((a, b) => a.judge - b.judge || a.item - b.item)
  const [first, ...rest] = all
  if (!first) return undefinedFor('no_residual_variation')
  const { judge, item, value } = rest.reduce(
    (most, each) => (Math.abs(each.value) > Math.abs(most.value) * (1 + 1e-9) ? each : most),
    first,
  )
  return { judge, item, value }
}
