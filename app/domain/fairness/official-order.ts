import type { RankableEntry, RankedEntry, RankingRules } from '../ranking'
import { finalTotal, rankTotals } from '../ranking'
import { sub, toDecimalText } from '../rational'
import type { Id } from '../sheets'
import { totalStage } from '../stage-totals'
import { byId, idsAt } from '../statistics/analysis/by-id'
import { type LeaveOneOut, leaveOneOut, type Ranks } from '../statistics/leave-one-out'
import type { Undefined } from '../statistics/undefined-value'

/** One list as the stage's own rules rank it, and how far it hangs on single judges. */
export interface OfficialOrder {
  /** Entry ids from the first place on. */
  order: string[]
  rank: Record<string, number>
  /** By how much the first leads the next below it, in points; null where nobody is below. */
  lead: string | null
  winners: string[]
  leftOut: Record<string, { winners: string[]; changesWinner: boolean }>
  /** Judges without whom somebody else, or not all the same, would be first. */
  decisive: string[]
  /** Judges without whom the rules give no first place, for too few sheets. */
  needed: string[]
  /** Best and worst place over the whole panel's order and those without one judge. */
  range: Record<string, [best: number, worst: number] | null>
}

const DECIMALS = 4

/**
 * The order of one stage with all judges and, by the same rules, without each: sheets of one are left out and every
 * total is formed anew. The fewest sheets that the rules ask for are not asked for then, or small panels would have no
 * order; an aggregate that cannot be formed has none all the same.
 * @param ranked one list, by rank, of one stage
 */
export function officialOrder<Entry extends RankableEntry>(
  ranked: readonly RankedEntry<Entry>[],
  rules: RankingRules,
  judges: readonly Id[],
): OfficialOrder | Undefined {
  const ids = ranked.map(({ id }) => String(id))
  const found = leaveOneOut(judges.length, (without) =>
    without === null ? ranked.map(({ rank }) => rank) : ranksWithout(ranked, rules, judges[without] ?? ''),
  )
  if ('reason' in found) return found
  const names = judges.map(String)
  const [first] = ranked
  const next = ranked.find(({ rank }) => rank > 1)
  return {
    order: ids,
    rank: byId(
      ids,
      ranked.map(({ rank }) => rank),
    ),
    lead: first && next ? toDecimalText(sub(first.total, next.total), DECIMALS) : null,
    winners: idsAt(ids, found.winners),
    ...leftOutOf(found, ids, names),
    range: byId(ids, found.rank_range),
  }
}

function leftOutOf({ without }: LeaveOneOut, ids: readonly string[], judges: readonly string[]) {
  const isNeeded = (at: number) => without[at]?.winners.length === 0
  const changes = (at: number) => Boolean(without[at]?.changes_winner) && !isNeeded(at)
  return {
    leftOut: byId(
      judges,
      without.map(({ winners }, at) => ({ winners: idsAt(ids, winners), changesWinner: changes(at) })),
    ),
    decisive: judges.filter((_, at) => changes(at)),
    needed: judges.filter((_, at) => isNeeded(at)),
  }
}

function ranksWithout<Entry extends RankableEntry>(
  ranked: readonly RankedEntry<Entry>[],
  rules: RankingRules,
  seat: Id,
): Ranks {
  const [ruled] = rules.stages
  if (!ruled) return ranked.map(() => null)
  const stage = { ...ruled.stage, totalling: { ...ruled.stage.totalling, minimumSheets: 1 } }
  const addUp = finalTotal(rules.stages)
  const totalled = ranked.flatMap((entry) => {
    const own = entry.stages[0]
    if (!own) return []
    const judges = own.judges.filter((sheet) => sheet.seat !== seat)
    const result = totalStage(ruled.code, stage, { judges, others: own.others, missing: [] })
    return 'total' in result
      ? [{ id: entry.id, entry: entry.entry, total: addUp([result.total]), stages: [result.total] }]
      : []
  })
  const places = new Map(rankTotals(totalled, rules).map(({ id, rank }) => [id, rank]))
  return ranked.map(({ id }) => places.get(id) ?? null)
}
