/** Holm's (1979) corrected probabilities of several tests, in the order given; null where there was none. */
export function holm(probabilities: readonly (number | null)[]): (number | null)[] {
  const tests = probabilities.flatMap((p, at) => (p === null ? [] : [{ p, at }]))
  tests.sort((a, b) => a.p - b.p)
  const corrected: (number | null)[] = probabilities.map(() => null)
  let least = 0
  tests.forEach(({ p, at }, before) => {
    least = Math.max(least, Math.min(1, p * (tests.length - before)))
    corrected[at] = least
  })
  return corrected
}
