import { type AssignmentProblem, addable, openSeats, upwards } from './problem'

/** Items that cannot all get their judges, whoever else is assigned to what: a violator of Hall's condition. */
export interface Block {
  items: number[]
  /** Who may score at least one of them. */
  judges: number[]
  /** How many seats stay empty at best. */
  missing: number
}

export type Balance =
  | { feasible: true; panels: number[][]; loads: number[] }
  | { feasible: false; blocks: Block[] }

/**
 * Gives every item its judges so that the loads are as even as conflicts allow: for every number c as many seats as
 * possible lie with judges up to their c-th, so the greatest load is the smallest possible and the smallest the
 * greatest (least majorized loads; Frank & Murota 2018). Maximal flows by augmenting paths, the judges' capacity
 * raised by one at a time. Where it cannot be done, the smallest sets of items and judges that stand against it.
 * @param most how many items a judge can take at most, settled ones included
 */
export function balanceLoads(problem: AssignmentProblem, most = problem.eligible.length): Balance {
  const network = openNetwork(problem)
  for (let capacity = 1; capacity <= most && hasOpenSeats(network); capacity++)
    while (augment(network, capacity)) {}
  if (!hasOpenSeats(network)) {
    const { panels, loads } = network
    return { feasible: true, panels: panels.map(upwards), loads }
  }
  return { feasible: false, blocks: findBlocks(network, most) }
}

interface Network {
  choices: number[][]
  fixed: AssignmentProblem['fixed']
  panels: Set<number>[]
  /** By judge: the items whose seat can still move to another judge. */
  held: Set<number>[]
  loads: number[]
  open: number[]
}

function openNetwork(problem: AssignmentProblem): Network {
  const loads = new Array<number>(problem.judges).fill(0)
  for (const panel of problem.fixed) for (const judge of panel) loads[judge] = (loads[judge] ?? 0) + 1
  return {
    choices: addable(problem),
    fixed: problem.fixed,
    panels: problem.fixed.map((panel) => new Set(panel)),
    held: loads.map(() => new Set<number>()),
    loads,
    open: openSeats(problem),
  }
}

const hasOpenSeats = ({ open }: Network): boolean => open.some((seats) => seats > 0)

/** Breadth first from all items that lack judges. Each judge reached is known by the item that reached them. */
function reach(network: Network, capacity: number) {
  const { choices, panels, held, loads, open } = network
  const queue = open.flatMap((seats, item) => (seats > 0 ? [item] : []))
  const items = new Map<number, number | null>(queue.map((item) => [item, null]))
  const judges = new Map<number, number>()
  for (const item of queue)
    for (const judge of choices[item] ?? []) {
      if (judges.has(judge) || panels[item]?.has(judge)) continue
      judges.set(judge, item)
      if ((loads[judge] ?? 0) < capacity) return { free: judge, items, judges }
      for (const other of held[judge] ?? [])
        if (!items.has(other)) {
          items.set(other, judge)
          queue.push(other)
        }
    }
  return { free: null, items, judges }
}

/** Fills one more seat, others changing hands on the way. */
function augment(network: Network, capacity: number): boolean {
  const { free, items, judges } = reach(network, capacity)
  if (free === null) return false
  network.loads[free] = (network.loads[free] ?? 0) + 1
  for (let judge: number | null = free; judge !== null; ) {
    const item: number = judges.get(judge) ?? 0
    network.panels[item]?.add(judge)
    network.held[judge]?.add(item)
    const former: number | null = items.get(item) ?? null
    if (former === null) network.open[item] = (network.open[item] ?? 0) - 1
    else {
      network.panels[item]?.delete(former)
      network.held[former]?.delete(item)
    }
    judge = former
  }
  return true
}

/** The items on the near side of the minimal cut, apart where they do not compete for the same full judges. */
function findBlocks(network: Network, most: number): Block[] {
  const { items, judges } = reach(network, most)
  const groups: { items: number[]; full: Set<number> }[] = []
  for (const item of upwards(items.keys())) {
    const full = new Set(network.choices[item]?.filter((judge) => judges.has(judge)))
    const joined = groups.filter((group) => [...full].some((judge) => group.full.has(judge)))
    for (const group of joined) groups.splice(groups.indexOf(group), 1)
    groups.push({
      items: upwards([...joined.flatMap((group) => group.items), item]),
      full: new Set([...joined.flatMap((group) => [...group.full]), ...full]),
    })
  }
  return groups
    .map((group) => ({
      items: group.items,
      judges: upwards(
        new Set(
          group.items.flatMap((item) => [...(network.choices[item] ?? []), ...(network.fixed[item] ?? [])]),
        ),
      ),
      missing: group.items.reduce((sum, item) => sum + (network.open[item] ?? 0), 0),
    }))
    .sort((a, b) => (a.items[0] ?? 0) - (b.items[0] ?? 0))
}
