import fc from 'fast-check'
import { expect, it } from 'vitest'
import { balanceLoads } from '~/domain/assignment/balance'
import { type AssignmentProblem, openSeats } from '~/domain/assignment/problem'
import { judgeLoads } from '~/domain/statistics/design-quality'
import { allPanels, problems } from './problems'

const small = problems({ judges: 4, items: 4 })
const downwards = (loads: readonly number[]) => [...loads].sort((a, b) => b - a)

/** The loads of which no other has a smaller greatest, then a smaller second greatest, … */
function leastMajorized(problem: AssignmentProblem): number[] | null {
  const ways = allPanels(problem).map((panels) => downwards(judgeLoads(problem.judges, panels)))
  const [first = null] = ways.sort((a, b) => {
    const at = a.findIndex((load, place) => load !== b[place])
    return (a[at] ?? 0) - (b[at] ?? 0)
  })
  return first
}

it('finds the most even loads of all, or says that there are none', () => {
  fc.assert(
    fc.property(small, (problem) => {
      const balance = balanceLoads(problem)
      expect(balance.feasible ? downwards(balance.loads) : null).toEqual(leastMajorized(problem))
    }),
  )
})

it('gives every item its judges, keeps what is settled and nobody with a conflict', () => {
  fc.assert(
    fc.property(small, (problem) => {
      const balance = balanceLoads(problem)
      if (!balance.feasible) return
      expect(allPanels(problem)).toContainEqual(balance.panels)
      expect(balance.loads).toEqual(judgeLoads(problem.judges, balance.panels))
    }),
  )
})

it('names sets of items that lack exactly the seats said, whatever is done', () => {
  fc.assert(
    fc.property(small, fc.integer({ min: 1, max: 3 }), (problem, most) => {
      const balance = balanceLoads(problem, most)
      if (balance.feasible) return
      const settled = judgeLoads(problem.judges, problem.fixed)
      for (const { items, judges, missing } of balance.blocks) {
        const seats = items.reduce((sum, item) => sum + (openSeats(problem)[item] ?? 0), 0)
        const room = judges.reduce((sum, judge) => {
          const could = items.filter(
            (item) => problem.eligible[item]?.includes(judge) && !problem.fixed[item]?.includes(judge),
          )
          return sum + Math.min(could.length, Math.max(0, most - (settled[judge] ?? 0)))
        }, 0)
        expect(seats - room).toBe(missing)
        expect(missing).toBeGreaterThan(0)
      }
    }),
  )
})

it('keeps apart what does not compete', () => {
  const problem = {
    judges: 5,
    perItem: 2,
    eligible: [[0], [1, 2, 3, 4], [1, 2, 3, 4], [3]],
    fixed: [[], [], [], [4]],
    territory: [0, 0, 0, 0],
  }
  expect(balanceLoads(problem)).toEqual({
    feasible: false,
    blocks: [{ items: [0], judges: [0], missing: 1 }],
  })
  expect(balanceLoads({ ...problem, eligible: [[0, 1], [0, 1], [2, 3], [4]] }, 1)).toEqual({
    feasible: false,
    blocks: [
      { items: [0, 1], judges: [0, 1], missing: 2 },
      { items: [3], judges: [4], missing: 1 },
    ],
  })
})

it('manages without items and without judges', () => {
  expect(balanceLoads({ judges: 2, perItem: 1, eligible: [], fixed: [], territory: [] })).toEqual({
    feasible: true,
    panels: [],
    loads: [0, 0],
  })
  expect(balanceLoads({ judges: 0, perItem: 1, eligible: [[]], fixed: [[]], territory: [0] })).toEqual({
    feasible: false,
    blocks: [{ items: [0], judges: [], missing: 1 }],
  })
})
