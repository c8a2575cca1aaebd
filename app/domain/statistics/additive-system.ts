import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import type { Block, Mark } from './design-graph'
import { mean, squaresAbout, total, unitOf } from './scores'

/** The marks of one item: by place of the judge in the block, less the block's mean, divided by the unit. */
export type ItemMarks = { judges: number[]; values: number[]; mean: number }

/**
 * Least squares of judges and items with the items eliminated. `information` is the judges × judges matrix
 * C = diag(r) − N diag(1/k) Nᵀ (r marks per judge, k per item, N the incidence), `deviations` Σ (y − item's mean) per
 * judge, so C b = deviations for the judges' leniencies b. Linear in the marks but for the square of an item's panel.
 */
export type JudgeSystem = {
  unit: number
  centre: number
  marks: number
  items: ItemMarks[]
  information: Matrix
  deviations: number[]
  withinItems: number
  withinJudges: number
}

/** The system of one component; `marks` are those of its judges and items. */
export function judgeSystem(marks: readonly Mark[], block: Block): JudgeSystem {
  const unit = unitOf(marks.map(({ score }) => score))
  const centre = mean(marks.map(({ score }) => score / unit))
  const places = new Map(block.judges.map((judge, place) => [judge, place]))
  const panels = new Map(
    block.items.map((item) => [item, { judges: [] as number[], values: [] as number[] }]),
  )
  const byJudge: number[][] = block.judges.map(() => [])
  for (const { judge, item, score } of marks) {
    const place = places.get(judge) ?? 0
    const value = score / unit - centre
    panels.get(item)?.judges.push(place)
    panels.get(item)?.values.push(value)
    byJudge[place]?.push(value)
  }
  const items = [...panels.values()].map((panel) => ({ ...panel, mean: mean(panel.values) }))
  const shared = byJudge.map(() => byJudge.map(() => 0))
  const deviations = byJudge.map(() => 0)
  for (const { judges, values, mean } of items) {
    judges.forEach((a, at) => {
      deviations[a] = (deviations[a] ?? 0) + (values[at] ?? 0) - mean
      const row = shared[a] ?? []
      for (const b of judges) row[b] = (row[b] ?? 0) + 1 / judges.length
    })
  }
  const loads = Matrix.diag(byJudge.map((values) => values.length))
  return {
    unit,
    centre,
    marks: marks.length,
    items,
    information: loads.sub(new Matrix(shared)),
    deviations,
    withinItems: total(items.map(({ values, mean }) => squaresAbout(values, mean))),
    withinJudges: total(byJudge.map((values) => squaresAbout(values))),
  }
}

/** Inverse of a symmetric positive definite matrix. */
export const invert = (matrix: Matrix): Matrix =>
  new CholeskyDecomposition(matrix).solve(Matrix.eye(matrix.rows))

/**
 * The inverse C⁺ under Σ b = 0: where the design is connected only the constant is lost, so C + cJ is regular. Times
 * the residual variance it is the covariance of the leniencies.
 */
export function invertConnected(information: Matrix): Matrix {
  const judges = information.rows
  const weight = Math.max(1, information.trace() / judges)
  const inverse = invert(Matrix.add(information, weight / judges))
  return inverse.sub(1 / (weight * judges))
}

type Variances = { item: number; fitted: number[] }

/**
 * For one item, from the rows of a covariance of the judges' leniencies: variance of the adjusted item 1/k + k⁻² ΣΣ V
 * and, per mark, of its fitted value (leverage), both in units of the residual variance. Items with the same judges
 * share them.
 */
export function variancesWith(
  covariance: readonly (readonly number[])[],
): (item: Pick<ItemMarks, 'judges'>) => Variances {
  const known = new Map<string, Variances>()
  return ({ judges }) => {
    const panel = judges.join(' ')
    const found = known.get(panel) ?? variancesOf(judges, covariance)
    known.set(panel, found)
    return found
  }
}

function variancesOf(judges: readonly number[], covariance: readonly (readonly number[])[]): Variances {
  const k = judges.length
  const rowSums = judges.map((a) => {
    const row = covariance[a] ?? []
    return judges.reduce((sum, b) => sum + (row[b] ?? 0), 0)
  })
  const ofMean = total(rowSums) / k ** 2
  const fitted = judges.map(
    (a, at) => 1 / k + (covariance[a]?.[a] ?? 0) - (2 * (rowSums[at] ?? 0)) / k + ofMean,
  )
  return { item: 1 / k + ofMean, fitted }
}
