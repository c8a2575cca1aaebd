const SMALLEST = 512 * 1024
const LARGEST = 8 * 1024 * 1024
/** Milliseconds: behind a proxy that holds requests back, so much sending is lost when the link breaks. */
const QUICK = 3_000
const SLOW = 10_000

/** Bytes of the first piece of a file. */
export const FIRST_PIECE = SMALLEST

/** Bytes of the next piece: large where the link is quick, for fewer requests; small where much could be lost. */
export function nextPiece(size: number, milliseconds: number): number {
  if (milliseconds < QUICK) return Math.min(LARGEST, size * 2)
  if (milliseconds > SLOW) return Math.max(SMALLEST, size / 2)
  return size
}
