import { EigenvalueDecomposition } from 'ml-matrix'
import type { Measures } from './mfrm-model'
import type { Ratings } from './mfrm-ratings'
import { freeOf, type Slope, slopeAt } from './mfrm-slope'
import { total } from './scores'

/** Below this part of the largest, an eigenvalue is rounding. */
const SINGULAR = 1e-10

/** Score and information of the free parameters once the persons are eliminated. */
export type Profile = {
  free: number[]
  persons: Slope['persons']
  gradient: number[]
  information: number[][]
}

export function profileAt(data: Ratings, measures: Measures): Profile {
  const { persons, score, information } = slopeAt(data, measures)
  const free = freeOf(data)
  const through = (a: number, of: (own: Slope['persons'][number]) => number) =>
    total(persons.map((own) => ((own.cross[a] ?? 0) * of(own)) / own.information))
  return {
    free,
    persons,
    gradient: free.map((a) => (score[a] ?? 0) - through(a, (own) => own.score)),
    information: free.map((a) =>
      free.map((b) => (information[a]?.[b] ?? 0) - through(a, (own) => own.cross[b] ?? 0)),
    ),
  }
}

/** Solves for the free parameters; null where the ratings do not tell them apart. */
export function solveProfile(information: number[][], side: readonly number[]): number[] | null {
  if (side.length === 0) return []
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(information, {
    assumeSymmetric: true,
  })
  const largest = Math.max(...realEigenvalues)
  if (!realEigenvalues.every((value) => value > SINGULAR * largest)) return null
  const axes = eigenvectorMatrix.transpose().to2DArray()
  const along = axes.map(
    (axis, at) => total(axis.map((x, i) => x * (side[i] ?? 0))) / (realEigenvalues[at] ?? 1),
  )
  return side.map((_, i) => total(along.map((length, at) => length * (axes[at]?.[i] ?? 0))))
}

/** The measures after a step of the free parameters and one of the persons. */
export function moved(
  data: Ratings,
  from: Measures,
  free: readonly number[],
  step: readonly number[],
  persons: readonly number[],
): Measures {
  const all = new Map(free.map((place, at) => [place, step[at] ?? 0]))
  const [judges, criteria] = [data.present.judge.length, data.present.criterion.length]
  const shift = (values: readonly number[], first: number) =>
    values.map((value, at) => value + (all.get(first + at) ?? 0))
  const inner = shift(from.steps.slice(1, -1), judges + criteria)
  return {
    person: from.person.map((value, at) => value + (persons[at] ?? 0)),
    judge: shift(from.judge, 0),
    criterion: shift(from.criterion, judges),
    steps: [0, ...inner, 0],
  }
}
