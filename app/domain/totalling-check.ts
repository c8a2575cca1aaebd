import { compare, parseDecimal, ZERO } from './rational'
import { type Combination, fewestValues, type Totalling } from './totalling'

/** Something that keeps a stage's totalling rules from being opened. */
export type TotallingProblem = {
  kind:
    | 'bad-minimum-sheets'
    | 'minimum-below-trimming'
    | 'bad-drop'
    | 'bad-digits'
    | 'rounded-twice'
    | 'bad-stage-weight'
    | 'bad-stage-maximum'
  expected?: string
  actual?: string
}

const MOST_DIGITS = 10

const isCount = (value: number, least: number) => Number.isInteger(value) && value >= least

/** Everything in these rules that cannot be carried out; empty when they can be used. */
export function checkTotalling(
  { aggregate, rounding, minimumSheets }: Totalling,
  combination: Combination | null,
): TotallingProblem[] {
  const problems: TotallingProblem[] = []
  const add = (kind: TotallingProblem['kind'], actual: number | string, expected?: number) =>
    problems.push({
      kind,
      actual: `${actual}`,
      ...(expected === undefined ? {} : { expected: `${expected}` }),
    })

  if (!isCount(minimumSheets, 1)) add('bad-minimum-sheets', minimumSheets, 1)
  if (aggregate.kind === 'trimmed' && !isCount(aggregate.drop, 1)) add('bad-drop', aggregate.drop, 1)
  else if (aggregate.kind === 'trimmed' && minimumSheets < fewestValues(aggregate))
    add('minimum-below-trimming', minimumSheets, fewestValues(aggregate))
  rounding.forEach(({ at, digits }, index) => {
    if (!isCount(digits, 0) || digits > MOST_DIGITS) add('bad-digits', digits, MOST_DIGITS)
    if (rounding.findIndex((other) => other.at === at) < index) add('rounded-twice', at)
  })
  if (combination) {
    const { weight, maximum } = combination
    if (compare(parseDecimal(weight) ?? ZERO, ZERO) <= 0) add('bad-stage-weight', weight)
    if (maximum !== null && compare(parseDecimal(maximum) ?? ZERO, ZERO) <= 0)
      add('bad-stage-maximum', maximum)
  }
  return problems
}
