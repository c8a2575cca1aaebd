import type { Block } from '~/domain/assignment/balance'
import { improvePanels } from '~/domain/assignment/improve'
import { readPanels } from '~/domain/assignment/model'
import { type AssignmentProblem, openSeats, upwards } from '~/domain/assignment/problem'
import { startingModel } from '~/domain/assignment/start'
import { solveModel } from './solver.server'

export interface ArrangeOrder {
  problem: AssignmentProblem
  seed: number
  /** What to improve in which round; the first proposal without. */
  from?: { panels: number[][]; round: number }
}

export type Arranged = { feasible: true; panels: number[][] } | { feasible: false; blocks: Block[] }

/** One step of the optimizer; the same order gives the same panels. */
export async function arrange({ problem, seed, from }: ArrangeOrder): Promise<Arranged> {
  if (openSeats(problem).every((seats) => seats === 0))
    return { feasible: true, panels: problem.fixed.map(upwards) }
  if (from)
    return { feasible: true, panels: improvePanels(problem, from.panels, { seed, round: from.round }) }
  const start = startingModel(problem, seed)
  if (!start.feasible) return start
  const solution = await solveModel(start.model)
  if (!solution.feasible) throw new Error('no assignment within bounds that a flow has shown to hold')
  return { feasible: true, panels: readPanels(problem, solution.values) }
}
