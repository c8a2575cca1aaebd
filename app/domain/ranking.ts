import { absentSheets } from './absence'
import type { CompiledStage } from './compiled-stage'
import { add, mul, type Rational, ZERO } from './rational'
import { type CountedSheet, collectSheets, type Id } from './sheets'
import { type Missing, type StageTotal, totalStage } from './stage-totals'
import type { DecidedBy, PlenaryDecision } from './tie-break-steps'
import { breakTies, splitDescending, type TieBreak, tieBreakSteps } from './tie-breaks'
import { type Combination, roundAt, shareOf } from './totalling'

export type RankableEntry = {
  id: Id
  category: string | null
  kecamatan: string | null
  /** Stages that it did not come to and is counted in with the least of each criterion. */
  absent?: readonly string[]
}

/** A stage with its frozen rules and the sheets that count; without `combination` it is no part of the total. */
export type RankingStage = {
  code: string
  stage: CompiledStage
  combination: Combination | null
  sheets: Iterable<CountedSheet>
}

export type RankingRules = {
  stages: readonly Omit<RankingStage, 'sheets'>[]
  tieBreaks: readonly TieBreak[]
  /** Minuted decisions about entries that the chain leaves equal. */
  decisions?: readonly PlenaryDecision[]
}

/** An entry with its exact totals: those of the counted stages in their order, and what they add up to. */
export type TotalledEntry<Entry extends RankableEntry = RankableEntry> = {
  id: Id
  entry: Entry
  total: Rational
  stages: readonly StageTotal[]
}

/** `decidedBy` is null where the total alone gives the rank. */
export type RankedEntry<Entry extends RankableEntry = RankableEntry> = TotalledEntry<Entry> & {
  rank: number
  tied: boolean
  decidedBy: DecidedBy | null
}

export type UnrankedEntry<Entry extends RankableEntry = RankableEntry> = { entry: Entry; missing: Missing[] }

export type Ranking<Entry extends RankableEntry = RankableEntry> = {
  ranked: RankedEntry<Entry>[]
  unranked: UnrankedEntry<Entry>[]
}

/**
 * Ranks entries by the exact total over the stages that count; equal totals go through the tie-break chain, and what
 * stays equal shares a rank (1, 2, 2, 4). Entries whose sheets do not suffice are listed apart with what is missing.
 * Sheets of judges who stepped aside and drafts are not given here. The `final` rounding is that of the last stage.
 * @throws RangeError for an impossible mark or a chain that names an unknown stage.
 */
export function rankEntries<Entry extends RankableEntry>(
  input: Omit<RankingRules, 'stages'> & { entries: readonly Entry[]; stages: readonly RankingStage[] },
): Ranking<Entry> {
  const { totalled, unranked } = totalEntries(input.entries, input.stages)
  return { ranked: rankTotals(totalled, input), unranked }
}

/** The totals of every entry, or what it lacks, in the order given. */
export function totalEntries<Entry extends RankableEntry>(
  entries: readonly Entry[],
  stages: readonly RankingStage[],
) {
  const counted = countedStages(stages)
  const addUp = finalTotal(counted)
  const collected = counted.map(({ code, stage, sheets }) => collectSheets(code, stage, sheets))
  const totalled: TotalledEntry<Entry>[] = []
  const unranked: UnrankedEntry<Entry>[] = []
  for (const entry of entries) {
    const results = counted.map(({ code, stage }, index) => {
      const sheets = collected[index]
      const own = sheets?.get(entry.id)
      if (!entry.absent?.includes(code)) return totalStage(code, stage, own)
      return totalStage(code, stage, absentSheets(stage, own, sheets?.values() ?? []))
    })
    const missing = results.flatMap((result) => ('missing' in result ? result.missing : []))
    const totals = results.flatMap((result) => ('total' in result ? result.total : []))
    if (missing.length > 0) unranked.push({ entry, missing })
    else totalled.push({ id: entry.id, entry, total: addUp(totals), stages: totals })
  }
  return { totalled, unranked }
}

/** Adds up an entry's stage totals as the rules weigh them. */
export function finalTotal(stages: readonly Pick<RankingStage, 'stage' | 'combination'>[]) {
  const shares = stages.map(({ combination }) => (combination ? shareOf(combination) : ZERO))
  const last = stages.at(-1)
  return (totals: readonly StageTotal[]): Rational => {
    const total = shares.reduce(
      (sum, share, index) => add(sum, mul(share, totals[index]?.total ?? ZERO)),
      ZERO,
    )
    return last ? roundAt(last.stage.totalling, 'final', total) : total
  }
}

/** Ranks totals that are known: the whole list, or a part of it (see `rankWithin`). */
export function rankTotals<Entry extends RankableEntry>(
  totalled: readonly TotalledEntry<Entry>[],
  { stages, tieBreaks, decisions = [] }: RankingRules,
): RankedEntry<Entry>[] {
  const steps = tieBreakSteps(tieBreaks, countedStages(stages), decisions)
  const groups = splitDescending(
    totalled,
    totalled.map(({ total }) => total),
  ).flatMap((group) => breakTies(group, steps))
  let rank = 1
  return groups.flatMap((group) => {
    const ranked = group.map(({ entry, tied, decidedBy }) => ({ ...entry, rank, tied, decidedBy }))
    rank += group.length
    return ranked
  })
}

/** Ranks anew among some of the entries, as within a category or a kecamatan; ties are broken within them alone. */
export function rankWithin<Entry extends RankableEntry>(
  { ranked, unranked }: Ranking<Entry>,
  rules: RankingRules,
  keep: (entry: Entry) => boolean,
): Ranking<Entry> {
  return {
    ranked: rankTotals(
      ranked.filter(({ entry }) => keep(entry)),
      rules,
    ),
    unranked: unranked.filter(({ entry }) => keep(entry)),
  }
}

/** Ranks anew within every group of those kept, one group after the other by its name. */
export function rankInGroups<Entry extends RankableEntry>(
  ranking: Ranking<Entry>,
  rules: RankingRules,
  { keep, groupOf }: { keep: (entry: Entry) => boolean; groupOf: (entry: Entry) => string },
): Ranking<Entry> {
  const kept = ranking.ranked.filter(({ entry }) => keep(entry))
  const groups = new Map<string, RankedEntry<Entry>[]>()
  for (const row of kept) {
    const name = groupOf(row.entry)
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  const names = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1))
  return {
    ranked: names.flatMap((name) => rankTotals(groups.get(name) ?? [], rules)),
    unranked: ranking.unranked.filter(({ entry }) => keep(entry)),
  }
}

export const inCategory = (category: string) => (entry: RankableEntry) => entry.category === category
export const inKecamatan = (kecamatan: string) => (entry: RankableEntry) => entry.kecamatan === kecamatan

const countedStages = <Stage extends { combination: Combination | null }>(stages: readonly Stage[]) =>
  stages.filter(({ combination }) => combination !== null)
