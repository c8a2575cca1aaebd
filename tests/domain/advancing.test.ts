import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AdvancePart, expectOutcomes, proposeOutcomes } from '~/domain/advancing'
import { ratio } from '~/domain/rational'
import type { Advance } from '~/domain/rules'

/** Entries by their totals, highest first: equal totals share a rank. */
const partOf = (totals: Record<string, number>, unplaced: string[] = []): AdvancePart => {
  const sorted = Object.entries(totals).sort(([, a], [, b]) => b - a)
  return {
    placed: sorted.map(([id, total]) => ({
      id,
      total: ratio(BigInt(total)),
      rank: 1 + sorted.filter(([, other]) => other > total).length,
    })),
    unplaced,
  }
}

const best = (count: number, tiesAtCut: 'together' | 'plenary' = 'together'): Advance => ({
  ...{ kind: 'best', count, per: 'whole', tiesAtCut },
})

const outcomes = (advance: Advance | null, parts: AdvancePart[], leaving: string[] = []) =>
  Object.fromEntries(
    [...proposeOutcomes(advance, parts, new Set(leaving))].map(([id, { outcome, why }]) => [
      id,
      [outcome, why],
    ]),
  )

describe('proposals', () => {
  it('pass the best of each part and nobody else', () => {
    const parts = [partOf({ a: 90, b: 80, c: 70 }), partOf({ x: 60, y: 50, z: 40 })]
    expect(outcomes(best(2), parts)).toEqual({
      ...{ a: ['lolos', 'place'], b: ['lolos', 'place'], c: ['tidak_lolos', 'place'] },
      ...{ x: ['lolos', 'place'], y: ['lolos', 'place'], z: ['tidak_lolos', 'place'] },
    })
  })
  it('take a tie at the cut together, or leave it to the meeting', () => {
    const parts = [partOf({ a: 90, b: 80, c: 80, d: 70 })]
    expect(outcomes(best(2), parts)).toEqual({
      ...{ a: ['lolos', 'place'], b: ['lolos', 'tie'], c: ['lolos', 'tie'], d: ['tidak_lolos', 'place'] },
    })
    expect(outcomes(best(2, 'plenary'), parts)).toEqual({
      ...{ a: ['lolos', 'place'], b: [null, 'awaiting'], c: [null, 'awaiting'], d: ['tidak_lolos', 'place'] },
    })
  })
  it('ask nobody about a tie that the cut does not split', () => {
    const parts = [partOf({ a: 80, b: 80, c: 70, d: 70 })]
    expect(outcomes(best(2, 'plenary'), parts)).toEqual({
      ...{
        a: ['lolos', 'place'],
        b: ['lolos', 'place'],
        c: ['tidak_lolos', 'place'],
        d: ['tidak_lolos', 'place'],
      },
    })
  })
  it('move the next in rank up when one leaves, and say nothing of who left', () => {
    expect(outcomes(best(2), [partOf({ a: 90, b: 80, c: 70, d: 60 })], ['b'])).toEqual({
      ...{ a: ['lolos', 'place'], c: ['lolos', 'place'], d: ['tidak_lolos', 'place'] },
    })
  })
  it('pass everybody at the threshold, exactly, and everybody without a cut', () => {
    const parts = [partOf({ a: 81, b: 80, c: 79 }, ['d'])]
    expect(outcomes({ kind: 'threshold', minimum: '80' }, parts)).toEqual({
      ...{ a: ['lolos', 'threshold'], b: ['lolos', 'threshold'], c: ['tidak_lolos', 'threshold'] },
      d: [null, 'unranked'],
    })
    expect(outcomes(null, parts)).toEqual({
      ...{ a: ['lolos', 'no-cut'], b: ['lolos', 'no-cut'], c: ['lolos', 'no-cut'], d: [null, 'unranked'] },
    })
  })
  it('never pass a lower total over a higher one, and pass exactly n where nothing is tied', () => {
    const totals = fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 20 }), {
      maxKeys: 30,
    })
    fc.assert(
      fc.property(
        totals,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('together', 'plenary'),
        (all, n, ties) => {
          const part = partOf(all)
          const proposed = proposeOutcomes(best(n, ties as 'together'), [part])
          const of = (outcome: string | null) =>
            part.placed
              .filter(({ id }) => proposed.get(id)?.outcome === outcome)
              .map(({ id }) => all[id] ?? 0)
          const [passed, failed, open] = [of('lolos'), of('tidak_lolos'), of(null)]
          expect(Math.min(...passed, 99)).toBeGreaterThan(Math.max(...failed, -1))
          const isDistinct = new Set(Object.values(all)).size === part.placed.length
          const least = Math.min(n, part.placed.length)
          if (isDistinct) expect([passed.length, open.length]).toEqual([least, 0])
          else expect(passed.length + open.length).toBeGreaterThanOrEqual(least)
          if (ties === 'plenary') expect(passed.length).toBeLessThanOrEqual(n)
          else expect(open).toEqual([])
        },
      ),
    )
  })
})

describe('a further meeting', () => {
  const parts = [partOf({ a: 90, b: 80, c: 70, d: 60 })]
  const standing = new Map([
    ['a', 'lolos'],
    ['b', 'lolos'],
    // By a reasoned departure of the first meeting.
    ['c', 'tidak_lolos'],
    ['d', 'lolos'],
  ] as const)
  const expected = (leaving: string[]) =>
    Object.fromEntries(
      [...expectOutcomes(best(2), parts, { leaving: new Set(leaving), left: new Set(), standing })].map(
        ([id, { outcome }]) => [id, outcome],
      ),
    )
  it('starts from what stands, departures included', () => {
    expect(expected([])).toEqual({ a: 'lolos', b: 'lolos', c: 'tidak_lolos', d: 'lolos' })
  })
  it('changes only what the one who leaves makes room for', () => {
    expect(expected(['a'])).toEqual({ a: 'lolos', b: 'lolos', c: 'lolos', d: 'lolos' })
    expect(expected(['d'])).toEqual({ a: 'lolos', b: 'lolos', c: 'tidak_lolos', d: 'lolos' })
  })
})
