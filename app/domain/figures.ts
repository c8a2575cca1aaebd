import { compare, equals, parseDecimal, type Rational, toDecimalText, toFractionText } from './rational'

/** An exact value for people: decimal text, whether that text is the whole value, and the fraction that is. */
export interface Figure {
  text: string
  exact: boolean
  fraction: string
}

const FEWEST = 2
const MOST = 12

/**
 * So many decimals that different values look different: at least two, at most twelve.
 * @param values in descending or ascending order
 */
export function decimalsToTellApart(values: readonly Rational[]): number {
  let digits = FEWEST
  for (let index = 1; index < values.length; index++) {
    const [a, b] = [values[index - 1], values[index]]
    if (!a || !b || compare(a, b) === 0) continue
    while (digits < MOST && toDecimalText(a, digits) === toDecimalText(b, digits)) digits++
  }
  return digits
}

export function figureOf(value: Rational, digits: number): Figure {
  const text = toDecimalText(value, digits)
  const shown = parseDecimal(text)
  return { text, exact: shown !== undefined && equals(shown, value), fraction: toFractionText(value) }
}
