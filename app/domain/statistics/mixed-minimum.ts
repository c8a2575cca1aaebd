/** A ratio of variances, and the criterion there. */
export type Minimum = { at: number; value: number }

const GOLDEN = (Math.sqrt(5) - 1) / 2
/** Ratios of variances that are tried: 0 and every fourth-fold between these powers of two. */
const POWERS = { least: -30, most: 30, step: 2 }
/** Each step of the golden section leaves 62 % of the interval. */
const STEPS = 48
/** A criterion is a sum over all marks, so it knows some twelve digits; what is less is no improvement. */
const ROUNDING = 1e-12

/**
 * The ratio t ≥ 0 where a criterion is least: the best of a wide grid, narrowed by golden section between its
 * neighbours. 0 where nothing above it is better by more than rounding, so a variance that vanishes is exactly zero.
 */
export function minimizeRatio(criterion: (ratio: number) => number): Minimum {
  const count = (POWERS.most - POWERS.least) / POWERS.step + 1
  const grid = Array.from({ length: count }, (_, n) => 2 ** (POWERS.least + n * POWERS.step))
  const none: Minimum = { at: 0, value: criterion(0) }
  const tried = [none, ...grid.map((at): Minimum => ({ at, value: criterion(at) }))]
  const best = tried.reduce((least, each) => (each.value < least.value ? each : least))
  const place = tried.indexOf(best)
  const [below, above] = [tried[place - 1] ?? best, tried[place + 1] ?? best]
  const inner = narrow(criterion, below.at, above.at)
  const least = inner.value < best.value ? inner : best
  return none.value - least.value > ROUNDING * (1 + Math.abs(none.value)) ? least : none
}

/** Golden section, along the logarithm unless the interval begins at zero. */
function narrow(criterion: (ratio: number) => number, low: number, high: number): Minimum {
  const isLinear = low === 0
  const toRatio = (x: number) => (isLinear ? x : Math.exp(x))
  let [a, b] = isLinear ? [low, high] : [Math.log(low), Math.log(high)]
  const probe = (x: number) => ({ x, value: criterion(toRatio(x)) })
  let left = probe(b - GOLDEN * (b - a))
  let right = probe(a + GOLDEN * (b - a))
  for (let step = 0; step < STEPS; step++) {
    if (left.value <= right.value) {
      b = right.x
      right = left
      left = probe(b - GOLDEN * (b - a))
    } else {
      a = left.x
      left = right
      right = probe(a + GOLDEN * (b - a))
    }
  }
  const { x, value } = left.value <= right.value ? left : right
  return { at: toRatio(x), value }
}
