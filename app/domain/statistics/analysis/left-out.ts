import { leaveOneOut, rankByMean } from '../leave-one-out'
import { undefinedFor } from '../undefined-value'
import { byId, idsAt } from './by-id'
import { exactScores, type MarkTable } from './mark-table'

/** As many orders as judges, each of all entries. */
const MOST_CELLS = 1_000_000

/** The order by the mean of the sheets, without tie-breaks, with all judges and without each. */
export function leftOutById(table: MarkTable, higherIsBetter: boolean) {
  const { judges, entries } = table
  if (judges.length * entries.length > MOST_CELLS) return undefinedFor('too_large')
  const found = leaveOneOut(judges.length, rankByMean(exactScores(table), higherIsBetter))
  if ('reason' in found) return found
  return {
    ranks: byId(entries, found.ranks),
    winners: idsAt(entries, found.winners),
    without: byId(
      judges,
      found.without.map(({ ranks, winners, changes_winner }) => ({
        ranks: byId(entries, ranks),
        winners: idsAt(entries, winners),
        changes_winner,
      })),
    ),
    decisive_judges: idsAt(judges, found.decisive_judges),
    rank_range: byId(entries, found.rank_range),
  }
}
