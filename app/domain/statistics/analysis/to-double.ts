import type { Rational } from '../../rational'

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER)

/** The double nearest to a fraction, within a unit in the last place; infinite beyond the range of doubles. */
export function toDouble({ n, d }: Rational): number {
  const size = n < 0n ? -n : n
  if (size <= LARGEST_EXACT && d <= LARGEST_EXACT) return Number(n) / Number(d)
  // Some 70 leading digits of the quotient, so that neither part leaves the range of doubles.
  const shift = Math.max(0, 70 - (bits(size) - bits(d)))
  const quotient = (size << BigInt(shift)) / d
  const value = scaled(Number(quotient), -shift)
  return n < 0n ? -value : value
}

const bits = (value: bigint) => value.toString(2).length

/** value × 2^power in two steps, for powers that are no double by themselves. */
const scaled = (value: number, power: number) =>
  value * 2 ** Math.ceil(power / 2) * 2 ** Math.floor(power / 2)
