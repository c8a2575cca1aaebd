import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, designGraph, marksOf } from '~/domain/statistics/design-graph'

const cells = (...pairs: [number, number][]): Cell[] => pairs.map(([judge, item]) => ({ judge, item }))

/** Some of the cells of up to 6 judges by 7 items, in any order. */
const designs = fc
  .uniqueArray(fc.integer({ min: 0, max: 41 }), { maxLength: 25 })
  .map((numbers) => numbers.map((n): Cell => ({ judge: n % 6, item: Math.floor(n / 6) })))

describe('marks', () => {
  it('are the scores that are there', () => {
    expect(
      marksOf([
        [5, null, 0],
        [null, 7],
      ]),
    ).toEqual([
      { judge: 0, item: 0, score: 5 },
      { judge: 0, item: 2, score: 0 },
      { judge: 1, item: 1, score: 7 },
    ])
  })
})

describe('the graph of judges and items', () => {
  it('of nothing is nothing', () => {
    expect(designGraph([])).toEqual({ components: [], bridges: [] })
  })
  it('two closed panels do not meet', () => {
    const panels = cells([0, 0], [0, 1], [1, 0], [1, 1], [3, 4], [2, 4], [3, 2], [2, 2])
    expect(designGraph(panels)).toEqual({
      components: [
        { judges: [0, 1], items: [0, 1] },
        { judges: [2, 3], items: [2, 4] },
      ],
      bridges: [],
    })
  })
  it('one item that a judge of each panel scores joins them, by two marks neither of which may be lost', () => {
    const panels = cells([0, 0], [0, 1], [1, 0], [1, 1], [3, 4], [2, 4], [3, 2], [2, 2], [1, 3], [2, 3])
    const { components, bridges } = designGraph(panels)
    expect(components).toEqual([{ judges: [0, 1, 2, 3], items: [0, 1, 2, 3, 4] }])
    expect(bridges).toEqual([
      [1, 3],
      [2, 3],
    ])
  })
  it('judge and item numbers without a mark belong nowhere', () => {
    expect(designGraph(cells([2, 3]))).toEqual({
      components: [{ judges: [2], items: [3] }],
      bridges: [[2, 3]],
    })
  })
  it('a chain of a hundred thousand marks needs no deep stack', () => {
    const chain = Array.from({ length: 100_000 }, (_, n) => ({ judge: n >> 1, item: (n + 1) >> 1 }))
    const { components, bridges } = designGraph(chain)
    expect([components.length, bridges.length]).toEqual([1, 100_000])
  })
  it('has the components that growing from each mark finds, and a bridge is a mark whose loss adds a piece', () => {
    const pieces = (design: readonly Cell[]) => {
      // Nodes take the least number among their neighbours until nothing changes.
      const least = new Map(
        design.flatMap(({ judge, item }) => [[`j${judge}`, judge] as const, [`i${item}`, 99]]),
      )
      for (let changed = true; changed; ) {
        changed = false
        for (const { judge, item } of design) {
          const [j = 99, i = 99] = [least.get(`j${judge}`), least.get(`i${item}`)]
          if (j === i) continue
          changed = true
          least.set(`j${judge}`, Math.min(i, j)).set(`i${item}`, Math.min(i, j))
        }
      }
      return new Set(least.values()).size
    }
    const nodes = (design: readonly Cell[]) =>
      new Set(design.flatMap(({ judge, item }) => [`j${judge}`, `i${item}`])).size
    fc.assert(
      fc.property(designs, (design) => {
        const { components, bridges } = designGraph(design)
        expect(components.length).toBe(pieces(design))
        expect(components.flatMap(({ judges, items }) => [...judges, ...items]).length).toBe(nodes(design))
        const critical = design.filter((lost) => {
          const rest = design.filter((cell) => cell !== lost)
          // A judge or item that loses its only mark remains as a piece of its own.
          return pieces(rest) + nodes(design) - nodes(rest) > pieces(design)
        })
        const ordered = critical
          .map(({ judge, item }) => [judge, item])
          .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0))
        expect(bridges).toEqual(ordered)
      }),
    )
  })
})
