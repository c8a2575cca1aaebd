import { expect, it } from 'vitest'
import { drawIndex, mulberry32 } from '~/domain/statistics/mulberry32'
import reference from '../../cases/prng_mulberry32.json'

const take = <T>(count: number, next: () => T) => Array.from({ length: count }, next)

it('gives the numbers of the reference', () => {
  expect(take(5, mulberry32(reference.seed))).toEqual(reference.first_u32)
})

it('counts seeds modulo 2³²', () => {
  expect(take(5, mulberry32(reference.seed + 2 ** 32))).toEqual(reference.first_u32)
})

it('draws from the whole range and nothing else', () => {
  const next = mulberry32(7)
  const drawn = take(1000, () => drawIndex(next, 3))
  expect([...new Set(drawn)].sort()).toEqual([0, 1, 2])
})

it('draws by the high part of the number', () => {
  expect([0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1].map((each) => drawIndex(() => each, 2))).toEqual([0, 0, 1, 1])
})
