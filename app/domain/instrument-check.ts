import { type CriterionNode, criterionTypes, type GridProblem } from './criteria'
import { childrenByParent, type Instrument, nodesByCode, onlyDeducts } from './instrument'
import { add, compare, equals, parseDecimal, type Rational, toExactDecimalText, ZERO } from './rational'

/** Something that keeps an instrument from being opened; `code` is null where the whole is meant. */
export type InstrumentProblem = {
  code: string | null
  kind:
    | GridProblem['kind']
    | 'no-criteria'
    | 'bad-code'
    | 'duplicate-code'
    | 'unknown-parent'
    | 'cycle'
    | 'group-without-children'
    | 'leaf-with-children'
    | 'unknown-type'
    | 'missing-weight'
    | 'bad-weight'
    | 'missing-weight-sum'
    | 'does-not-add-up'
  expected?: string
  actual?: string
}

/** Codes stand in file columns, addresses and canonical JSON. */
const codePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

/** Everything that is missing or does not add up, in display order; empty when the instrument can be used. */
export function checkInstrument(instrument: Instrument): InstrumentProblem[] {
  if (instrument.criteria.length === 0) return [{ code: null, kind: 'no-criteria' }]
  const shape = checkShape(instrument)
  const leafProblems = instrument.criteria.flatMap(checkNode)
  const weights = checkWeights(instrument)
  const found = [...shape, ...leafProblems, ...weights]
  return found.length > 0 ? found : checkSums(instrument)
}

function checkShape(instrument: Instrument): InstrumentProblem[] {
  const byCode = nodesByCode(instrument)
  const children = childrenByParent(instrument.criteria)
  const seen = new Set<string>()
  const circular = codesInCycles(byCode)
  return instrument.criteria.flatMap(({ code, parent, type }) => {
    const kinds: InstrumentProblem['kind'][] = []
    if (!codePattern.test(code)) kinds.push('bad-code')
    if (seen.has(code)) kinds.push('duplicate-code')
    seen.add(code)
    if (parent !== null && !byCode.has(parent)) kinds.push('unknown-parent')
    if (circular.has(code)) kinds.push('cycle')
    if (type === 'group' && !children.has(code)) kinds.push('group-without-children')
    if (type !== 'group' && children.has(code)) kinds.push('leaf-with-children')
    return kinds.map((kind) => ({ code, kind }))
  })
}

/** Codes that lie on a circle of parents; those that merely hang below one are not named. */
function codesInCycles(byCode: ReadonlyMap<string, CriterionNode>): Set<string> {
  const circular = new Set<string>()
  const settled = new Set<string>()
  for (const start of byCode.keys()) {
    const path: string[] = []
    let code: string | null = start
    while (code !== null && !settled.has(code)) {
      settled.add(code)
      path.push(code)
      code = byCode.get(code)?.parent ?? null
    }
    const entrance = code === null ? -1 : path.indexOf(code)
    if (entrance >= 0) for (const member of path.slice(entrance)) circular.add(member)
  }
  return circular
}

function checkNode(node: CriterionNode): InstrumentProblem[] {
  if (node.type === 'group') return []
  if (!Object.hasOwn(criterionTypes, node.type))
    return [{ code: node.code, kind: 'unknown-type', actual: node.type }]
  const grid = criterionTypes[node.type].grid(node)
  return Array.isArray(grid) ? grid.map((problem) => ({ code: node.code, ...problem })) : []
}

function checkWeights({ weighting, weightSum, criteria }: Instrument): InstrumentProblem[] {
  const problems: InstrumentProblem[] = []
  if (!isPositive(weightSum))
    problems.push({ code: null, kind: 'missing-weight-sum', actual: weightSum ?? '' })
  for (const { code, type, weight } of criteria) {
    if (weight === null || weight === '') {
      if (type !== 'group' || weighting === 'relative') problems.push({ code, kind: 'missing-weight' })
    } else {
      const value = parseDecimal(weight)
      if (!value || compare(value, ZERO) < 0) problems.push({ code, kind: 'bad-weight', actual: weight })
    }
  }
  return problems
}

const isPositive = (text: string | null) => compare(parseDecimal(text ?? '') ?? ZERO, ZERO) > 0

/** Compares every declared sum with what its parts make; deductions stand outside the sums. */
function checkSums(instrument: Instrument): InstrumentProblem[] {
  const children = childrenByParent(instrument.criteria)
  const problems: InstrumentProblem[] = []
  const relative = instrument.weighting === 'relative'

  const visit = (code: string | null, declared: string | null): Rational => {
    const parts = (children.get(code) ?? []).filter((node) => !onlyDeducts(node, children))
    const actual = parts.reduce((total, node) => {
      const below = node.type === 'group' ? visit(node.code, node.weight) : ZERO
      const own = parseDecimal(node.weight ?? '')
      return add(total, own ?? below)
    }, ZERO)
    const expected = relative ? parseDecimal('100') : parseDecimal(declared ?? '')
    if (expected && !equals(expected, actual) && parts.length > 0)
      problems.push({
        code,
        kind: 'does-not-add-up',
        expected: toExactDecimalText(expected),
        actual: toExactDecimalText(actual),
      })
    return actual
  }
  visit(null, instrument.weightSum)
  return problems
}
