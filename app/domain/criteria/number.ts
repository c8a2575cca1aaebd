import { compare, parseDecimal } from '../rational'
import { gridOf, isWholeSteps } from './grid'
import type { CriterionType, GridProblem } from './types'

/** A number from `min` to `max` in steps of `step`. */
export const number: CriterionType = {
  words: {},
  grid({ min, max, step }) {
    const problems: GridProblem[] = []
    const [low, high, by] = [min, max, step].map((text) => parseDecimal(text ?? ''))
    if (!min || !max) problems.push({ kind: 'missing-range' })
    else if (!low || !high || compare(low, high) >= 0)
      problems.push({ kind: 'bad-range', actual: `${min}–${max}` })
    if (!step) problems.push({ kind: 'missing-step' })
    if (problems.length > 0 || !low || !high || !step) return problems
    if (!by || !isWholeSteps(low, high, by)) return [{ kind: 'bad-step', actual: step }]
    return gridOf([low, high], by)
  },
}
