import { bayesianRanks } from '../bayesian-ranks'
import { evidenceGroups } from '../evidence-groups'
import {
  countMultisets,
  exactBootstrap,
  type SeededDraw,
  type SeededFigures,
  seededBootstrap,
} from '../judge-bootstrap'
import type { RankFigures } from '../rank-figures'
import { type Undefined, undefinedFor } from '../undefined-value'
import { byId, idsAt, tableById, valuesById } from './by-id'
import { leftOutById } from './left-out'
import { doubleScores, exactScores, type MarkTable } from './mark-table'

/** Tables of entries × entries would fill a disk. */
const MOST_ENTRIES = 500
/** Orders × comparisons within one: some ten seconds. */
const MOST_WORK = 1e9

/** How sure the order is, by entry: all panels, drawn panels, the posterior, and the panel without each judge. */
export function rankUncertaintyById(table: MarkTable, draw: SeededDraw, higherIsBetter: boolean) {
  const { judges, entries } = table
  const scores = exactScores(table)
  const panels = countMultisets(judges.length)
  const tooLarge = (orders: number) =>
    entries.length > MOST_ENTRIES || orders * entries.length ** 2 > MOST_WORK
      ? undefinedFor('too_large')
      : null
  const all = tooLarge(panels ?? Number.POSITIVE_INFINITY) ?? exactBootstrap(scores, higherIsBetter)
  const drawn = tooLarge(draw.B) ?? seededBootstrap(scores, draw, higherIsBetter)
  return {
    n_multisets: panels,
    exact: 'reason' in all ? all : ranksById(entries, all),
    seeded: 'reason' in drawn ? drawn : drawnById(entries, drawn),
    bayes: posteriorById(table, higherIsBetter),
    leave_one_out: leftOutById(table, higherIsBetter),
    groups: groupsById(entries, 'reason' in all ? drawn : all),
  }
}

/** Probabilities of the ranks from 1 on by entry. */
const ranksById = (entries: readonly string[], figures: RankFigures) => ({
  rank_probability: { value: byId(entries, figures.rank_probability.value) },
  p_first: {
    value: byId(entries, figures.p_first.value),
    exact: byId(entries, figures.p_first.exact),
  },
  expected_rank: { value: byId(entries, figures.expected_rank.value) },
  rank_interval_95: byId(entries, figures.rank_interval_95),
  p_beats: { value: tableById(entries, figures.p_beats.value) },
})

const drawnById = (entries: readonly string[], { seed, B, L, counts_scaled, ...figures }: SeededFigures) => ({
  ...{ seed, B, L },
  counts_scaled: counts_scaled && byId(entries, counts_scaled),
  ...ranksById(entries, figures),
})

function posteriorById(table: MarkTable, higherIsBetter: boolean) {
  const { entries } = table
  if (entries.length > MOST_ENTRIES) return undefinedFor('too_large')
  const bayes = bayesianRanks(doubleScores(table), higherIsBetter)
  if ('reason' in bayes) return bayes
  return {
    sigma2: bayes.sigma2,
    df: bayes.df,
    rank_probability: valuesById(entries, bayes.rank_probability),
    p_first: valuesById(entries, bayes.p_first),
    expected_rank: valuesById(entries, bayes.expected_rank),
    rank_interval_95: bayes.rank_interval_95 && byId(entries, bayes.rank_interval_95),
    pairwise: { value: tableById(entries, bayes.pairwise.value) },
  }
}

/** Runs of entries, from the best expected rank, that the panels cannot tell apart. */
function groupsById(
  entries: readonly string[],
  figures: RankFigures | Undefined,
): { value: string[][] } | Undefined {
  if ('reason' in figures) return figures
  const expected = figures.expected_rank.value
  const order = [...entries.keys()].sort((a, b) => (expected[a] ?? 0) - (expected[b] ?? 0) || a - b)
  return { value: evidenceGroups(order, figures.p_beats.value).map((group) => idsAt(entries, group)) }
}
