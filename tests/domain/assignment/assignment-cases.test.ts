import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { balanceLoads } from '~/domain/assignment/balance'
import { assignmentModel, readPanels } from '~/domain/assignment/model'
import { plainProblem } from '~/domain/assignment/problem'
import { designQuality, judgeLoads } from '~/domain/statistics/design-quality'
import { solveModel } from '~/services/solver.server'
import { severityDifferences } from '../statistics/severity-case'

type Fields = Record<string, unknown>

function readCases<Input>(name: string): { title: string; input: Input; expected: Fields }[] {
  return JSON.parse(readFileSync(new URL(`../../cases/${name}.json`, import.meta.url), 'utf8')).cases
}

describe('assignment_design_metrics', () => {
  const cases = readCases<{ n_judges: number; panels: number[][] }>('assignment_design_metrics')
  it('are all there', () => {
    expect(cases.length).toBe(5)
  })
  it.each(cases)('$title', ({ input, expected }) => {
    const { bibd, ...rest } = expected
    const quality = designQuality(input.n_judges, input.panels)
    expect(severityDifferences(rest, { ...quality })).toEqual([])
    const { origin: _, ...design } = (bibd ?? {}) as Fields
    expect(quality.bibd ?? {}).toEqual(design)
  })
})

interface FlowInput {
  n_items: number
  n_judges: number
  judges_per_item: number
  min_load: number
  max_load: number
  conflicts_judge_item: [number, number][]
  cost_judge_item?: number[][]
}

/** Everything that is said of the case, by the definitions written in it. */
async function solveCase(input: FlowInput) {
  const conflicts = new Set(input.conflicts_judge_item.map(([judge, item]) => `${judge} ${item}`))
  const eligible = Array.from({ length: input.n_items }, (_, item) =>
    Array.from({ length: input.n_judges }, (_, judge) => judge).filter(
      (judge) => !conflicts.has(`${judge} ${item}`),
    ),
  )
  const problem = plainProblem(input.n_judges, input.judges_per_item, eligible)
  const bounds = Array.from({ length: input.n_judges }, () => ({
    least: input.min_load,
    most: input.max_load,
  }))
  const costOf = (judge: number, item: number) => input.cost_judge_item?.[judge]?.[item] ?? 0
  const solution = await solveModel(assignmentModel(problem, bounds, costOf))
  const even = balanceLoads(problem)
  const bounded = balanceLoads(problem, input.max_load)
  const panels = solution.feasible ? readPanels(problem, solution.values) : null
  const cost = panels
    ?.flatMap((panel, item) => panel.map((judge) => costOf(judge, item)))
    .reduce((a, b) => a + b, 0)
  return {
    panels,
    eligible,
    blocks: bounded.feasible ? [] : bounded.blocks,
    actual: {
      feasible: solution.feasible && bounded.feasible,
      optimal_cost: cost ?? null,
      smallest_feasible_max_load:
        even.feasible && Math.min(...even.loads) >= input.min_load ? Math.max(...even.loads) : null,
      blocking_items: bounded.feasible ? [] : bounded.blocks.flatMap(({ items }) => items),
    } as Fields,
  }
}

describe('assignment_min_cost_flow', () => {
  const cases = readCases<FlowInput>('assignment_min_cost_flow')
  it('are all there', () => {
    expect(cases.length).toBe(5)
  })
  it.each(cases)('$title', async ({ input, expected }) => {
    const { must: _, ...wanted } = expected
    const { panels, actual, eligible } = await solveCase(input)
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, actual[name]]))).toEqual(wanted)
    if (!panels) return
    const loads = judgeLoads(input.n_judges, panels)
    expect(panels.map((panel) => new Set(panel).size)).toEqual(panels.map(() => input.judges_per_item))
    expect(loads.filter((load) => load < input.min_load || load > input.max_load)).toEqual([])
    expect(
      panels.flatMap((panel, item) => panel.filter((judge) => !eligible[item]?.includes(judge))),
    ).toEqual([])
  })
  it('names the missing judges of each blocking item', async () => {
    const impossible = cases.at(-1)
    expect(impossible && (await solveCase(impossible.input)).blocks).toEqual([
      { items: [0], judges: [3, 4], missing: 1 },
      { items: [1], judges: [3, 4], missing: 1 },
    ])
    const dense = cases.at(-2)
    expect(dense && (await solveCase(dense.input)).blocks).toEqual([
      { items: [0], judges: [1], missing: 2 },
      { items: [1], judges: [2], missing: 2 },
      { items: [2], judges: [2, 3], missing: 1 },
      { items: [3], judges: [2, 3], missing: 1 },
      { items: [4], judges: [2, 3], missing: 1 },
      { items: [5], judges: [1], missing: 2 },
      { items: [9], judges: [3], missing: 2 },
    ])
  })
})
