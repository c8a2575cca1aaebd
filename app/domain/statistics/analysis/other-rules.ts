import { compare, div, type Rational, ratio, sub, sum, ZERO } from '../../rational'
import { placesOf } from '../additive-ranks'
import { toCompleteExact } from '../exact-marks'
import { ranksOf } from '../leave-one-out'
import {
  condorcetWinner,
  copelandScores,
  meanRanks,
  minMaxMeans,
  pairwiseWins,
  zScoreMeans,
} from '../other-orders'
import { type Reason, undefinedFor } from '../undefined-value'
import { byId, tableById } from './by-id'
import { exactScores, type MarkTable } from './mark-table'
import { toDouble } from './to-double'

/** Comparing every entry with every other costs their number squared. */
export const MOST_COMPARED = 300

/** What other rules would have made of the same sheets, beside the ranking; complete matrices only. */
export function otherRules(table: MarkTable, higherIsBetter: boolean) {
  const { entries } = table
  const scores = toCompleteExact(exactScores(table))
  if (entries.length > MOST_COMPARED) return nothing('too_large')
  if (!scores) return nothing('incomplete')

  const ranked = (values: readonly Rational[] | null, isHighBest: boolean) =>
    values === null
      ? undefinedFor('no_variation')
      : { value: byId(entries, values.map(toDouble)), rank: byId(entries, ranksOf(values, isHighBest)) }
  const columns = entries.map((_, entry) => scores.map((row) => row[entry] ?? ZERO).sort(compare))
  const turned = higherIsBetter ? scores : scores.map((row) => row.map((score) => sub(ZERO, score)))
  const wins = pairwiseWins(turned)
  const winner = condorcetWinner(wins)
  return {
    alternatives: {
      z_score_mean: zScores(scores, entries, higherIsBetter),
      min_max_mean: ranked(minMaxMeans(scores), higherIsBetter),
      trimmed_mean_drop1:
        scores.length < 3
          ? undefinedFor('too_few_judges')
          : ranked(
              columns.map((column) => meanOf(column.slice(1, -1))),
              higherIsBetter,
            ),
      median: ranked(columns.map(medianOf), higherIsBetter),
      mean_rank: ranked(meanRanks(turned), false),
    },
    pairwise_wins: tableById(entries, wins),
    copeland: { value: byId(entries, copelandScores(wins).map(toDouble)) },
    condorcet_winner: winner === null ? null : (entries[winner] ?? null),
  }
}

function zScores(scores: Rational[][], entries: readonly string[], higherIsBetter: boolean) {
  if (entries.length < 2) return undefinedFor('too_few_items')
  const values = zScoreMeans(scores)
  if (!values) return undefinedFor('no_variation')
  if (!values.every(Number.isFinite)) return undefinedFor('out_of_range')
  return { value: byId(entries, values), rank: byId(entries, placesOf(values, higherIsBetter)) }
}

const meanOf = (values: readonly Rational[]) => div(sum(values), ratio(BigInt(values.length)))

/** Of sorted values; the mean of the two in the middle when their number is even. */
const medianOf = (values: readonly Rational[]) =>
  meanOf(values.slice((values.length - 1) >> 1, (values.length >> 1) + 1))

function nothing(reason: Reason) {
  const none = undefinedFor(reason)
  return {
    alternatives: {
      z_score_mean: none,
      min_max_mean: none,
      trimmed_mean_drop1: none,
      median: none,
      mean_rank: none,
    },
    pairwise_wins: none,
    copeland: none,
    condorcet_winner: null,
  }
}
