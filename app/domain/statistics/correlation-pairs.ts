import { rankUp } from './mid-ranks'
import { mean, unitOf } from './scores'

const isConstant = (values: readonly number[]) => values.every((value) => value === values[0])
const within = (value: number) => Math.min(1, Math.max(-1, value))

/** Pearson's r of two equally long lists; null where one of them does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  if (isConstant(x) || isConstant(y)) return null
  const [dx, dy] = [deviations(x), deviations(y)]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < dx.length; i++) {
    const [a, b] = [dx[i] ?? 0, dy[i] ?? 0]
    xx += a * a
    yy += b * b
    xy += a * b
  }
  return within(xy / Math.sqrt(xx * yy))
}

/** Deviations from the mean, scaled so that their squares neither vanish nor overflow. */
function deviations(values: readonly number[]): number[] {
  const unit = unitOf(values)
  const scaled = values.map((value) => value / unit)
  const centre = mean(scaled)
  return scaled.map((value) => value - centre)
}

/** Spearman's rho: Pearson's r of the mid-ranks, so right with ties; null where one list does not vary. */
export const spearman = (x: readonly number[], y: readonly number[]): number | null =>
  pearson(rankUp(x).ranks, rankUp(y).ranks)

/**
 * Kendall's tau-b, (C − D) ÷ √((n₀ − n₁)(n₀ − n₂)) with the pairs tied in x taken from one factor and those tied in y
 * from the other (Kendall 1945); null where one list does not vary. Discordant pairs are the exchanges of a merge
 * sort (Knight 1966): n log n steps.
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  if (isConstant(x) || isConstant(y)) return null
  const pairs = x.map((first, i) => ({ first, second: y[i] ?? 0 }))
  pairs.sort((a, b) => a.first - b.first || a.second - b.second)
  const seconds = pairs.map(({ second }) => second)
  const tiedInX = tiedPairs(pairs, (a, b) => a.first === b.first)
  const tiedInBoth = tiedPairs(pairs, (a, b) => a.first === b.first && a.second === b.second)
  const discordant = sortCounting(seconds)
  const tiedInY = tiedPairs(seconds, (a, b) => a === b)
  const all = (x.length * (x.length - 1)) / 2
  const balance = all - tiedInX - tiedInY + tiedInBoth - 2 * discordant
  return within(balance / Math.sqrt((all - tiedInX) * (all - tiedInY)))
}

/** Pairs within runs of equal neighbours. */
function tiedPairs<T>(sorted: readonly T[], same: (a: T, b: T) => boolean): number {
  let [pairs, run] = [0, 0]
  sorted.forEach((value, i) => {
    const before = sorted[i - 1]
    run = i > 0 && same(before as T, value) ? run + 1 : 0
    pairs += run
  })
  return pairs
}

/** Sorts in place, upwards and stably; answers how many pairs stood strictly the wrong way round. */
function sortCounting(values: number[]): number {
  if (values.length < 2) return 0
  const right = values.splice(values.length >> 1)
  const left = [...values]
  let exchanges = sortCounting(left) + sortCounting(right)
  values.length = 0
  let [l, r] = [0, 0]
  while (l < left.length || r < right.length) {
    const [a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY] = [left[l], right[r]]
    if (r >= right.length || (l < left.length && a <= b)) {
      values.push(a)
      l++
    } else {
      values.push(b)
      exchanges += left.length - l
      r++
    }
  }
  return exchanges
}
