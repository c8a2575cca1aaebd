/** Keeps the entries used last: at most so many, and at most so large when a size is given. */
export interface Lru<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
}

export function createLru<Value>(
  most: number,
  largest = Number.POSITIVE_INFINITY,
  sizeOf: (value: Value) => number = () => 0,
): Lru<Value> {
  const kept = new Map<string, Value>()
  let size = 0
  const remove = (key: string) => {
    const value = kept.get(key)
    if (value === undefined) return
    size -= sizeOf(value)
    kept.delete(key)
  }
  return {
    get(key) {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    set(key, value) {
      remove(key)
      kept.set(key, value)
      size += sizeOf(value)
      for (const [oldest] of kept) {
        if (kept.size <= most && size <= largest) break
        remove(oldest)
      }
    },
    delete: remove,
  }
}
