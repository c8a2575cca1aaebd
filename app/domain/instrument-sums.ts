import { childrenByParent, type Instrument, onlyDeducts } from './instrument'
import { add, equals, parseDecimal, type Rational, toExactDecimalText, ZERO } from './rational'

/** One sum of weights: of a group's children, or (`code` null) of the whole instrument. Decimals are text. */
export type WeightSum = {
  code: string | null
  /** What the parts should make; null where nothing is declared. */
  declared: string | null
  actual: string
  /** Whether both are there and equal. */
  fits: boolean
}

/**
 * What the weights add up to at every level, also while the instrument is still full of gaps: a weight that
 * cannot be read counts as nothing, deductions stand outside. In display order, the whole first.
 */
export function weightSums(instrument: Instrument): WeightSum[] {
  const children = childrenByParent(instrument.criteria)
  const sums: WeightSum[] = []

  const visit = (code: string | null, declared: string | null): Rational => {
    const place = sums.push({ code, declared: null, actual: '0', fits: false }) - 1
    const parts = (children.get(code) ?? []).filter((node) => !onlyDeducts(node, children))
    const actual = parts.reduce((total, node) => {
      const below = node.type === 'group' ? visit(node.code, node.weight) : ZERO
      return add(total, parseDecimal(node.weight ?? '') ?? below)
    }, ZERO)
    const expected = parseDecimal(instrument.weighting === 'relative' ? '100' : (declared ?? ''))
    sums[place] = {
      code,
      declared: expected ? (toExactDecimalText(expected) ?? null) : null,
      actual: toExactDecimalText(actual) ?? '0',
      fits: expected !== undefined && equals(expected, actual),
    }
    return actual
  }
  visit(null, instrument.weightSum)
  return sums
}
