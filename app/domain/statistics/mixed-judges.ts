import { EigenvalueDecomposition, type Matrix } from 'ml-matrix'
import { type Figures, figures } from './additive-estimates'
import { adjust } from './additive-fit'
import { placesOf } from './additive-ranks'
import { type JudgeSystem, variancesWith } from './additive-system'
import { type MixedDesign, mixedDesign } from './mixed-design'
import { minimizeRatio } from './mixed-minimum'
import { type Scores, total } from './scores'
import { type Reason, type Statistic, statistic, type Undefined, undefinedFor } from './undefined-value'

export type MixedJudges = {
  adjusted_item: Figures | Undefined
  rank_adjusted: (number | null)[] | null
  severity: Figures | Undefined
  se_adjusted_item: Figures | Undefined
  se_severity: Figures | Undefined
  var_judge: Statistic
  var_residual: Statistic
  sd_judge: Statistic
  sd_residual: Statistic
  reml_criterion: Statistic
}

/**
 * y = q − s + e with items fixed and judges random, s ~ N(0, σ²ⱼ), by restricted maximum likelihood: severities are
 * shrunk as far as the marks do not bear them out (positive = severe), and items keep their own level. Standard errors
 * are those of the mixed-model equations (Henderson 1975), as if the variances were known. Where the variance of the
 * judges is estimated as zero, adjusted is raw. `higherIsBetter` turns only the places; `design` spares fitting it twice.
 */
export function mixedJudges(
  scores: Scores,
  higherIsBetter = true,
  design: MixedDesign | Reason = mixedDesign(scores),
): MixedJudges {
  if (typeof design === 'string') return nothing(design)
  const { block, system, size } = design
  const { unit, items } = system
  const spectrum = decompose(system)
  const { at: ratio, value } = minimizeRatio((t) => criterionAt(t, system, spectrum))
  const df = system.marks - items.length
  const residual = quadratic(ratio, system, spectrum) / df
  const covariance = shrunkCovariance(ratio, spectrum)
  const severity = covariance.map(
    (row) => 0 - total(row.map((each, at) => each * (system.deviations[at] ?? 0))),
  )
  const variances = items.map(variancesWith(covariance)).map(({ item }) => item)
  const inMarks = (values: readonly number[]) => values.map((each) => each * unit)
  const errors = (values: readonly number[]) =>
    inMarks(values.map((each) => Math.sqrt(Math.max(0, each) * residual)))
  const adjusted = figures(
    inMarks(items.map((item) => adjust(item, severity) + system.centre)),
    block.items,
    size.items,
  )
  return {
    adjusted_item: adjusted,
    rank_adjusted: adjusted.value === null ? null : placesOf(adjusted.value, higherIsBetter),
    severity: figures(inMarks(severity), block.judges, size.judges),
    se_adjusted_item: figures(errors(variances), block.items, size.items),
    se_severity: figures(errors(covariance.map((row, at) => row[at] ?? 0)), block.judges, size.judges),
    var_judge: statistic(ratio * residual * unit * unit),
    var_residual: statistic(residual * unit * unit),
    sd_judge: statistic(Math.sqrt(ratio * residual) * unit),
    sd_residual: statistic(Math.sqrt(residual) * unit),
    reml_criterion: statistic(value + 2 * df * Math.log(unit)),
  }
}

/** C = U diag(λ) Uᵀ, and the deviations along U: the criterion for any ratio of variances in J steps. */
type Spectrum = { values: number[]; vectors: Matrix; along: number[] }

function decompose({ information, deviations }: JudgeSystem): Spectrum {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(information, {
    assumeSymmetric: true,
  })
  const along = eigenvectorMatrix.transpose().to2DArray()
  return {
    values: realEigenvalues.map((value) => Math.max(0, value)),
    vectors: eigenvectorMatrix,
    along: along.map((vector) => total(vector.map((each, at) => each * (deviations[at] ?? 0)))),
  }
}

/** Residual sum of squares at a ratio t of the variances, the penalty included: Σ(y − ȳᵢ)² − Σ t ρ² ÷ (1 + tλ). */
const quadratic = (t: number, { withinItems }: JudgeSystem, { values, along }: Spectrum): number =>
  withinItems - total(values.map((value, at) => (t * (along[at] ?? 0) ** 2) / (1 + t * value)))

/** −2 log restricted likelihood, σ² profiled out: Σ log kᵢ + Σ log(1 + tλ) + (N − I)(1 + log(2π r² ÷ (N − I))). */
function criterionAt(t: number, system: JudgeSystem, spectrum: Spectrum): number {
  const df = system.marks - system.items.length
  const logs = total(spectrum.values.map((value) => Math.log1p(t * value)))
  const panels = total(system.items.map(({ judges }) => Math.log(judges.length)))
  const square = Math.max(quadratic(t, system, spectrum), Number.MIN_VALUE)
  return panels + logs + df * (1 + Math.log((2 * Math.PI * square) / df))
}

/** t (I + tC)⁻¹: covariance of the judges given the marks, in units of the residual variance. */
function shrunkCovariance(t: number, { values, vectors }: Spectrum): number[][] {
  const rows = vectors.to2DArray()
  const weights = values.map((value) => t / (1 + t * value))
  return rows.map((a) => rows.map((b) => total(weights.map((w, at) => w * (a[at] ?? 0) * (b[at] ?? 0)))))
}

function nothing(reason: Reason): MixedJudges {
  const none = undefinedFor(reason)
  return {
    adjusted_item: none,
    rank_adjusted: null,
    severity: none,
    se_adjusted_item: none,
    se_severity: none,
    var_judge: none,
    var_residual: none,
    sd_judge: none,
    sd_residual: none,
    reml_criterion: none,
  }
}
