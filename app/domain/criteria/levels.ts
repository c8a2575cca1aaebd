import { compare, parseDecimal, type Rational } from '../rational'
import { gridOf } from './grid'
import type { CriterionType, GridProblem } from './types'

/** Described levels, each with its own value; no two share a value, since the value is what is stored. */
export const levels: CriterionType = {
  words: {},
  grid({ levels: declared = [] }) {
    if (declared.length < 2) return [{ kind: 'missing-levels', expected: '2', actual: `${declared.length}` }]
    const problems: GridProblem[] = []
    const values: Rational[] = []
    for (const { value } of declared) {
      const parsed = parseDecimal(value)
      if (!parsed) problems.push({ kind: 'bad-level', actual: value })
      else if (values.some((other) => compare(other, parsed) === 0))
        problems.push({ kind: 'duplicate-level', actual: value })
      else values.push(parsed)
    }
    return problems.length > 0 ? problems : gridOf(values.sort(compare), null)
  },
}
