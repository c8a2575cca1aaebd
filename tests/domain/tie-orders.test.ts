import fc from 'fast-check'
import { expect, it } from 'vitest'
import { criterion, entriesOf, instrument, stageOf, totalling } from '#tests/support/rules'
import { compileStage } from '~/domain/compiled-stage'
import { rankEntries } from '~/domain/ranking'
import type { PlenaryDecision } from '~/domain/tie-break-steps'
import { awaitingGroups, followOrders, readOrder } from '~/domain/tie-orders'

const typed = (places: Record<string, number | null>) => new Map(Object.entries(places))

it('reads an order only when every tied entry has a place in the group', () => {
  const group = ['a', 'b', 'c']
  expect(readOrder(group, typed({}))).toBe(null)
  expect(readOrder(group, typed({ a: null, b: null }))).toBe(null)
  expect(readOrder(group, typed({ a: 2, b: 1, c: 3 }))).toEqual([['b'], ['a'], ['c']])
  expect(readOrder(group, typed({ a: 2, b: 1, c: 2 }))).toEqual([['b'], ['a', 'c']])
  expect(readOrder(group, typed({ a: 2, b: 1 }))).toEqual({ problem: 'incomplete' })
  expect(readOrder(group, typed({ a: 2, b: 1, c: 4 }))).toEqual({ problem: 'not_a_place' })
  expect(readOrder(group, typed({ a: 2, b: 1, c: 0 }))).toEqual({ problem: 'not_a_place' })
  expect(readOrder(group, typed({ a: 2, b: 1, c: 1.5 }))).toEqual({ problem: 'not_a_place' })
})

it('gives the places that the ranking gives once the meeting has closed', () => {
  const stage = compileStage(instrument([criterion('a')]), totalling())
  const rankBy = (totals: readonly number[], decisions: readonly PlenaryDecision[]) =>
    rankEntries({
      entries: entriesOf(totals.map((_, index) => `p${index}`)),
      stages: [
        stageOf(
          stage,
          totals.map((mark, index) => ({ entry: `p${index}`, seat: 1, marks: { a: mark } })),
        ),
      ],
      tieBreaks: [{ kind: 'plenary' }],
      decisions,
    }).ranked.map(({ id, rank, tied, decidedBy }) => ({
      ...{ id, rank, tied, awaiting: decidedBy?.kind === 'awaiting-plenary' },
    }))
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 12, maxLength: 12 }),
      (totals, places) => {
        const before = rankBy(totals, [])
        const orders = awaitingGroups(before).flatMap(({ ids }) => {
          const order = readOrder(
            ids,
            new Map(ids.map((id, at) => [id, 1 + ((places[at] ?? 1) % ids.length)])),
          )
          return order && !('problem' in order) ? [order] : []
        })
        expect(followOrders(before, orders)).toEqual(rankBy(totals, orders))
      },
    ),
  )
})
