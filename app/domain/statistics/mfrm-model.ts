import type { Facet, Rating, Ratings } from './mfrm-ratings'
import { total } from './scores'

/** Measures by place: η = person − judge − criterion; `steps` cumulates the thresholds τ up to each category. */
export type Measures = Record<Facet, number[]> & { steps: number[] }

/** Chances of the categories at one η, the expected category, its variance, and the log of the chances' divisor. */
export type Chances = { chances: number[]; expected: number; variance: number; logSum: number }

/** Rating scale model (Andrich 1978): the chance of category x goes with exp(xη − Σ τ up to x). */
export function chancesAt(eta: number, categories: readonly number[], steps: readonly number[]): Chances {
  const powers = categories.map((category, at) => category * eta - (steps[at] ?? 0))
  const highest = powers.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY)
  const weights = powers.map((power) => Math.exp(power - highest))
  const sum = total(weights)
  const chances = weights.map((weight) => weight / sum)
  const expected = total(chances.map((chance, at) => chance * (categories[at] ?? 0)))
  const variance = total(chances.map((chance, at) => chance * ((categories[at] ?? 0) - expected) ** 2))
  return { chances, expected, variance, logSum: highest + Math.log(sum) }
}

export const etaOf = (rating: Rating, { person, judge, criterion }: Measures): number =>
  (person[rating.person] ?? 0) - (judge[rating.judge] ?? 0) - (criterion[rating.criterion] ?? 0)

/** Log of the probability of all ratings. */
export function logLikelihood({ ratings, categories }: Ratings, measures: Measures): number {
  return total(
    ratings.map((rating) => {
      const eta = etaOf(rating, measures)
      const power = (categories[rating.category] ?? 0) * eta - (measures.steps[rating.category] ?? 0)
      return power - chancesAt(eta, categories, measures.steps).logSum
    }),
  )
}

/** The same measures with judges and criteria centred on zero. */
export function centred({ person, judge, criterion, steps }: Measures): Measures {
  const ofJudges = total(judge) / judge.length
  const ofCriteria = total(criterion) / criterion.length
  return {
    person: person.map((value) => value - ofJudges - ofCriteria),
    judge: judge.map((value) => value - ofJudges),
    criterion: criterion.map((value) => value - ofCriteria),
    steps,
  }
}

/**
 * Thresholds τ from each category of the whole scale to the next; null beside a category that nobody used, for its
 * thresholds are not finite.
 */
export function thresholds(
  { categories }: Ratings,
  steps: readonly number[],
  scaleSteps: number,
): (number | null)[] {
  const byCategory = new Map(categories.map((category, at) => [category, steps[at] ?? 0]))
  return Array.from({ length: scaleSteps }, (_, below) => {
    const [from, to] = [byCategory.get(below), byCategory.get(below + 1)]
    return from === undefined || to === undefined ? null : to - from
  })
}
