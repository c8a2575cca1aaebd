import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { advancePartition, decideAdvance, type Placed, partitionOf } from '~/domain/advance'
import { seatReaches } from '~/domain/panel-reach'
import type { Advance, Stage } from '~/domain/rules'

const best = (count: number, tiesAtCut: 'together' | 'plenary' = 'together'): Advance => ({
  ...{ kind: 'best', count, per: 'kecamatan', tiesAtCut },
})
const row = (uid: string, rank: number, group: string | null = null, fraction = '0'): Placed => ({
  ...{ uid, rank, group, fraction },
})
const decided = (advance: Advance, placed: readonly Placed[]) =>
  Object.fromEntries(decideAdvance(advance, placed))

describe('the best of each group', () => {
  it('go on, so many per kecamatan', () => {
    const placed = [row('a', 1, 'T'), row('b', 2, 'T'), row('c', 3, 'T'), row('d', 1, 'K')]
    expect(decided(best(2), placed)).toEqual({ a: 'yes', b: 'yes', c: 'no', d: 'yes' })
  })

  it('go on together where a tie lies across the cut, or wait for the plenary, as the rules say', () => {
    const placed = [row('a', 1, 'T'), row('b', 2, 'T'), row('c', 2, 'T'), row('d', 4, 'T'), row('e', 2, 'K')]
    expect(decided(best(2), placed)).toEqual({ a: 'yes', b: 'yes', c: 'yes', d: 'no', e: 'yes' })
    expect(decided(best(2, 'plenary'), placed)).toEqual({
      ...{ a: 'yes', b: 'plenary', c: 'plenary', d: 'no', e: 'yes' },
    })
    expect(decided(best(3, 'plenary'), placed)).toMatchObject({ b: 'yes', c: 'yes' })
  })

  it('are never more than the rules say unless tied, and never fewer than can be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('together' as const, 'plenary' as const),
        (totals, count, ties) => {
          const placed = totals.map((total, index) =>
            row(String(index), 1 + totals.filter((other) => other > total).length, 'T'),
          )
          const outcomes = [...decideAdvance(best(count, ties), placed).values()]
          const yes = outcomes.filter((each) => each === 'yes').length
          const waiting = outcomes.filter((each) => each === 'plenary').length
          const reach = Math.min(count, totals.length)
          expect(yes + waiting).toBeGreaterThanOrEqual(reach)
          if (ties === 'plenary') expect(yes).toBeLessThanOrEqual(count)
          else expect(waiting).toBe(0)
        },
      ),
    )
  })
})

it('goes on from an exact total on, however it is written', () => {
  const advance: Advance = { kind: 'threshold', minimum: '76.5' }
  expect(
    decided(advance, [row('a', 1, null, '153/2'), row('b', 2, null, '152999/2000'), row('c', 3, null, '77')]),
  ).toEqual({ a: 'yes', b: 'no', c: 'yes' })
})

it('ranks within the kecamatan where the stage does, and within what the rule counts in', () => {
  const [stage] = RULES.stages as [Stage]
  const own = { ...stage, partition: 'kecamatan' as const }
  expect([partitionOf(undefined), partitionOf(stage), partitionOf(own)]).toEqual([null, null, 'kecamatan'])
  const per = (each: 'whole' | 'category' | 'kecamatan', of: Stage) =>
    advancePartition({ ...of, advance: { kind: 'best', count: 1, per: each, tiesAtCut: 'together' } })
  expect([per('whole', stage), per('category', stage), per('kecamatan', stage)]).toEqual([
    ...[null, 'category', 'kecamatan'],
  ])
  expect(per('whole', own)).toBe('kecamatan')
})

it('gives a seat the entries of its own kecamatan alone, where the stage is judged within each', () => {
  const [own, whole] = [{ partition: 'kecamatan' as const }, { partition: 'whole' as const }]
  const [near, far] = ['36.71.01.1001', '36.71.07.1004']
  expect([seatReaches(own, '36.71.01', near), seatReaches(own, '36.71.01', far)]).toEqual([true, false])
  // A panel for all, or for the whole kota, is no panel of a kecamatan.
  expect([seatReaches(own, null, near), seatReaches(own, '36.71', near)]).toEqual([false, false])
  expect([seatReaches(whole, null, near), seatReaches(whole, '36.71.07', near)]).toEqual([true, false])
})
