import type { Scores } from './scores'

/** Who scored what: an edge between a judge and an item. */
export type Cell = { judge: number; item: number }
export type Mark = Cell & { score: number }
/** Judges and items joined by marks, upwards by number. */
export type Block = { judges: number[]; items: number[] }

/** The marks of a sparse matrix, judge by judge. */
export const marksOf = (scores: Scores): Mark[] =>
  scores.flatMap((row, judge) =>
    row.flatMap((score, item) => (score === null ? [] : [{ judge, item, score }])),
  )

export type DesignGraph = { components: Block[]; bridges: [judge: number, item: number][] }

type Edge = { to: number; cell: number }

/**
 * The connected components of the graph of judges and items, by their first judge, and its bridges: the marks without
 * which it would fall into more pieces (Tarjan 1974). Severities of judges compare only within a component. Judges and
 * items without a mark belong to none. Linear in the number of marks; no cell may stand twice.
 */
export function designGraph(cells: readonly Cell[]): DesignGraph {
  const judges = cells.reduce((most, { judge }) => Math.max(most, judge + 1), 0)
  const edges = edgesOf(cells, judges)
  const order = new Array<number>(edges.length).fill(-1)
  const components: Block[] = []
  const bridges: number[] = []
  let seen = 0
  for (let start = 0; start < judges; start++) {
    if (order[start] !== -1 || !edges[start]?.length) continue
    const members = visit(start, edges, order, seen, bridges)
    seen += members.length
    members.sort((a, b) => a - b)
    components.push({
      judges: members.filter((node) => node < judges),
      items: members.filter((node) => node >= judges).map((node) => node - judges),
    })
  }
  const ends = bridges.map((index): [number, number] => {
    const { judge = 0, item = 0 } = cells[index] ?? {}
    return [judge, item]
  })
  return { components, bridges: ends.sort((a, b) => a[0] - b[0] || a[1] - b[1]) }
}

/** Neighbours of each node: judges first, items after them. */
function edgesOf(cells: readonly Cell[], judges: number): Edge[][] {
  const items = cells.reduce((most, { item }) => Math.max(most, item + 1), 0)
  const edges: Edge[][] = Array.from({ length: judges + items }, () => [])
  cells.forEach(({ judge, item }, cell) => {
    edges[judge]?.push({ to: judges + item, cell })
    edges[judges + item]?.push({ to: judge, cell })
  })
  return edges
}

/** Depth first from one node, without recursion: entries may be many. Fills `order` and `bridges`, returns who was met. */
function visit(start: number, edges: Edge[][], order: number[], seen: number, bridges: number[]): number[] {
  const members = [start]
  const lowest = new Map([[start, seen]])
  const path = [{ node: start, by: -1, next: 0 }]
  const low = (node: number) => lowest.get(node) ?? 0
  order[start] = seen
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const { node, by } = top
    const edge = edges[node]?.[top.next++]
    if (!edge) {
      path.pop()
      const above = path.at(-1)?.node
      if (above === undefined) continue
      lowest.set(above, Math.min(low(above), low(node)))
      if (low(node) > (order[above] ?? 0)) bridges.push(by)
    } else if (order[edge.to] === -1) {
      const place = seen + members.length
      order[edge.to] = place
      lowest.set(edge.to, place)
      members.push(edge.to)
      path.push({ node: edge.to, by: edge.cell, next: 0 })
    } else if (edge.cell !== by) {
      lowest.set(node, Math.min(low(node), order[edge.to] ?? 0))
    }
  }
  return members
}
