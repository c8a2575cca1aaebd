/**
 * Order of identifiers that does not hang on any locale: runs of digits compare as numbers (`J2` before `J10`), all
 * else by code unit; names that differ only in leading zeros by code unit. Negative, zero or positive.
 */
export function compareIds(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  for (const [at, part] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    const order = compareParts(part, other)
    if (order !== 0) return order
  }
  return left.length - right.length || compareText(a, b)
}

export const sortIds = (ids: Iterable<string>): string[] => [...ids].sort(compareIds)

const partsOf = (id: string): string[] => id.match(/\d+|\D+/g) ?? []
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function compareParts(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d/.test(a), /^\d/.test(b)]
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1
  if (!isNumber) return compareText(a, b)
  const [digits, others] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return digits.length - others.length || compareText(digits, others)
}
