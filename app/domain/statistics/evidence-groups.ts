/** Sure enough to call one better than another: at most 1/40 against it, as at either end of a 95 % interval. */
const SURE = 39 / 40
/** A probability computed as exactly 39/40 counts as reached. */
const ROUNDING = 1e-12

/**
 * Groups of neighbours in the order that the evidence cannot tell apart: the longest runs in which nobody is surely
 * above anybody. Runs may overlap (a level with b, b with c, but a above c), so being in one group is not transitive;
 * two items are told apart where no group holds both.
 *
 * @param order items from the best
 * @param above `[a][b]`: probability of a above b, from the bootstrap or the posterior
 */
export function evidenceGroups(
  order: readonly number[],
  above: readonly (readonly (number | null)[])[],
): number[][] {
  const isSure = (a: number, b: number) => (above[a]?.[b] ?? 0) >= SURE - ROUNDING
  const areLevel = (a: number, b: number) => !isSure(a, b) && !isSure(b, a)
  const groups: number[][] = []
  let end = 0
  for (let start = 0; start < order.length; start++) {
    const before = end
    for (let next = order[end]; next !== undefined; next = order[++end]) {
      const candidate = next
      if (!order.slice(start, end).every((item) => areLevel(item, candidate))) break
    }
    if (end > before) groups.push(order.slice(start, end))
  }
  return groups
}
