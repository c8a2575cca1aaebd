/** Where a result does not meet an expected tree: numbers within a tolerance, everything else equal, nothing left out. */
export function treeDifferences(expected: unknown, actual: unknown, tolerance: number, path = ''): string[] {
  if (typeof expected === 'number') {
    const isClose = typeof actual === 'number' && Math.abs(actual - expected) <= tolerance
    return isClose ? [] : [`${path}: ${actual} is not ${expected}`]
  }
  if (typeof expected !== 'object' || expected === null)
    return actual === expected ? [] : [`${path}: ${actual} is not ${expected}`]
  if (typeof actual !== 'object' || actual === null) return [`${path}: ${actual} is no tree`]
  if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length))
    return [`${path}: not a list of ${expected.length}`]
  const fields = new Map<string, unknown>(Object.entries(actual))
  return Object.entries(expected).flatMap(([name, wanted]) =>
    treeDifferences(wanted, fields.get(name), tolerance, `${path}.${name}`),
  )
}
