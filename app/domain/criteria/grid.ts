import { compare, div, lcm, mul, type Rational, ratio } from '../rational'
import type { Grid, GridProblem } from './types'

/** Keeps stored marks in 32 bits, so that sums over judges stay exact in ordinary numbers. */
const LARGEST_STORED = 1_000_000_000n

const tooFine: GridProblem[] = [{ kind: 'grid-too-fine', expected: LARGEST_STORED.toString() }]

/** The grid of these values (at least one, ascending); with a step it is regular, else only they are on it. */
export function gridOf(values: readonly Rational[], step: Rational | null): Grid | GridProblem[] {
  const scale = [...values, ...(step ? [step] : [])].reduce((common, value) => lcm(common, value.d), 1n)
  const stored = values.map((value) => mul(value, ratio(scale)).n)
  const largest = [scale, ...stored].find((value) => value > LARGEST_STORED || value < -LARGEST_STORED)
  if (largest !== undefined) return tooFine
  const numbers = stored.map(Number)
  return {
    scale: Number(scale),
    min: numbers[0] ?? 0,
    max: numbers.at(-1) ?? 0,
    step: step ? Number(mul(step, ratio(scale)).n) : 1,
    values: step ? null : numbers,
  }
}

/** Whether a stored integer is a mark of this grid. */
export function isOnGrid(grid: Grid, mark: number): boolean {
  if (!Number.isInteger(mark) || mark < grid.min || mark > grid.max) return false
  return grid.values ? grid.values.includes(mark) : (mark - grid.min) % grid.step === 0
}

/** Whether `max` lies a whole number of steps above `min`. */
export const isWholeSteps = (min: Rational, max: Rational, step: Rational): boolean =>
  compare(step, ratio(0n)) > 0 && div(ratio(max.n * min.d - min.n * max.d, max.d * min.d), step).d === 1n
