import { compare, mul, parseDecimal, ratio, toExactDecimalText } from '../rational'
import { isOnGrid } from './grid'
import { criterionGrid, criterionTypes } from './registry'
import type { CriterionNode, Grid, Level } from './types'

/** Why typed text is no mark; range and step are decimal text for the message. */
export type MarkError =
  | { kind: 'empty' | 'not-a-number' | 'ambiguous' }
  | { kind: 'out-of-range'; min: string; max: string }
  | { kind: 'off-grid'; step: string | null; values: string[] | null }

const thousands = /^[+-]?\d{1,3}([.,]\d{3})+$/

const decimalOf = (grid: Grid, stored: number) =>
  toExactDecimalText(ratio(BigInt(stored), BigInt(grid.scale))) ?? ''

/**
 * Reads what a person or a file typed ("7,5" and "7.5" alike) as a stored mark. "1.500" is refused as ambiguous
 * where marks reach a thousand, since it may mean one and a half or fifteen hundred.
 */
export function parseMark(
  criterion: CriterionNode,
  text: string,
): { ok: true; mark: number } | { ok: false; error: MarkError } {
  const refuse = (error: MarkError) => ({ ok: false, error }) as const
  const grid = criterionGrid(criterion)
  const typed = text.trim().toLowerCase()
  if (typed === '') return refuse({ kind: 'empty' })
  if (thousands.test(typed) && Math.max(-grid.min, grid.max) >= 1000 * grid.scale)
    return refuse({ kind: 'ambiguous' })
  const word = criterion.type === 'group' ? undefined : wordValue(criterionTypes[criterion.type].words, typed)
  const value = parseDecimal(word ?? typed.replace(',', '.').replace(/^−/, '-'))
  if (!value) return refuse({ kind: 'not-a-number' })
  const stored = mul(value, ratio(BigInt(grid.scale)))
  const [min, max] = [ratio(BigInt(grid.min)), ratio(BigInt(grid.max))]
  if (compare(stored, min) < 0 || compare(stored, max) > 0)
    return refuse({ kind: 'out-of-range', min: decimalOf(grid, grid.min), max: decimalOf(grid, grid.max) })
  const mark = Number(stored.n)
  if (stored.d === 1n && isOnGrid(grid, mark)) return { ok: true, mark }
  return refuse({
    kind: 'off-grid',
    step: grid.values ? null : decimalOf(grid, grid.step),
    values: grid.values?.map((each) => decimalOf(grid, each)) ?? null,
  })
}

const wordValue = (words: Readonly<Record<string, string>>, typed: string) =>
  Object.hasOwn(words, typed) ? words[typed] : undefined

/** Decimal text of a stored mark, with as few decimals as it needs: 15 on a half-point grid is "7.5" or "7,5". */
export const formatMark = (criterion: CriterionNode, mark: number, separator: '.' | ',' = '.'): string =>
  decimalOf(criterionGrid(criterion), mark).replace('.', separator)

/** The described choice or the band that a stored mark stands for; undefined where the type has none. */
export function levelOf(criterion: CriterionNode, mark: number): Level | undefined {
  const { levels = [], type } = criterion
  const value = parseDecimal(formatMark(criterion, mark))
  if (!value) return undefined
  const place = (level: Level) =>
    compare(parseDecimal((type === 'banded' ? level.from : level.value) ?? '') ?? value, value)
  return type === 'banded'
    ? levels.findLast((level) => place(level) <= 0)
    : levels.find((level) => place(level) === 0)
}
