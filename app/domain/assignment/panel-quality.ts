import { designQuality, pairOverlaps } from '../statistics/design-quality'
import { busyPanels } from './improve'
import type { AssignedPanels, AssignmentProblem } from './problem'

/** What people ask of an assignment; judges and items by number, judges without items left out of all but the loads. */
export interface PanelQuality {
  /** By judge. */
  loads: number[]
  /** By judge: in how many territories they have items, and how many lie in the one with most of them. */
  spread: { territories: number; most: number }[]
  /** Into how many parts the judges fall that have no item in common. */
  pieces: number
  /** Marks without which they would fall apart. */
  bridges: { judge: number; item: number }[]
  /** Fewest and most items that two judges have in common. */
  overlap: { least: number; most: number } | null
  /** From 0 to 1; null where not all judges can be compared. */
  efficiency: number | null
  /** Items with fewer or more judges than asked for. */
  uneven: number[]
}

/** How good panels are, for one section of a stage. */
export function panelQuality(problem: AssignmentProblem, panels: AssignedPanels): PanelQuality {
  const loads = new Array<number>(problem.judges).fill(0)
  for (const panel of panels) for (const judge of panel) loads[judge] = (loads[judge] ?? 0) + 1
  const busy = loads.flatMap((load, judge) => (load > 0 ? [judge] : []))
  const within = busyPanels(problem.judges, panels)
  const scored = within.panels.flatMap((panel, item) => (panel.length > 0 ? [item] : []))
  const design = designQuality(
    within.judges,
    scored.map((item) => within.panels[item] ?? []),
  )
  const pairs = pairOverlaps(within.judges, within.panels).flatMap((row, at) => row.slice(at + 1))
  return {
    loads,
    spread: loads.map((_, judge) => spreadOf(problem, panels, judge)),
    pieces: design.n_components,
    bridges: design.bridges.map(([judge, item]) => ({ judge: busy[judge] ?? 0, item: scored[item] ?? 0 })),
    overlap: pairs.length > 0 ? { least: Math.min(...pairs), most: Math.max(...pairs) } : null,
    efficiency: design.A_efficiency,
    uneven: panels.flatMap((panel, item) => (panel.length === problem.perItem ? [] : [item])),
  }
}

function spreadOf({ territory }: AssignmentProblem, panels: AssignedPanels, judge: number) {
  const counts = new Map<number, number>()
  panels.forEach((panel, item) => {
    if (!panel.includes(judge)) return
    const place = territory[item] ?? 0
    counts.set(place, (counts.get(place) ?? 0) + 1)
  })
  return { territories: counts.size, most: Math.max(0, ...counts.values()) }
}
