import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceLoads } from '~/domain/assignment/balance'
import { busyPanels, improvePanels, ROUNDS } from '~/domain/assignment/improve'
import { readPanels } from '~/domain/assignment/model'
import { type AssignmentProblem, plainProblem } from '~/domain/assignment/problem'
import { startingModel } from '~/domain/assignment/start'
import { designQuality, efficiencyOf, judgeLoads } from '~/domain/statistics/design-quality'
import { solveModel } from '~/services/solver.server'
import { allPanels, problems } from './problems'

async function propose(problem: AssignmentProblem, seed: number): Promise<number[][]> {
  const start = startingModel(problem, seed)
  if (!start.feasible) throw new Error('not feasible')
  const solution = await solveModel(start.model)
  if (!solution.feasible) throw new Error('not solved')
  let panels = readPanels(problem, solution.values)
  for (let round = 0; round < ROUNDS; round++) panels = improvePanels(problem, panels, { seed, round })
  return panels
}

const everybody = (judges: number) => Array.from({ length: judges }, (_, judge) => judge)
const free = (judges: number, items: number, perItem: number) =>
  plainProblem(judges, perItem, new Array(items).fill(everybody(judges)))

describe('balanced designs are found where they exist', () => {
  it.each([
    [7, 7, 3, 3, 1],
    [6, 10, 5, 3, 2],
    [9, 12, 4, 3, 1],
    [13, 13, 4, 4, 1],
  ])('(v, b, r, k, λ) = (%i, %i, %i, %i, %i)', async (v, b, r, k, lambda) => {
    const { bibd, A_efficiency } = designQuality(v, await propose(free(v, b, k), 1))
    expect(bibd).toMatchObject({ v, b, r, k, lambda })
    expect(A_efficiency).toBeCloseTo((lambda * v) / (r * k), 12)
  })
})

it('mixes two closed panels until all judges can be compared and no single mark carries a bridge', () => {
  const closed = [
    [0, 1],
    [1, 2],
    [0, 2],
    [3, 4],
    [4, 5],
    [3, 5],
  ]
  expect(designQuality(6, closed).n_components).toBe(2)
  const panels = improvePanels(free(6, 6, 2), closed, { seed: 3, round: 0 })
  const { n_components, bridges, judge_load } = designQuality(6, panels)
  expect({ n_components, bridges, judge_load }).toEqual({
    n_components: 1,
    bridges: [],
    judge_load: [2, 2, 2, 2, 2, 2],
  })
})

it('mixes the territories of each judge', async () => {
  const problem = { ...free(4, 24, 2), territory: Array.from({ length: 24 }, (_, item) => item % 4) }
  const panels = await propose(problem, 7)
  const there = everybody(4).map((judge) =>
    everybody(4).map(
      (where) => panels.filter((panel, item) => item % 4 === where && panel.includes(judge)).length,
    ),
  )
  expect(there).toEqual(new Array(4).fill([3, 3, 3, 3]))
})

it('keeps conflicts, settled seats, panel sizes and the evenness of the loads, and never loses connection', () => {
  fc.assert(
    fc.property(problems({ judges: 5, items: 5 }), fc.integer(), (problem, seed) => {
      const balance = balanceLoads(problem)
      if (!balance.feasible) return
      const panels = improvePanels(problem, balance.panels, { seed, round: 0 })
      expect(allPanels(problem)).toContainEqual(panels)
      const sorted = (loads: number[]) => [...loads].sort((a, b) => a - b)
      expect(sorted(judgeLoads(problem.judges, panels))).toEqual(sorted(balance.loads))
      const pieces = (of: number[][]) => {
        const busy = busyPanels(problem.judges, of)
        return designQuality(busy.judges, busy.panels).n_components
      }
      expect(pieces(panels)).toBeLessThanOrEqual(pieces(balance.panels))
    }),
    { numRuns: 25 },
  )
})

it('is the same for the same seed and another for another', async () => {
  const problem = free(8, 20, 3)
  const [first, again, other] = [
    await propose(problem, 5),
    await propose(problem, 5),
    await propose(problem, 6),
  ]
  expect(JSON.stringify(again)).toBe(JSON.stringify(first))
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(first))
})

it('reckons the A-efficiency by one inverse as by all eigenvalues', () => {
  fc.assert(
    fc.property(problems({ judges: 5, items: 5 }), (problem) => {
      const panels = problem.eligible.filter(({ length }) => length > 0)
      const { A_efficiency } = designQuality(problem.judges, panels)
      if (A_efficiency === null) return
      expect(efficiencyOf(problem.judges, panels)).toBeCloseTo(A_efficiency, 9)
    }),
  )
})

it('counts whoever has nothing as a piece of their own', () => {
  const alone = designQuality(3, [[0, 1], [0, 1], []])
  expect([alone.connected, alone.n_components, alone.A_efficiency]).toEqual([false, 3, null])
  const single = designQuality(1, [[0]])
  expect([single.connected, single.pair_overlap_min, single.A_efficiency]).toEqual([true, null, null])
})
