import type { CompiledLeaf, CompiledStage } from './compiled-stage'
import { pointsOf } from './criteria'
import { type Marks, readMark } from './scoring'

/** What the marks are worth, by position of the leaf in its stage; null where there is none. */
export type MarkRow = readonly (number | null)[]

type PlannedLeaf = { leaf: CompiledLeaf; position: number; key: string }

/** How to read the marks of sheets of one scope; `leaves` stand in the order of canonical JSON. */
export type RowPlan = { width: number; leaves: readonly PlannedLeaf[] }

export function planRow({ leaves }: CompiledStage, inScope: (leaf: CompiledLeaf) => boolean): RowPlan {
  const planned = leaves.flatMap((leaf, position) =>
    inScope(leaf) ? { leaf, position, key: `${JSON.stringify(leaf.code)}:` } : [],
  )
  return { width: leaves.length, leaves: planned.sort((a, b) => (a.leaf.code < b.leaf.code ? -1 : 1)) }
}

/**
 * Reads a sheet's marks into a row. Canonical text with exactly the planned criteria is read by position, which is
 * several times as fast as parsing; any other JSON gives the same row the slower way.
 * @throws RangeError for a mark outside its criterion's range, SyntaxError for text that is no JSON.
 */
export function readRow(plan: RowPlan, marks: string | Marks): MarkRow {
  if (typeof marks === 'string') {
    const row = scanRow(plan, marks)
    if (row) return row
  }
  const byCode: Marks = typeof marks === 'string' ? JSON.parse(marks) : marks
  const row: (number | null)[] = new Array(plan.width).fill(null)
  for (const { leaf, position } of plan.leaves) row[position] = readMark(leaf, byCode)
  return row
}

const [COMMA, MINUS, ZERO, NINE, BRACE] = [44, 45, 48, 57, 125]

function scanRow({ width, leaves }: RowPlan, text: string): MarkRow | null {
  const row: (number | null)[] = new Array(width).fill(null)
  const last = text.length - 1
  let at = 0
  for (const { leaf, position, key } of leaves) {
    if (!text.startsWith(key, at + 1)) return null
    at += 1 + key.length
    const negative = text.charCodeAt(at) === MINUS
    if (negative) at++
    const start = at
    let mark = 0
    let digit = text.charCodeAt(at)
    while (digit >= ZERO && digit <= NINE) {
      mark = mark * 10 + (digit - ZERO)
      digit = text.charCodeAt(++at)
    }
    if (at === start || (digit !== COMMA && at !== last)) return null
    if (negative) mark = -mark
    const { min, max, bands } = leaf.marks
    if (mark < min || mark > max) return null
    row[position] = bands ? pointsOf(bands, mark) : mark
  }
  return at === last && text.charCodeAt(0) === BRACE - 2 && text.charCodeAt(last) === BRACE ? row : null
}
