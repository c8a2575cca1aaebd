import type { Sheets } from './rest-marks'

type Marks = readonly (number | null)[]

export type CopiedMarks = {
  /** Pairs of judges who agree on every cell that both marked, on so many. */
  judges: { judges: [number, number]; cells: number }[]
  /** Sheets of two judges for one item that are equal; not of pairs already named as judges. */
  sheets: { judges: [number, number]; item: number; cells: number }[]
  /** Items for which one judge gave in the same sheet. */
  repeated: { judge: number; items: number[]; cells: number }[]
}

/** With fewer equal marks chance is explanation enough. */
export const MIN_CELLS = 8

/**
 * Marks that may have been copied: at least eight equal cells and none different. Marks that are all the same number
 * are no sign of copying (a flat judge is a flag of its own). Near-linear in the marks while panels are small.
 */
export function copiedMarks(sheets: Sheets): CopiedMarks {
  const pairs = new Map<string, Pair>()
  const equalSheets: CopiedMarks['sheets'] = []
  for (const { item, panel } of panelsOf(sheets)) {
    panel.forEach((b, at) => {
      for (const a of panel.slice(0, at)) {
        const found = comparePair(a.marks, b.marks)
        const judges: [number, number] = [a.judge, b.judge]
        const pair = pairs.get(String(judges)) ?? { judges, cells: 0, isEqual: true, seen: new Set() }
        pair.cells += found.cells
        pair.isEqual &&= found.isEqual
        for (const mark of found.seen) pair.seen.add(mark)
        pairs.set(String(judges), pair)
        if (isCopy(found)) equalSheets.push({ judges, item, cells: found.cells })
      }
    })
  }
  const copies = [...pairs.values()].filter(isCopy)
  const named = new Set(copies.map(({ judges }) => String(judges)))
  return {
    judges: copies
      .map(({ judges, cells }) => ({ judges, cells }))
      .sort((x, y) => x.judges[0] - y.judges[0] || x.judges[1] - y.judges[1]),
    sheets: equalSheets.filter(({ judges }) => !named.has(String(judges))),
    repeated: sheets.flatMap((items, judge) => repeatedSheets(items).map((each) => ({ judge, ...each }))),
  }
}

type Found = { cells: number; isEqual: boolean; seen: Set<number> }
type Pair = Found & { judges: [number, number] }

const isCopy = ({ cells, isEqual, seen }: Found) => isEqual && cells >= MIN_CELLS && seen.size > 1

/** By item, the judges who marked it. */
function panelsOf(sheets: Sheets): { item: number; panel: { judge: number; marks: Marks }[] }[] {
  const items = sheets.reduce((most, own) => Math.max(most, own.length), 0)
  return Array.from({ length: items }, (_, item) => ({
    item,
    panel: sheets.flatMap((own, judge) => {
      const marks = own[item] ?? []
      return marks.some((mark) => mark !== null) ? [{ judge, marks }] : []
    }),
  }))
}

function comparePair(a: Marks, b: Marks): Found {
  const found: Found = { cells: 0, isEqual: true, seen: new Set() }
  a.forEach((mark, criterion) => {
    const other = b[criterion] ?? null
    if (mark === null || other === null) return
    found.cells++
    found.isEqual &&= mark === other
    found.seen.add(mark)
  })
  return found
}

function repeatedSheets(items: readonly Marks[]): { items: number[]; cells: number }[] {
  const byContent = new Map<string, { items: number[]; cells: number }>()
  items.forEach((marks, item) => {
    const known = marks.filter((mark) => mark !== null)
    if (known.length < MIN_CELLS || new Set(known).size < 2) return
    const content = marks.join()
    const same = byContent.get(content) ?? { items: [], cells: known.length }
    same.items.push(item)
    byContent.set(content, same)
  })
  return [...byContent.values()].filter(({ items: equal }) => equal.length > 1)
}
