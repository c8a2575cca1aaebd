import { type BlockFit, fitBlock } from './additive-fit'
import { type DesignGraph, designGraph, type Mark, marksOf } from './design-graph'
import type { Scores } from './scores'

/** Who scored what, and least squares of it where the design is connected. */
export type FittedDesign = DesignGraph & { marks: Mark[]; fit: BlockFit | null }

/** What all models of severity begin with, so that it is computed once for them. */
export function fittedDesign(scores: Scores): FittedDesign {
  const marks = marksOf(scores)
  const graph = designGraph(marks)
  const [block] = graph.components
  return { ...graph, marks, fit: block && graph.components.length === 1 ? fitBlock(marks, block) : null }
}
