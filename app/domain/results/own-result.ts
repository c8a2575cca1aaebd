import { compileStage } from '../compiled-stage'
import { type Figure, figureOf } from '../figures'
import { scoredStages } from '../ranking-rules'
import { add, div, fraction, type Rational, ratio, ZERO } from '../rational'
import { readMark } from '../scoring'
import type { ListScope, SnapshotContent, SnapshotEntry } from './snapshot'
import { rankedWinners } from './winners'

/** With fewer, the mean of a category would tell another team's marks. */
export const FEWEST_FOR_MEAN = 3

/** One criterion of an entry: its mean over the counted sheets, beside the mean of its category. */
export interface OwnCriterion {
  code: string
  name: string
  own: Figure | null
  /** Null where the category has too few entries to be told. */
  category: Figure | null
}

/** What a team learns of its own entry from a frozen result. No judge, no other entry. */
export interface OwnResult {
  total: Figure | null
  lists: { per: ListScope; name: string | null; rank: number; of: number; tied: boolean }[]
  stages: { code: string; name: string; criteria: OwnCriterion[] }[]
  awards: string[]
}

const DIGITS = 2

/** Null where the entry has no part in the result. */
export function ownResult(snapshot: SnapshotContent, entry: string): OwnResult | null {
  const { inputs, ranking, rules, stage } = snapshot
  const own = inputs.entries.find(({ uid }) => uid === entry)
  if (!own) return null
  const total = ranking.totals.find((each) => each.entry === entry)
  const codes = new Set(stage ? [stage.code] : (total?.stages ?? []).map((each) => each.stage))
  return {
    total: total ? figureOf(fraction(total.total), DIGITS) : null,
    lists: ranking.lists.flatMap(({ per, code, places }) => {
      const place = places.find((each) => each.entry === entry)
      if (!place) return []
      const name = code === null ? null : partName(own, per)
      return [{ per, name, rank: place.rank, of: places.length, tied: place.tied }]
    }),
    stages: scoredStages(rules.content)
      .filter(({ code }) => codes.has(code))
      .map(({ code, name, instrument, totalling }) => {
        const compiled = compileStage(instrument, totalling)
        const peers = inputs.entries.filter(({ category }) => category?.code === own.category?.code)
        return {
          ...{ code, name },
          criteria: compiled.leaves.map((leaf) => {
            const mean = entryMean(inputs, code, leaf)
            const means = peers.flatMap(({ uid }) => mean(uid) ?? [])
            const mine = mean(entry)
            return {
              code: leaf.code,
              name: instrument.criteria.find((each) => each.code === leaf.code)?.name ?? leaf.code,
              own: mine && figureOf(mine, DIGITS),
              category: means.length < FEWEST_FOR_MEAN ? null : figureOf(meanOf(means), DIGITS),
            }
          }),
        }
      }),
    awards: rankedWinners(snapshot)
      .filter((winner) => winner.entry === entry)
      .map(({ place }) => place),
  }
}

const partName = ({ category, kecamatan }: SnapshotEntry, per: ListScope) =>
  (per === 'category' ? category?.name : kecamatan?.name) ?? null

const meanOf = (values: readonly Rational[]): Rational =>
  div(values.reduce(add, ZERO), ratio(BigInt(values.length)))

type Leaf = ReturnType<typeof compileStage>['leaves'][number]

/** The mean mark of an entry for a criterion, over those who mark it. */
function entryMean({ sheets, filled }: SnapshotContent['inputs'], stage: string, leaf: Leaf) {
  const rows = [
    ...sheets
      .filter((sheet) => (sheet.source === 'self_assessment' ? 'team' : 'judge') === leaf.filledBy)
      .filter(({ criteria }) => criteria === null || criteria.includes(leaf.code)),
    ...filled.filter(({ filledBy }) => filledBy === leaf.filledBy),
  ].filter((row) => row.stage === stage)
  return (entry: string): Rational | null => {
    const marks = rows
      .filter((row) => row.entry === entry)
      .flatMap((row) => readMark(leaf, row.marks) ?? [])
      .map((mark) => ratio(BigInt(mark), BigInt(leaf.scale)))
    return marks.length === 0 ? null : meanOf(marks)
  }
}
