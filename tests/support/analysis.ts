import type { FileMark } from '~/domain/statistics/analysis/mark-table'

type Cell = number | null | readonly (number | null)[]

/** Marks `scores[judge][item]` or `[judge][item][criterion]` of a reference case as lines of a file: J0, E0, K0 … */
export function linesOf(scores: readonly (readonly Cell[])[]): FileMark[] {
  return scores.flatMap((row, judge) =>
    row.flatMap((cell, item) =>
      [cell].flat().map((mark, at) => ({
        judge: `J${judge}`,
        entry: `E${item}`,
        criterion: Array.isArray(cell) ? `K${at}` : 'score',
        score: mark === null || mark === undefined ? null : String(mark),
      })),
    ),
  )
}

/** The same lines as a file in either dialect, in an order of their own. */
export function toCsv(marks: readonly FileMark[], dialect: 'id' | 'intl' = 'intl'): string {
  const separator = dialect === 'id' ? ';' : ','
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = marks.map(({ judge, entry, criterion, score }) =>
    [
      cell(entry),
      dialect === 'id' ? (score ?? '').replace('.', ',') : (score ?? ''),
      cell(criterion),
      cell(judge),
    ].join(separator),
  )
  return `${dialect === 'id' ? '\ufeff' : ''}${[`entry,score,criterion,judge`.replaceAll(',', separator), ...rows].join('\r\n')}\r\n`
}

const ID = /^[JEK](\d+)$/

/** A result by id as the cases have it: lists by place, and places for ids. */
export function byPlace(value: unknown): unknown {
  if (typeof value === 'string') return ID.test(value) ? Number(value.slice(1)) : value
  if (Array.isArray(value)) return value.map(byPlace)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (entries.length === 0 || !entries.every(([key]) => ID.test(key)))
    return Object.fromEntries(entries.map(([key, each]) => [key, byPlace(each)]))
  return entries.map(([, each]) => byPlace(each))
}
