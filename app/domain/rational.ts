/** An exact fraction: denominator positive, lowest terms. Everything after a mark is computed in it. */
export type Rational = { readonly n: bigint; readonly d: bigint }

/** `half-up` and `up` go away from zero, `down` towards zero, as a spreadsheet's ROUND, ROUNDUP and ROUNDDOWN. */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up'

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

const absolute = (value: bigint) => (value < 0n ? -value : value)

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER)

/** Greatest common divisor of two integers, never negative; small ones take the short way of ordinary numbers. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)]
  while (y > LARGEST_EXACT || (x > LARGEST_EXACT && y !== 0n)) [x, y] = [y, x % y]
  if (y === 0n) return x
  let [i, j] = [Number(x), Number(y)]
  while (j !== 0) [i, j] = [j, i % j]
  return BigInt(i)
}

/** Least common multiple of two positive integers. */
export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b

/** n/d in lowest terms. @throws RangeError when d is zero. */
export function ratio(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError('division by zero')
  const divisor = d < 0n ? -gcd(n, d) : gcd(n, d)
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor }
}

/** Exact value of decimal text such as `0.15` or `-3`; undefined for anything else (no exponent, no comma). */
export function parseDecimal(text: string): Rational | undefined {
  const match = decimalPattern.exec(text)
  if (!match) return undefined
  const fraction = match[3] ?? ''
  const digits = BigInt(`${match[2]}${fraction}`)
  return ratio(match[1] === '-' ? -digits : digits, 10n ** BigInt(fraction.length))
}

/** Like `parseDecimal`, for text already checked. @throws RangeError when it is no decimal. */
export function decimal(text: string): Rational {
  const value = parseDecimal(text)
  if (!value) throw new RangeError(`not a decimal: ${text}`)
  return value
}

/** Exact value of a fraction written `n/d` or `n`. @throws RangeError, SyntaxError when it is none. */
export function fraction(text: string): Rational {
  const [n = '', d = '1'] = text.split('/')
  return ratio(BigInt(n), BigInt(d))
}

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? ratio(a.n + b.n, a.d) : ratio(a.n * b.d + b.n * a.d, a.d * b.d)
export const sub = (a: Rational, b: Rational): Rational => add(a, { n: -b.n, d: b.d })
export const mul = (a: Rational, b: Rational): Rational => ratio(a.n * b.n, a.d * b.d)
/** a ÷ b. @throws RangeError when b is zero. */
export const div = (a: Rational, b: Rational): Rational => ratio(a.n * b.d, a.d * b.n)
export const sum = (values: readonly Rational[]): Rational => values.reduce(add, ZERO)

/** Negative, zero or positive as a is below, equal to or above b, by cross-multiplication. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d]
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * The values as whole numbers of one common unit, so that they compare and sort as ordinary numbers do; BigInts only
 * where ordinary numbers would not be exact.
 */
export function toCommonUnits(values: readonly Rational[]): number[] | bigint[] {
  const denominators = new Set(values.map(({ d }) => d))
  const unit = [...denominators].reduce(lcm, 1n)
  const units = values.map(({ n, d }) => (d === unit ? n : n * (unit / d)))
  const isSmall = units.every((each) => each <= LARGEST_EXACT && each >= -LARGEST_EXACT)
  return isSmall ? units.map(Number) : units
}

export const equals = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d

/** n ÷ d to the nearest integer in the given mode; d positive. */
export function divideRounded(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const magnitude = absolute(n)
  const floor = magnitude / d
  const twice = (magnitude % d) * 2n
  const away =
    mode === 'up'
      ? twice > 0n
      : mode === 'half-up'
        ? twice >= d
        : mode === 'half-even' && (twice > d || (twice === d && floor % 2n === 1n))
  const rounded = away ? floor + 1n : floor
  return n < 0n ? -rounded : rounded
}

/** Rounds to so many decimals (0 or more). */
export function round(value: Rational, digits: number, mode: RoundingMode): Rational {
  const unit = 10n ** BigInt(digits)
  return ratio(divideRounded(value.n * unit, value.d, mode), unit)
}

/** Decimal text with exactly so many decimals, point as separator, for display and export. */
export function toDecimalText(value: Rational, digits: number, mode: RoundingMode = 'half-up'): string {
  const scaled = divideRounded(value.n * 10n ** BigInt(digits), value.d, mode)
  const text = absolute(scaled)
    .toString()
    .padStart(digits + 1, '0')
  const sign = scaled < 0n ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Shortest decimal text that is exact, or undefined where none ends (1/3). */
export function toExactDecimalText(value: Rational): string | undefined {
  let [rest, digits] = [value.d, 0]
  for (; rest % 10n === 0n; rest /= 10n) digits++
  for (; rest % 5n === 0n; rest /= 5n) digits++
  for (; rest % 2n === 0n; rest /= 2n) digits++
  return rest === 1n ? toDecimalText(value, digits) : undefined
}

/** `n/d` in lowest terms, whole numbers too (`7/1`): the form of the reference cases. */
export const toFractionText = (value: Rational): string => `${value.n}/${value.d}`
