import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { ratio, toFractionText } from '../rational'
import { invert, invertConnected } from './additive-system'
import { type Cell, designGraph } from './design-graph'
import { total } from './scores'

/** By item: the distinct judges who score it. */
export type Panels = readonly (readonly number[])[]

/** A balanced incomplete block design: v judges, b items, r items a judge, k judges an item, each pair together λ times. */
export interface BalancedDesign {
  v: number
  b: number
  r: number
  k: number
  lambda: number
  /** λv/(rk), exact. */
  efficiency_lambda_v_over_rk: string
}

export interface DesignQuality {
  connected: boolean
  n_components: number
  /** By judge: how many items. */
  judge_load: number[]
  /** By item: how many judges. */
  item_size: number[]
  /** Fewest and most items that two judges have in common; null for fewer than two judges. */
  pair_overlap_min: number | null
  pair_overlap_max: number | null
  /** Upwards; null where the design is not connected. */
  canonical_efficiency_factors: number[] | null
  A_efficiency: number | null
  E_efficiency: number | null
  /** Of the difference between two judges' severities, in units of the residual variance. */
  mean_variance_judge_difference: number | null
  max_variance_judge_difference: number | null
  /** Marks without which the design falls into more pieces: [judge, item]. */
  bridges: [judge: number, item: number][]
  bibd: BalancedDesign | null
}

/**
 * How well a design lets judges be compared (John & Williams, Cyclic and Computer Generated Designs). With r items a
 * judge and k judges an item, C = diag(r) − N diag(1/k) Nᵀ; the canonical efficiency factors are the non-zero
 * eigenvalues of r^-½ C r^-½, A their harmonic mean, E the smallest. A judge without items, and an item without
 * judges, is a piece of its own: such a design is not connected.
 */
export function designQuality(judges: number, panels: Panels): DesignQuality {
  const loads = judgeLoads(judges, panels)
  const overlaps = pairOverlaps(judges, panels)
  const pairs = overlaps.flatMap((row, a) => row.slice(a + 1))
  const { components, bridges } = designGraph(cellsOf(panels))
  const alone = loads.filter((load) => load === 0).length + panels.filter(({ length }) => length === 0).length
  const pieces = components.length + alone
  return {
    connected: pieces === 1,
    n_components: pieces,
    judge_load: loads,
    item_size: panels.map(({ length }) => length),
    pair_overlap_min: pairs.length > 0 ? pairs.reduce((a, b) => Math.min(a, b)) : null,
    pair_overlap_max: pairs.length > 0 ? pairs.reduce((a, b) => Math.max(a, b)) : null,
    ...(pieces === 1 && judges > 1 ? efficiencies(loads, informationOf(judges, panels)) : NONE),
    bridges,
    bibd: balancedDesign(loads, panels, pairs),
  }
}

const NONE = {
  canonical_efficiency_factors: null,
  A_efficiency: null,
  E_efficiency: null,
  mean_variance_judge_difference: null,
  max_variance_judge_difference: null,
}

export const cellsOf = (panels: Panels): Cell[] =>
  panels.flatMap((panel, item) => panel.map((judge) => ({ judge, item })))

export function judgeLoads(judges: number, panels: Panels): number[] {
  const loads = new Array<number>(judges).fill(0)
  for (const panel of panels) for (const judge of panel) loads[judge] = (loads[judge] ?? 0) + 1
  return loads
}

/** Judges × judges: the items that two have in common; on the diagonal a judge's own. */
export function pairOverlaps(judges: number, panels: Panels): number[][] {
  const overlaps = Array.from({ length: judges }, () => new Array<number>(judges).fill(0))
  for (const panel of panels)
    for (const a of panel) {
      const row = overlaps[a] ?? []
      for (const b of panel) row[b] = (row[b] ?? 0) + 1
    }
  return overlaps
}

/** C = diag(r) − N diag(1/k) Nᵀ. */
export function informationOf(judges: number, panels: Panels): Matrix {
  const information = Matrix.diag(judgeLoads(judges, panels))
  for (const panel of panels)
    for (const a of panel)
      for (const b of panel) information.set(a, b, information.get(a, b) - 1 / panel.length)
  return information
}

/** r^-½ C r^-½, whose only zero eigenvalue belongs to r^½ where the design is connected; exactly symmetric. */
function standardized(loads: readonly number[], information: Matrix): Matrix {
  const matrix = information.clone()
  loads.forEach((own, a) => {
    loads.forEach((other, b) => {
      matrix.set(a, b, information.get(a, b) / Math.sqrt(own * other))
    })
  })
  return matrix
}

function efficiencies(loads: readonly number[], information: Matrix) {
  const values = new EigenvalueDecomposition(standardized(loads, information), { assumeSymmetric: true })
  const factors = values.realEigenvalues.sort((a, b) => a - b).slice(1)
  const inverse = invertConnected(information)
  let worst = 0
  for (const a of loads.keys())
    for (let b = 0; b < a; b++)
      worst = Math.max(worst, inverse.get(a, a) + inverse.get(b, b) - 2 * inverse.get(a, b))
  return {
    canonical_efficiency_factors: factors,
    A_efficiency: factors.length / total(factors.map((factor) => 1 / factor)),
    E_efficiency: factors[0] ?? null,
    mean_variance_judge_difference: (2 * inverse.trace()) / (loads.length - 1),
    max_variance_judge_difference: worst,
  }
}

/** The A-efficiency of a connected design by one inverse instead of all eigenvalues. */
export function efficiencyOf(judges: number, panels: Panels): number {
  const loads = judgeLoads(judges, panels)
  const marks = total(loads)
  const regular = standardized(loads, informationOf(judges, panels))
  const kernel = loads.map((own) => loads.map((other) => Math.sqrt(own * other) / marks))
  return (judges - 1) / (invert(regular.add(new Matrix(kernel))).trace() - 1)
}

function balancedDesign(
  loads: readonly number[],
  panels: Panels,
  pairs: readonly number[],
): BalancedDesign | null {
  const [r, k, lambda] = [same(loads), same(panels.map(({ length }) => length)), same(pairs)]
  const [v, b] = [loads.length, panels.length]
  if (!r || !k || !lambda || k >= v) return null
  const efficiency = ratio(BigInt(lambda * v), BigInt(r * k))
  return { v, b, r, k, lambda, efficiency_lambda_v_over_rk: toFractionText(efficiency) }
}

/** What all are, or null where they differ. */
const same = (values: readonly number[]): number | null => {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
