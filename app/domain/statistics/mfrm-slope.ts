import { chancesAt, etaOf, type Measures } from './mfrm-model'
import type { Ratings } from './mfrm-ratings'

/**
 * Score and information at some measures. The parameters beside the persons are, in this order, judges, criteria and
 * the cumulated thresholds between the lowest and the highest category; the last judge and the last criterion, which
 * the centring gives, are left out of `free`.
 */
export type Slope = {
  persons: { score: number; information: number; cross: number[] }[]
  score: number[]
  information: number[][]
}

/** Places of the parameters that are estimated. */
export function freeOf({ present, categories }: Ratings): number[] {
  const [judges, criteria] = [present.judge.length, present.criterion.length]
  const inner = Math.max(0, categories.length - 2)
  const places = Array.from({ length: judges + criteria + inner }, (_, at) => at)
  return places.filter((at) => at !== judges - 1 && at !== judges + criteria - 1)
}

export function slopeAt(data: Ratings, measures: Measures): Slope {
  const { ratings, categories, present } = data
  const [judges, criteria] = [present.judge.length, present.criterion.length]
  const inner = Math.max(0, categories.length - 2)
  const width = judges + criteria + inner
  const zeros = () => new Array<number>(width).fill(0)
  const persons = present.person.map(() => ({ score: 0, information: 0, cross: zeros() }))
  const score = zeros()
  const information = score.map(zeros)
  const add = (list: number[] | undefined, at: number, value: number) => {
    if (list) list[at] = (list[at] ?? 0) + value
  }
  for (const rating of ratings) {
    const { chances, expected, variance } = chancesAt(etaOf(rating, measures), categories, measures.steps)
    const own = persons[rating.person]
    if (!own) continue
    const residual = (categories[rating.category] ?? 0) - expected
    const places = [rating.judge, judges + rating.criterion]
    own.score += residual
    own.information += variance
    for (const at of places) {
      add(score, at, -residual)
      add(own.cross, at, -variance)
      for (const other of places) add(information[at], other, variance)
    }
    for (let k = 1; k <= inner; k++) {
      const at = judges + criteria + k - 1
      const chance = chances[k] ?? 0
      const covariance = chance * ((categories[k] ?? 0) - expected)
      add(score, at, chance - (rating.category === k ? 1 : 0))
      add(own.cross, at, -covariance)
      for (const place of places) {
        add(information[at], place, covariance)
        add(information[place], at, covariance)
      }
      for (let l = 1; l <= inner; l++)
        add(information[at], judges + criteria + l - 1, (k === l ? chance : 0) - chance * (chances[l] ?? 0))
    }
  }
  return { persons, score, information }
}
