import { randomBytes } from 'node:crypto'

const POOL = 8192

/** Random bytes drawn from a pool, since asking the system costs more than the bytes. None is given out twice. */
export function openRandom(): (length: number) => Uint8Array {
  let pool = randomBytes(POOL)
  let at = 0
  return (length) => {
    if (length > POOL) return randomBytes(length)
    if (at + length > POOL) {
      pool = randomBytes(POOL)
      at = 0
    }
    const bytes = pool.subarray(at, at + length)
    at += length
    return bytes
  }
}
