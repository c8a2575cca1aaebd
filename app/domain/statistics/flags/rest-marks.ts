import { toWholeUnits } from '../exact-marks'
import type { Scores } from '../scores'

/** `[judge][item][criterion]`; null = no mark. */
export type Sheets = readonly Scores[]

/** The same marks as whole numbers of `size` marks each: what is equal after adding up comes out equal. */
export function inWholeUnits(sheets: Sheets): { units: Sheets; size: number } {
  const marks = sheets.flat(2).filter((mark) => mark !== null)
  const units = toWholeUnits(marks)
  const unitOfMark = new Map(marks.map((mark, at) => [mark, units[at] ?? 0]))
  const [mark, unit] = marks.reduce(
    ([most, whole], each, at) => (Math.abs(each) > Math.abs(most) ? [each, units[at] ?? 0] : [most, whole]),
    [0, 0],
  )
  const convert = (each: number | null) => (each === null ? null : (unitOfMark.get(each) ?? null))
  return {
    units: sheets.map((items) => items.map((cells) => cells.map(convert))),
    size: unit === 0 ? 1 : mark / unit,
  }
}

/** Per judge, the mean of the other judges' marks in each cell that the judge marked; null where nobody else did. */
export function marksOfRest(sheets: Sheets): (number | null)[][][] {
  const cells = new Map<string, { sum: number; count: number }>()
  const keyOf = (item: number, criterion: number) => `${item} ${criterion}`
  eachMark(sheets, (mark, item, criterion) => {
    const key = keyOf(item, criterion)
    const { sum, count } = cells.get(key) ?? { sum: 0, count: 0 }
    cells.set(key, { sum: sum + mark, count: count + 1 })
  })
  return sheets.map((items) =>
    items.map((marks, item) =>
      marks.map((mark, criterion) => {
        const { sum, count } = cells.get(keyOf(item, criterion)) ?? { sum: 0, count: 0 }
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
