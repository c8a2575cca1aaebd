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
  const gradient = free.map((place) => score[place] ?? 0)
  const left = free.map((a) => free.map((b) => information[a]?.[b] ?? 0))
  for (const { cross, information: own, score: ofPerson } of persons) {
    // A person knows few judges: most of its row is zero.
    const met = free.flatMap((place, at) => (cross[place] ? [{ at, value: cross[place] / own }] : []))
    for (const { at, value } of met) {
      gradient[at] = (gradient[at] ?? 0) - value * ofPerson
      const row = left[at] ?? []
      for (const other of met) row[other.at] = (row[other.at] ?? 0) - value * other.value * own
    }
  }
  return { free, persons, gradient, information: left }
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
