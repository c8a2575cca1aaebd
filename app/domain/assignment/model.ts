import { type AssignmentProblem, addable, openSeats, upwards } from './problem'

/** Fewest and most items of a judge, settled ones included. */
export interface LoadBounds {
  least: number
  most: number
}

export type CostOf = (judge: number, item: number) => number

/** What a linear program found: the optimum and its variables by name, or nothing that satisfies it. */
export type Solution =
  | { feasible: true; objective: number; values: ReadonlyMap<string, number> }
  | { feasible: false }

/** What one item too many of the same territory costs, against costs of single seats below it. */
const CROWDING = 1000

const seat = (judge: number, item: number) => `x_${judge}_${item}`
const WIDTH = 8

/** `x + y + z`, broken into short lines as the LP format wants them. */
function sum(terms: readonly string[]): string {
  const lines = Array.from({ length: Math.ceil(terms.length / WIDTH) }, (_, line) =>
    terms.slice(line * WIDTH, (line + 1) * WIDTH).join(' + '),
  )
  return lines.join('\n + ')
}

/**
 * Minimal cost flow from items to judges, as a linear program in the LP text format: every item gets its judges, every
 * judge a load within the bounds, at the least total cost; a judge who gets more of one territory than its share pays
 * for each. Such a program has whole-numbered corners, so that the simplex method answers with whole numbers.
 * @param bounds by judge
 */
export function assignmentModel(
  problem: AssignmentProblem,
  bounds: readonly LoadBounds[],
  cost: CostOf,
): string {
  const byJudge = bounds.map((): number[] => [])
  const rows: string[] = []
  const seats = openSeats(problem)
  addable(problem).forEach((judges, item) => {
    for (const judge of judges) byJudge[judge]?.push(item)
    if (judges.length > 0) rows.push(`${sum(judges.map((judge) => seat(judge, item)))} = ${seats[item]}`)
  })
  const settled = settledLoads(problem)
  const crowded: string[] = []
  byJudge.forEach((items, judge) => {
    if (items.length === 0) return
    const { least, most } = bounds[judge] ?? { least: 0, most: 0 }
    const load = sum(items.map((item) => seat(judge, item)))
    rows.push(`${load} >= ${least - (settled[judge] ?? 0)}`, `${load} <= ${most - (settled[judge] ?? 0)}`)
    for (const [territory, { own, share }] of sharesOf(problem, items, most)) {
      const excess = `o_${judge}_${territory}`
      crowded.push(excess)
      rows.push(`${sum(own.map((item) => seat(judge, item)))} - ${excess} <= ${share}`)
    }
  })
  const pairs = byJudge.flatMap((items, judge) => items.map((item) => ({ judge, item })))
  const costs = [
    ...pairs.map(({ judge, item }) => `${cost(judge, item)} ${seat(judge, item)}`),
    ...crowded.map((name) => `${CROWDING} ${name}`),
  ]
  return [
    `Minimize\n cost: ${sum(costs)}`,
    `Subject To\n${rows.map((row, at) => ` r${at}: ${row}`).join('\n')}`,
    `Bounds\n${pairs.map(({ judge, item }) => ` 0 <= ${seat(judge, item)} <= 1`).join('\n')}`,
    'End\n',
  ].join('\n')
}

/** The panels of a solution, upwards. */
export const readPanels = (problem: AssignmentProblem, values: ReadonlyMap<string, number>): number[][] =>
  addable(problem).map((judges, item) =>
    upwards([
      ...(problem.fixed[item] ?? []),
      ...judges.filter((judge) => (values.get(seat(judge, item)) ?? 0) > 0.5),
    ]),
  )

function settledLoads({ judges, fixed }: AssignmentProblem): number[] {
  const loads = new Array<number>(judges).fill(0)
  for (const panel of fixed) for (const judge of panel) loads[judge] = (loads[judge] ?? 0) + 1
  return loads
}

/** By territory: a judge's items there, and how many of them are a fair share; only where it could be exceeded. */
function sharesOf(
  { territory, eligible }: AssignmentProblem,
  items: readonly number[],
  most: number,
): [territory: number, { own: number[]; share: number }][] {
  const sizes = new Map<number, number>()
  for (const each of territory) sizes.set(each, (sizes.get(each) ?? 0) + 1)
  if (sizes.size < 2) return []
  const own = new Map<number, number[]>()
  for (const item of items) {
    const where = territory[item] ?? 0
    own.set(where, [...(own.get(where) ?? []), item])
  }
  return [...own].flatMap(([where, there]): [number, { own: number[]; share: number }][] => {
    const share = Math.ceil((most * (sizes.get(where) ?? 0)) / eligible.length)
    return there.length > share ? [[where, { own: there, share }]] : []
  })
}
