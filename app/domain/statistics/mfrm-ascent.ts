import { total } from './scores'

/** A point, its value, and the slope there. */
export type Point = { at: number[]; value: number; slope: number[] }

const MOST_STEPS = 200
const MOST_HALVINGS = 12
/** A step smaller than this is the last: the values along it differ by rounding. */
const SMALL = 1e-7
/** Of the rise that the slope promises a step must keep so much. */
const KEPT = 1e-4

const dot = (a: readonly number[], b: readonly number[]) => total(a.map((each, at) => each * (b[at] ?? 0)))

/**
 * The highest point of a concave function by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, from a
 * first guess of the inverse curvature; null where none is found. The steps are bounded.
 */
export function ascend(start: Point, look: (at: number[]) => Point, guess: number[][]): Point | null {
  let [here, inverse] = [start, guess]
  for (let count = 0; count < MOST_STEPS; count++) {
    const step = inverse.map((row) => dot(row, here.slope))
    const longest = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
    if (longest < SMALL) return here
    const next = climb(here, step, look)
    // Nothing higher within rounding: the top, if the step was small too.
    if (!next) return longest < Math.sqrt(SMALL) ? here : null
    inverse = updated(inverse, here, next)
    here = next
  }
  return null
}

function climb(here: Point, step: readonly number[], look: (at: number[]) => Point): Point | null {
  const promised = dot(here.slope, step)
  for (let halvings = 0; halvings < MOST_HALVINGS; halvings++) {
    const part = 2 ** -halvings
    const next = look(here.at.map((each, at) => each + part * (step[at] ?? 0)))
    if (next.value > here.value && next.value >= here.value + KEPT * part * promised) return next
  }
  return null
}

/** The inverse curvature after a step, from how the slope changed along it. */
function updated(inverse: number[][], from: Point, to: Point): number[][] {
  const moved = to.at.map((each, at) => each - (from.at[at] ?? 0))
  const bent = to.slope.map((each, at) => (from.slope[at] ?? 0) - each)
  const along = dot(moved, bent)
  // Within rounding of the top the slope says nothing about the curvature.
  if (!(along > 1e-14 * Math.sqrt(dot(moved, moved) * dot(bent, bent)))) return inverse
  const turned = inverse.map((row) => dot(row, bent))
  const factor = (1 + dot(bent, turned) / along) / along
  return inverse.map((row, a) =>
    row.map((each, b) => {
      const [ma, mb] = [moved[a] ?? 0, moved[b] ?? 0]
      return each + factor * ma * mb - ((turned[a] ?? 0) * mb + ma * (turned[b] ?? 0)) / along
    }),
  )
}
