import { mulberry32 } from '../statistics/mulberry32'
import { type Balance, balanceLoads } from './balance'
import { assignmentModel, type CostOf, type LoadBounds } from './model'
import type { AssignmentProblem } from './problem'

/**
 * The model whose optimum is the first proposal, or what stands against any. Loads are as even as conflicts allow;
 * which of the eligible judges an item gets is drawn by the seed, so that nobody can foresee it (Jecmen et al. 2020).
 */
export function startingModel(
  problem: AssignmentProblem,
  seed: number,
): { feasible: true; model: string } | Extract<Balance, { feasible: false }> {
  const balance = balanceLoads(problem)
  if (!balance.feasible) return balance
  return {
    feasible: true,
    model: assignmentModel(problem, boundsOf(balance.loads), drawCosts(problem, seed)),
  }
}

/** Judges at the two greatest loads may change places; one whom conflicts keep below has what is possible. */
export function boundsOf(loads: readonly number[]): LoadBounds[] {
  const top = loads.reduce((most, load) => Math.max(most, load), 0)
  return loads.map((load) => (load >= top - 1 ? { least: top - 1, most: top } : { least: load, most: load }))
}

const RANGE = 100

function drawCosts({ judges, eligible }: AssignmentProblem, seed: number): CostOf {
  const next = mulberry32(seed)
  const costs = eligible.map(() => Array.from({ length: judges }, () => next() % RANGE))
  return (judge, item) => costs[item]?.[judge] ?? 0
}
