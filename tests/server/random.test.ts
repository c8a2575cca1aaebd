import { expect, it } from 'vitest'
import { openRandom } from '~/server/random'

it('gives as many bytes as asked for, and none twice', () => {
  const random = openRandom()
  const lengths = [1, 16, 32, 4000, 5000, 8192, 20_000, 32, ...Array<number>(2000).fill(32)]
  const drawn = lengths.map((length) => random(length))
  expect(drawn.map(({ length }) => length)).toEqual(lengths)
  const places = drawn.map(({ buffer, byteOffset, length }) => ({
    buffer,
    from: byteOffset,
    to: byteOffset + length,
  }))
  const overlaps = places.filter((place, at) =>
    places
      .slice(at + 1, at + 300)
      .some((other) => place.buffer === other.buffer && place.from < other.to && other.from < place.to),
  )
  expect(overlaps).toEqual([])
  expect(
    new Set(drawn.filter(({ length }) => length === 32).map((bytes) => Buffer.from(bytes).toString('hex')))
      .size,
  ).toBe(2002)
})
