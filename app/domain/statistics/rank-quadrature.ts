import { normalCdf } from './distributions'

/** A point of a numerical integral. */
type Node = { at: number; weight: number }

/** A competitor this sure to be below, or above, changes no digit. */
const CERTAIN = 1e-12
/** Log density below its peak where a tail is cut: e^−25. */
const TAIL = 25

/** √(χ² ÷ df) with its probability, by the trapezoidal rule over log χ², which is exact to many digits here. */
export function inverseScales(df: number): Node[] {
  const step = Math.min(0.25, 0.5 * Math.sqrt(2 / df))
  const logDensity = (fromPeak: number) => (df / 2) * (fromPeak - Math.expm1(fromPeak))
  const nodes: Node[] = []
  for (const direction of [-1, 1])
    for (let k = direction < 0 ? 1 : 0; logDensity(direction * k * step) > -TAIL; k++) {
      const fromPeak = direction * k * step
      nodes.push({ at: Math.exp(fromPeak / 2), weight: Math.exp(logDensity(fromPeak)) })
    }
  return normalized(nodes)
}

/** The standard normal distribution from −6 to 6. */
const STANDARD_NORMAL = normalized(
  Array.from({ length: 49 }, (_, k) => ({ at: k / 4 - 6, weight: Math.exp(-((k / 4 - 6) ** 2) / 2) })),
)

/**
 * Probability of each rank of one item, the highest first, where all are normal about `places` with the standard
 * deviation 1 ÷ scale: given the item's own value the others are above it independently, so their number is
 * Poisson-binomial (Wang 1993).
 */
export function rankProbabilities(
  places: readonly number[],
  item: number,
  scales: readonly Node[],
): number[] {
  const own = places[item] ?? 0
  const ranks = new Array<number>(places.length).fill(0)
  for (const scale of scales) {
    for (const normal of STANDARD_NORMAL) {
      const above: number[] = []
      let surelyAbove = 0
      places.forEach((place, other) => {
        if (other === item) return
        const p = normalCdf((place - own) * scale.at - normal.at)
        if (p > 1 - CERTAIN) surelyAbove++
        else if (p > CERTAIN) above.push(p)
      })
      countAbove(above).forEach((p, count) => {
        const rank = surelyAbove + count
        ranks[rank] = (ranks[rank] ?? 0) + p * scale.weight * normal.weight
      })
    }
  }
  return ranks
}

/** Distribution of how many of independent events come true. */
function countAbove(probabilities: readonly number[]): number[] {
  const counts = [1]
  for (const p of probabilities) {
    counts.push(0)
    for (let count = counts.length - 1; count > 0; count--)
      counts[count] = (counts[count] ?? 0) * (1 - p) + (counts[count - 1] ?? 0) * p
    counts[0] = (counts[0] ?? 0) * (1 - p)
  }
  return counts
}

function normalized(nodes: readonly Node[]): Node[] {
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0)
  return nodes.map(({ at, weight }) => ({ at, weight: weight / total }))
}
