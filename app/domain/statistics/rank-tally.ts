/** How often, by weight, each item had each rank and stood above each other one, over many orders. */
export type RankTally = {
  items: number
  total: number
  /** By size of the group of equals: `[item × items + position]`, each position that the group shares. */
  bySize: Map<number, Float64Array>
  /** `[a × items + b]`: twice the weight of a above b, and once that of a level with b. */
  above: Float64Array
  /** Items from the best of the last order: the next one is likely much the same, so sorts at little cost. */
  order: number[]
}

export const newTally = (items: number): RankTally => ({
  items,
  total: 0,
  bySize: new Map(),
  above: new Float64Array(items * items),
  order: Array.from({ length: items }, (_, item) => item),
})

/** Counts one order, the highest sum first, with a whole weight. Exact while the weights add up to less than 2⁵². */
export function tallyOrder(tally: RankTally, sums: readonly (number | bigint)[], weight: number): void {
  const { items, above, order } = tally
  sortByInsertion(order, sums)
  tally.total += weight
  for (let start = 0; start < items; ) {
    let end = start + 1
    const first = sums[order[start] ?? 0]
    while (end < items && sums[order[end] ?? 0] === first) end++
    const counts = countsOf(tally, end - start)
    for (let place = start; place < end; place++) {
      const row = (order[place] ?? 0) * items
      for (let shared = start; shared < end; shared++) {
        counts[row + shared] = (counts[row + shared] ?? 0) + weight
        const level = row + (order[shared] ?? 0)
        if (shared !== place) above[level] = (above[level] ?? 0) + weight
      }
      for (let lower = end; lower < items; lower++) {
        const beaten = row + (order[lower] ?? 0)
        above[beaten] = (above[beaten] ?? 0) + 2 * weight
      }
    }
    start = end
  }
}

function countsOf(tally: RankTally, size: number): Float64Array {
  const known = tally.bySize.get(size)
  if (known) return known
  const counts = new Float64Array(tally.items * tally.items)
  tally.bySize.set(size, counts)
  return counts
}

function sortByInsertion(order: number[], sums: readonly (number | bigint)[]): void {
  for (let next = 1; next < order.length; next++) {
    const item = order[next] ?? 0
    const sum = sums[item] ?? 0
    let place = next
    while (place > 0 && (sums[order[place - 1] ?? 0] ?? 0) < sum) {
      order[place] = order[place - 1] ?? 0
      place--
    }
    order[place] = item
  }
}
