import { designGraph } from '../statistics/design-graph'
import { cellsOf, efficiencyOf, judgeLoads } from '../statistics/design-quality'
import { mulberry32 } from '../statistics/mulberry32'
import { Arrangement } from './arrangement'
import { exchange } from './exchange'
import type { AssignedPanels, AssignmentProblem } from './problem'

/** Each a search of its own, from the best found so far; between them the work can be stopped. */
export const ROUNDS = 8

/** How much worse a change may make the panels, less from one step to the next. */
const THRESHOLDS = [24, 12, 6, 3, 1, 0, 0]
const MOVES = { least: 4000, perSeat: 60 }
/** What looking at the whole graph, or inverting a matrix, may cost in one round. */
const REPAIR_WORK = 400_000
const REFINE_WORK = 6_000_000

/** What is compared of two assignments, the first difference deciding: pieces, bridges, unevenness, loss of efficiency. */
type Worth = readonly [pieces: number, bridges: number, unevenness: number, inefficiency: number]

/**
 * One round of exchanges (threshold accepting, Dueck & Scheuer 1990, then descent): pairs of judges and territories as
 * even as possible, then the greatest A-efficiency. Conflicts, settled seats, panel sizes and the spread of the loads
 * stay. Whatever it finds is taken only if the design is not in more pieces, nor hangs on more single marks, than
 * before. The same seed and round give the same panels.
 */
export function improvePanels(
  problem: AssignmentProblem,
  panels: AssignedPanels,
  { seed, round }: { seed: number; round: number },
): number[][] {
  const next = mulberry32(seed + Math.imul(round + 1, 0x9e3779b9))
  const arrangement = new Arrangement(problem, panels)
  const before = { panels: panels.map((panel) => [...panel]), worth: worthOf(problem, arrangement) }
  anneal(arrangement, next)
  repair(problem, arrangement, next)
  refine(problem, arrangement, next)
  const worth = worthOf(problem, arrangement)
  return compareWorth(worth, before.worth) < 0 ? arrangement.panels() : before.panels
}

function anneal(arrangement: Arrangement, next: () => number): void {
  const moves = MOVES.least + MOVES.perSeat * arrangement.seats.length
  for (const threshold of THRESHOLDS)
    for (let move = 0; move < moves; move++) {
      const before = arrangement.unevenness
      const undo = exchange(arrangement, next)
      if (undo && arrangement.unevenness > before + threshold) undo()
    }
}

/** Joins pieces and bridges, at the price of evenness, where the descent has left any. */
function repair(problem: AssignmentProblem, arrangement: Arrangement, next: () => number): void {
  let worth = graphWorth(problem, arrangement)
  const tries = Math.ceil(REPAIR_WORK / (arrangement.seats.length + problem.judges))
  for (let at = 0; at < tries && (worth[0] > 1 || worth[1] > 0); at++) {
    const undo = exchange(arrangement, next)
    if (!undo) continue
    const changed = graphWorth(problem, arrangement)
    if (compareWorth(changed, worth) > 0) undo()
    else worth = changed
  }
}

/** Among equally even panels, those from which the judges are compared best. */
function refine(problem: AssignmentProblem, arrangement: Arrangement, next: () => number): void {
  let worth = worthOf(problem, arrangement)
  if (worth[0] > 1) return
  const tries = Math.min(2000, Math.ceil(REFINE_WORK / (problem.judges ** 3 + arrangement.seats.length)))
  for (let at = 0; at < tries; at++) {
    const before = arrangement.unevenness
    const undo = exchange(arrangement, next)
    if (!undo) continue
    if (arrangement.unevenness > before) {
      undo()
      continue
    }
    const changed = worthOf(problem, arrangement)
    if (compareWorth(changed, worth) >= 0) undo()
    else worth = changed
  }
}

function graphWorth({ judges }: AssignmentProblem, arrangement: Arrangement): Worth {
  const { pieces, bridges } = graphOf(judges, arrangement.panels())
  return [pieces, bridges, arrangement.unevenness, 0]
}

function worthOf(problem: AssignmentProblem, arrangement: Arrangement): Worth {
  const panels = arrangement.panels()
  const { pieces, bridges } = graphOf(problem.judges, panels)
  const busy = busyPanels(problem.judges, panels)
  const measured = pieces === 1 && busy.judges > 1
  return [pieces, bridges, arrangement.unevenness, measured ? 1 - efficiencyOf(busy.judges, busy.panels) : 0]
}

/** Judges without items are left out: nothing is known of them, and nothing asked. */
function graphOf(judges: number, panels: AssignedPanels) {
  const { components, bridges } = designGraph(cellsOf(busyPanels(judges, panels).panels))
  return { pieces: components.length, bridges: bridges.length }
}

/** The design of those judges who have items, numbered anew. */
export function busyPanels(judges: number, panels: AssignedPanels): { judges: number; panels: number[][] } {
  const numbers = new Map<number, number>()
  judgeLoads(judges, panels).forEach((load, judge) => {
    if (load > 0) numbers.set(judge, numbers.size)
  })
  return {
    judges: numbers.size,
    panels: panels.map((panel) => panel.map((judge) => numbers.get(judge) ?? 0)),
  }
}

function compareWorth(a: Worth, b: Worth): number {
  const at = a.findIndex((value, place) => value !== b[place])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
