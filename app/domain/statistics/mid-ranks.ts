/**
 * Ranks from 1 for the lowest value; equal values share the middle of their ranks. `ties` is Σ(t³ − t) over runs of t
 * equal values.
 */
export function rankUp(values: readonly number[]): { ranks: number[]; ties: number } {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranks = new Array<number>(values.length)
  let ties = 0
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (order[end]?.value === order[start]?.value && end < order.length) end++
    for (const { index } of order.slice(start, end)) ranks[index] = (start + end + 1) / 2
    ties += (end - start) ** 3 - (end - start)
    start = end
  }
  return { ranks, ties }
}
