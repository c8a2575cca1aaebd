const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2
/** B₂ₖ ÷ (2k (2k − 1)) of Stirling's series; from 10 upwards six terms leave less than 1e-15. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360]
const SMALLEST = 1e-300

/** Natural logarithm of the gamma function, x > 0. */
export function logGamma(x: number): number {
  let [at, product] = [x, 1]
  while (at < 10) product *= at++
  const series = STIRLING.reduceRight((sum, term) => sum / (at * at) + term, 0) / at
  return (at - 0.5) * Math.log(at) - at + LOG_ROOT_TWO_PI + series - Math.log(product)
}

/**
 * P(T > |t|) of Student's distribution, ½ I_x(df/2, ½) at x = df ÷ (df + t²), to about twelve digits also far out:
 * probabilities multiplied by the number of tests need their digits. `df` positive, not necessarily whole.
 */
export function tTail(t: number, df: number): number {
  const square = t * t
  const [a, b] = [df / 2, 0.5]
  const x = df / (df + square)
  if (x === 0) return 0
  if (x < (a + 1) / (a + b + 2)) return betaPart(x, square / (df + square), a, b) / 2
  return (1 - betaPart(square / (df + square), x, b, a)) / 2
}

/** P(T ≤ t). */
export const tBelow = (t: number, df: number): number => (t > 0 ? 1 - tTail(t, df) : tTail(t, df))

/**
 * The regularized incomplete beta function by its continued fraction (Abramowitz & Stegun 26.5.8, evaluated by Lentz'
 * method); `rest` is 1 − x, given apart so that it keeps its digits.
 */
function betaPart(x: number, rest: number, a: number, b: number): number {
  if (x === 0) return 0
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  const front = Math.exp(a * Math.log(x) + b * Math.log(rest) - logBeta) / a
  const away = (value: number) => (Math.abs(value) < SMALLEST ? SMALLEST : value)
  let [c, d] = [1, 1 / away(1 - ((a + b) * x) / (a + 1))]
  let whole = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    const before = whole
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      whole *= c * d
    }
    if (Math.abs(whole / before - 1) < 1e-15) break
  }
  return front * whole
}
