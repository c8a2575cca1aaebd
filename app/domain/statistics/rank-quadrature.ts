import { normalCdf } from './distributions'

/** A point of a numerical integral. */
type Node = { at: number; weight: number }

/** A competitor this sure to be below, or above, changes no digit. */
const CERTAIN = 1e-12
/** Log density below its peak where a tail is cut: e^−25. */
const TAIL = 25

/** √(χ² ÷ df) with its probability, by the trapezoidal rule over log χ², which is exact to many digits here. */
export function inverseScales(df: number): Node[] {
  const step = Math.min(0.25, 0.75 * Math.sqrt(2 / df))
  const logDensity = (fromPeak: number) => (df / 2) * (fromPeak - Math.expm1(fromPeak))
  const nodes: Node[] = []
  for (const direction of [-1, 1])
    for (let k = direction < 0 ? 1 : 0; logDensity(direction * k * step) > -TAIL; k++) {
      const fromPeak = direction * k * step
      nodes.push({ at: Math.exp(fromPeak / 2), weight: Math.exp(logDensity(fromPeak)) })
    }
  return normalized(nodes)
}

/** The standard normal distribution from −6 to 6: steps of half a deviation are good to six digits and more. */
const STANDARD_NORMAL = normalized(
  Array.from({ length: 25 }, (_, k) => ({ at: k / 2 - 6, weight: Math.exp(-((k / 2 - 6) ** 2) / 2) })),
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
  const others = places.flatMap((place, other) => (other === item ? [] : [place - own]))
  const ranks = places.map(() => 0)
  const counts = new Float64Array(places.length)
  for (const scale of scales) {
    for (const normal of STANDARD_NORMAL) {
      counts.fill(0)
      counts[0] = scale.weight * normal.weight
      let [surelyAbove, open] = [0, 0]
      for (const distance of others) {
        const p = normalCdf(distance * scale.at - normal.at)
        if (p > 1 - CERTAIN) surelyAbove++
        else if (p > CERTAIN) addTrial(counts, ++open, p)
      }
      for (let count = 0; count <= open; count++) {
        const rank = surelyAbove + count
        ranks[rank] = (ranks[rank] ?? 0) + (counts[count] ?? 0)
      }
    }
  }
  return ranks
}

/** The distribution of how many of `trials` independent events come true, from that of one fewer; in place. */
function addTrial(counts: Float64Array, trials: number, p: number): void {
  for (let count = trials; count > 0; count--)
    counts[count] = (counts[count] ?? 0) * (1 - p) + (counts[count - 1] ?? 0) * p
  counts[0] = (counts[0] ?? 0) * (1 - p)
}

function normalized(nodes: readonly Node[]): Node[] {
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0)
  return nodes.map(({ at, weight }) => ({ at, weight: weight / total }))
}
