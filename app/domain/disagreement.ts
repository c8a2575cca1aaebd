import { compare, decimal, type Rational, sub } from './rational'

/** What the rules call a disagreement of judges: more than so much between two of them about one entry. */
export interface DisagreementRule {
  /** Exact decimal: of sheet totals on the stage's scale, or of what single criteria are worth. */
  gap: string
  per: DisagreementPer
  /** Whether a further judge is then proposed. */
  third: boolean
}

export const DISAGREEMENT_PER = ['total', 'criterion'] as const
export type DisagreementPer = (typeof DISAGREEMENT_PER)[number]

/** A judge's sheet as far as it is compared; one seat may hold fewer criteria than another. */
export interface ComparedSheet {
  seat: string
  /** The criteria held, as text; totals of different ones are not compared. */
  holds: string
  total: Rational
  /** What each marked criterion is worth. */
  criteria: Readonly<Record<string, Rational>>
}

/** The widest difference about one thing: the total (null) or a criterion. */
export interface Disagreement {
  criterion: string | null
  lowest: { seat: string; value: Rational }
  highest: { seat: string; value: Rational }
  difference: Rational
}

/** Where the sheets of one entry are further apart than the gap; exactly the gap is none. */
export function findDisagreements(
  rule: Pick<DisagreementRule, 'gap' | 'per'>,
  sheets: readonly ComparedSheet[],
): Disagreement[] {
  const gap = decimal(rule.gap)
  return comparisons(rule.per, sheets).flatMap(({ criterion, values }) => {
    const sorted = [...values].sort((a, b) => compare(a.value, b.value))
    const [lowest, highest] = [sorted[0], sorted.at(-1)]
    if (!lowest || !highest) return []
    const difference = sub(highest.value, lowest.value)
    return compare(difference, gap) > 0 ? [{ criterion, lowest, highest, difference }] : []
  })
}

function comparisons(per: DisagreementPer, sheets: readonly ComparedSheet[]) {
  if (per === 'total')
    return [...new Set(sheets.map(({ holds }) => holds))].map((holds) => ({
      criterion: null,
      values: sheets
        .filter((sheet) => sheet.holds === holds)
        .map(({ seat, total }) => ({ seat, value: total })),
    }))
  const codes = new Set(sheets.flatMap(({ criteria }) => Object.keys(criteria)))
  return [...codes].map((criterion) => ({
    criterion,
    values: sheets.flatMap(({ seat, criteria }) => {
      const value = criteria[criterion]
      return value ? [{ seat, value }] : []
    }),
  }))
}
