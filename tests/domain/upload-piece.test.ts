import { expect, it } from 'vitest'
import { FIRST_PIECE, nextPiece } from '~/domain/upload-piece'

const KIB = 1024

it('grows on a quick link up to 8 MiB and shrinks on a slow one down to where it began', () => {
  const sizes = [FIRST_PIECE]
  for (let turn = 0; turn < 5; turn++) sizes.push(nextPiece(sizes.at(-1) ?? 0, 2_999))
  expect(sizes.map((size) => size / KIB)).toEqual([512, 1024, 2048, 4096, 8192, 8192])
  expect(nextPiece(4096 * KIB, 3_000)).toBe(4096 * KIB)
  expect(nextPiece(4096 * KIB, 10_000)).toBe(4096 * KIB)
  expect(nextPiece(4096 * KIB, 10_001)).toBe(2048 * KIB)
  expect(nextPiece(FIRST_PIECE, 60_000)).toBe(FIRST_PIECE)
})
