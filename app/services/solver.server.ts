import loadHighs from 'highs'
import type { Solution } from '~/domain/assignment/model'

/** Loaded once a thread. */
let solver: ReturnType<typeof loadHighs> | undefined

/**
 * Solves a linear program in the LP text format by HiGHS, the same in every run.
 * @throws Error when the solver ends without an answer
 */
export async function solveModel(model: string): Promise<Solution> {
  solver ??= loadHighs()
  const answer = (await solver).solve(model, { output_flag: false, random_seed: 0 })
  if (answer.Status === 'Infeasible') return { feasible: false }
  if (answer.Status !== 'Optimal') throw new Error(`the solver ended without an answer: ${answer.Status}`)
  const values = Object.entries(answer.Columns).map(([name, { Primal }]): [string, number] => [name, Primal])
  return { feasible: true, objective: answer.ObjectiveValue, values: new Map(values) }
}
