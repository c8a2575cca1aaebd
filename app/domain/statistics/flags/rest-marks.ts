import { toWholeUnits } from '../exact-marks'
import type { Scores } from '../scores'

/** `[judge][item][criterion]`; null = no mark. */
export type Sheets = readonly Scores[]

/**
 * The same marks as whole numbers of `size` marks each: what is equal after adding up comes out equal. Items that a
 * judge did not mark at all become empty.
 */
export function inWholeUnits(sheets: Sheets): { units: Sheets; size: number } {
  const distinct = new Set<number>()
  eachMark(sheets, (mark) => distinct.add(mark))
  const marks = [...distinct]
  const units = toWholeUnits(marks)
  const unitOfMark = new Map(marks.map((mark, at) => [mark, units[at] ?? 0]))
  const largest = marks.reduce((most, mark) => (Math.abs(mark) > Math.abs(most) ? mark : most), 0)
  const convert = (mark: number | null) => (mark === null ? null : (unitOfMark.get(mark) ?? null))
  return {
    units: sheets.map((items) =>
      items.map((cells) => (cells.some((mark) => mark !== null) ? cells.map(convert) : [])),
    ),
    size: largest === 0 ? 1 : largest / (unitOfMark.get(largest) ?? 1),
  }
}

/** Per judge, the mean of the other judges' marks in each cell that the judge marked; null where nobody else did. */
export function marksOfRest(sheets: Sheets): (number | null)[][][] {
  const cells: { sum: number; count: number }[][] = []
  eachMark(sheets, (mark, item, criterion) => {
    const row = cells[item] ?? []
    const { sum, count } = row[criterion] ?? { sum: 0, count: 0 }
    row[criterion] = { sum: sum + mark, count: count + 1 }
    cells[item] = row
  })
  return sheets.map((items) =>
    items.map((marks, item) =>
      marks.map((mark, criterion) => {
        const { sum, count } = cells[item]?.[criterion] ?? { sum: 0, count: 0 }
        return mark === null || count < 2 ? null : (sum - mark) / (count - 1)
      }),
    ),
  )
}

function eachMark(sheets: Sheets, visit: (mark: number, item: number, criterion: number) => void): void {
  for (const items of sheets)
    items.forEach((marks, item) => {
      marks.forEach((mark, criterion) => {
        if (mark !== null) visit(mark, item, criterion)
      })
    })
}
