/**
 * Tommy Ettinger's generator mulberry32: whole numbers from 0 to 2³² − 1, the same for the same seed on every machine.
 * Seeds count modulo 2³².
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** Draws one of `count` indices from 0, each as likely as the next. */
export const drawIndex = (next: () => number, count: number): number => Math.floor((next() / 2 ** 32) * count)
