import { sum, toFractionText } from '../../rational'
import { sd } from '../flags/judge-spread'
import { byId } from './by-id'
import { doubleScores, type MarkTable } from './mark-table'
import { otherRules } from './other-rules'
import { decisionInWords, type RankedTotal, rankByTotals } from './ranking-by-mean'
import { shortFraction } from './short-fraction'
import { toDouble } from './to-double'
import { weightTurns } from './weight-turns'

/** The exact ranking of the file's marks by entry, how far the judges' sheets lie apart, and what hangs on the rule. */
export function rankingById(table: MarkTable, higherIsBetter: boolean) {
  const { entries, criteria } = table
  const ranked = rankByTotals(table, higherIsBetter)
  const each = <T>(of: (entry: RankedTotal) => T) => byId(entries, ranked.map(of))
  return {
    weights: Object.fromEntries(criteria.map(({ id, weight }) => [id, shortFraction(weight)])),
    weight_sum: shortFraction(sum(criteria.map(({ weight }) => weight))),
    total_exact: each(({ total }) => total && toFractionText(total)),
    total: each(({ total }) => total && toDouble(total)),
    rank: each(({ rank }) => rank),
    decided_by: each(({ decidedBy }) => decisionInWords(decidedBy)),
    spread: byId(entries, spreadOf(table)),
    weight_sensitivity: weightTurns(table, higherIsBetter),
    ...otherRules(table, higherIsBetter),
  }
}

/** Per entry how many whole sheets there are and how far apart; `sd` with n − 1, null for fewer than two. */
function spreadOf(table: MarkTable) {
  const scores = doubleScores(table)
  return table.entries.map((_, entry) => {
    const own = scores.flatMap((row) => row[entry] ?? [])
    return {
      sheets: own.length,
      lowest: own.length === 0 ? null : Math.min(...own),
      highest: own.length === 0 ? null : Math.max(...own),
      sd: sd(own),
    }
  })
}
