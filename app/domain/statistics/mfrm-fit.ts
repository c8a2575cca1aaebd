import { chancesAt, etaOf, type Measures } from './mfrm-model'
import type { Facet, Ratings } from './mfrm-ratings'
import { mean, squaresAbout } from './scores'

/**
 * How the ratings of each member of a facet fit: standard error 1/√ΣV; infit Σ(x − E)² ÷ ΣV; outfit the mean of
 * (x − E)² ÷ V. 1 is as the model expects; more is erratic, less too even (Wright & Masters 1982).
 */
export type Fit = { se: number[]; infit: number[]; outfit: number[] }

export function fitOf(facet: Facet, { ratings, categories, present }: Ratings, measures: Measures): Fit {
  const sums = present[facet].map(() => ({ count: 0, variance: 0, squares: 0, standardized: 0 }))
  for (const rating of ratings) {
    const { expected, variance } = chancesAt(etaOf(rating, measures), categories, measures.steps)
    const own = sums[rating[facet]]
    if (!own) continue
    const square = ((categories[rating.category] ?? 0) - expected) ** 2
    own.count++
    own.variance += variance
    own.squares += square
    own.standardized += square / variance
  }
  return {
    se: sums.map(({ variance }) => 1 / Math.sqrt(variance)),
    infit: sums.map(({ squares, variance }) => squares / variance),
    outfit: sums.map(({ standardized, count }) => standardized / count),
  }
}

/** Part of the spread of measures that is not their error: (s² − mean SE²) ÷ s²; null where they do not spread. */
export function separationReliability(measures: readonly number[], errors: readonly number[]): number | null {
  if (measures.length < 2) return null
  const variance = squaresAbout(measures) / (measures.length - 1)
  const error = mean(errors.map((each) => each ** 2))
  return variance <= 1e-12 * error ? null : (variance - error) / variance
}
