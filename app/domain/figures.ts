import { divideRounded, equals, type Rational, toDecimalText, toFractionText } from './rational'

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
  while (digits < MOST && someLookAlike(values, digits)) digits++
  return digits
}

/** Whether two different neighbours round to the same decimals. More decimals can join what fewer told apart. */
function someLookAlike(values: readonly Rational[], digits: number): boolean {
  const unit = 10n ** BigInt(digits)
  let above: { value: Rational; shown: bigint } | undefined
  for (const value of values) {
    if (above && equals(above.value, value)) continue
    const shown = divideRounded(value.n * unit, value.d, 'half-up')
    if (above?.shown === shown) return true
    above = { value, shown }
  }
  return false
}

export const figureOf = (value: Rational, digits: number): Figure => ({
  text: toDecimalText(value, digits),
  // In lowest terms the denominator says whether so many decimals are enough.
  exact: 10n ** BigInt(digits) % value.d === 0n,
  fraction: toFractionText(value),
})
