import type { Facet, Rating, Ratings } from './mfrm-ratings'
import { total } from './scores'

/** Measures by place: η = person − judge − criterion; `steps` cumulates the thresholds τ up to each category. */
export type Measures = Record<Facet, number[]> & { steps: number[] }

/** Chances of the categories at one η, the expected category, its variance, and the log of the chances' divisor. */
export type Chances = { chances: number[]; expected: number; variance: number; logSum: number }

/** Rating scale model (Andrich 1978): the chance of category x goes with exp(xη − Σ τ up to x). */
export function chancesAt(eta: number, categories: readonly number[], steps: readonly number[]): Chances {
  const count = categories.length
  const chances = new Array<number>(count)
  let highest = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) {
    chances[k] = (categories[k] ?? 0) * eta - (steps[k] ?? 0)
    highest = Math.max(highest, chances[k] ?? 0)
  }
  let [sum, expected, variance] = [0, 0, 0]
  for (let k = 0; k < count; k++) {
    chances[k] = Math.exp((chances[k] ?? 0) - highest)
    sum += chances[k] ?? 0
  }
  for (let k = 0; k < count; k++) {
    chances[k] = (chances[k] ?? 0) / sum
    expected += (chances[k] ?? 0) * (categories[k] ?? 0)
  }
  for (let k = 0; k < count; k++) variance += (chances[k] ?? 0) * ((categories[k] ?? 0) - expected) ** 2
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
