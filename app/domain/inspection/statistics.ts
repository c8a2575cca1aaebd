import { effectiveWeights } from '../instrument'
import { compare, type Rational, sum, ZERO } from '../rational'
import type { Rules } from '../rules'
import { analyzeMarks, DEFAULT_DRAW } from '../statistics/analysis/analyze-marks'
import type { FileMark } from '../statistics/analysis/mark-table'

/** What `lomba analyze` says of a stage's marks, with the weights that the rules give its criteria. */
export function stageStatistics(rules: Rules, stage: string, marks: readonly FileMark[]) {
  const weights = weightsOf(rules, stage, marks)
  return analyzeMarks(marks, { ...(weights && { weights }), draw: DEFAULT_DRAW, higherIsBetter: true })
}

/** Null where the weights cannot weigh anything: then all weigh the same. */
function weightsOf(rules: Rules, stage: string, marks: readonly FileMark[]): Map<string, Rational> | null {
  const found = rules.stages.find(({ code }) => code === stage)
  if (!found) return null
  const used = new Set(marks.map(({ criterion }) => criterion))
  const weights = new Map([...effectiveWeights(found.instrument)].filter(([code]) => used.has(code)))
  const all = [...weights.values()]
  if (all.some((weight) => compare(weight, ZERO) < 0) || compare(sum(all), ZERO) <= 0) return null
  return weights
}

/** Digits in which two machines may differ: elementary functions are not the same to the last bit everywhere. */
const SAME = 1e-9

/** Whether two trees of figures say the same. */
export function sameFigures(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number')
    return Math.abs(left - right) <= SAME * Math.max(1, Math.abs(left), Math.abs(right))
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return left === right
  const [mine, other] = [Object.entries(left), right as Record<string, unknown>]
  return (
    Array.isArray(left) === Array.isArray(right) &&
    mine.length === Object.keys(right).length &&
    mine.every(([key, value]) => Object.hasOwn(other, key) && sameFigures(value, other[key]))
  )
}
