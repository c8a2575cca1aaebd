import { decimal, div, type Rational, ratio, sub, sum, ZERO } from '../../rational'
import type { DecidedBy } from '../../tie-break-steps'
import { breakTies, splitDescending } from '../../tie-breaks'
import type { MarkTable } from './mark-table'
import { shortFraction } from './short-fraction'
import { tieSteps, type WholeSheet } from './tie-steps'

export type RankedTotal = {
  /** Exact mean of the scores of the whole sheets; null without one. */
  total: Rational | null
  rank: number | null
  /** What settled the place among equal totals; null where the total did. */
  decidedBy: DecidedBy | null
  /** How many whole sheets there are. */
  sheets: number
}

/**
 * Ranks entries by the exact mean of their whole sheets. Equal totals: the mean on the heaviest criterion, then the
 * next (criteria of equal weight by their sum); the lower median of the sheets; between exactly two, more judges who
 * put one strictly above; else a shared rank (1, 2, 2, 4).
 *
 * @returns by entry, in the order of the table
 */
export function rankByTotals(table: MarkTable, higherIsBetter = true): RankedTotal[] {
  const wholes = table.entries.map((_, entry) => wholeSheets(table, entry, higherIsBetter))
  const totals = wholes.map((sheets) => meanOf(sheets.map(({ score }) => score)))
  const known = totals.flatMap((total, id) => (total === null ? [] : [{ id, total, stages: [] }]))
  const steps = tieSteps(table.criteria, wholes)
  const groups = splitDescending(
    known,
    known.map(({ total }) => total),
  ).flatMap((group) => breakTies(group, steps))
  const ranked = totals.map((total, entry): RankedTotal => {
    const sheets = wholes[entry]?.length ?? 0
    return { total: total && turned(total, higherIsBetter), rank: null, decidedBy: null, sheets }
  })
  let rank = 1
  for (const group of groups) {
    for (const { entry, decidedBy } of group) Object.assign(ranked[entry.id] ?? {}, { rank, decidedBy })
    rank += group.length
  }
  return ranked
}

const turned = (value: Rational, higherIsBetter: boolean) => (higherIsBetter ? value : sub(ZERO, value))

/** Whole sheets of an entry, with the signs turned where lower is better. */
function wholeSheets({ sheets }: MarkTable, entry: number, higherIsBetter: boolean): WholeSheet[] {
  return sheets.flatMap((row, judge) => {
    const { marks = [], score = null } = row[entry] ?? {}
    if (score === null) return []
    return [
      {
        judge,
        score: turned(score, higherIsBetter),
        markOn: (criterion: number) => turned(decimal(marks[criterion] ?? '0'), higherIsBetter),
      },
    ]
  })
}

const meanOf = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : div(sum(values), ratio(BigInt(values.length)))

/** What decided in the words of the reference cases. */
export function decisionInWords(decided: DecidedBy | null): string | null {
  if (decided === null) return null
  if (decided.kind === 'lower-median') return 'lower median of judge totals'
  if (decided.kind !== 'criterion') return decided.kind
  return `criteria with weight ${shortFraction(decided.weight)}`
}
