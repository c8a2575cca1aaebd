/**
 * An order of work that differs from judge to judge and is the same at every visit, so that no entry is always read
 * first. FNV-1a over seed and id sorts as well as any hash here: nothing secret depends on it.
 */
export function seededOrder<T>(items: readonly T[], seed: string, idOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: fnv1a(`${seed} ${idOf(item)}`), id: idOf(item) }))
    .sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
    .map(({ item }) => item)
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0
  return hash
}
