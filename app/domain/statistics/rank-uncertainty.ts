import { type BayesianRanks, bayesianRanks } from './bayesian-ranks'
import {
  countMultisets,
  exactBootstrap,
  type OnProgress,
  type SeededDraw,
  type SeededFigures,
  seededBootstrap,
} from './judge-bootstrap'
import type { RankFigures } from './rank-figures'
import type { Scores } from './scores'
import type { Undefined } from './undefined-value'

export type RankUncertainty = {
  /** Panels that the exact bootstrap counts; null where a double cannot hold it. */
  n_multisets: number | null
  exact: RankFigures | Undefined
  seeded: SeededFigures | Undefined
  bayes: BayesianRanks | Undefined
}

/** How sure the order of a complete matrix is: all panels, drawn panels, and the posterior for small ones. */
export function rankUncertainty(
  scores: Scores,
  draw: SeededDraw,
  higherIsBetter = true,
  onProgress?: OnProgress,
): RankUncertainty {
  return {
    n_multisets: countMultisets(scores.length),
    exact: exactBootstrap(scores, higherIsBetter, onProgress),
    seeded: seededBootstrap(scores, draw, higherIsBetter),
    bayes: bayesianRanks(scores, higherIsBetter),
  }
}
