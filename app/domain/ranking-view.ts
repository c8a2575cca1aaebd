import type { Partition } from './advance'
import type { CompiledStage } from './compiled-stage'
import { decimalsToTellApart, type Figure, figureOf } from './figures'
import type { RankableEntry, Ranking } from './ranking'
import type { NamedRankingRules } from './ranking-rules'
import { type Rational, sub, toExactDecimalText, toFractionText, ZERO } from './rational'
import { findStage, type Rules } from './rules'
import type { Id } from './sheets'
import { type Missing, otherProduct, type StageTotal } from './stage-totals'
import type { DecidedBy } from './tie-break-steps'
import { splitDescending } from './tie-breaks'

/** What is ranked: the competition or one stage, all of it or a category or a kecamatan. */
export interface RankingScope {
  stage: string | null
  category: string | null
  kecamatan: string | null
  /** Ranked anew within each of these; else within what the stage's own rules say. */
  within?: Partition
}

export const WHOLE: RankingScope = { stage: null, category: null, kecamatan: null }

/** An entry with the names that a list needs. */
export interface ViewedEntry extends RankableEntry {
  uid: string
  label: string
  regionCode: string
  regionName: string
  kecamatanName: string | null
  outcome: string | null
}

/** Who it is about; plain data, as all that follows, so that it passes between threads. */
export interface EntryView {
  uid: string
  label: string
  regionCode: string
  regionName: string
  kecamatanCode: string | null
  kecamatanName: string | null
  category: string | null
}

/** What settled a place among equal totals, with names instead of codes. */
export type DecidedView =
  | { kind: 'criterion'; stage: string; criteria: string[]; weight: string }
  | { kind: 'lower-median' | 'head-to-head' | 'later-stage'; stage: string }
  | { kind: 'plenary' | 'awaiting-plenary' | 'shared' }

export interface RankedView extends EntryView {
  rank: number
  tied: boolean
  total: Figure
  /** In the order of the stages. */
  stages: Figure[]
  decidedBy: DecidedView | null
  /** Names of the stages that it did not come to and is counted in with the least of each criterion. */
  absent: string[]
  /** What its totals were lowered by beside the judges' sheets; decimal text without the minus, in points of the stage. */
  deductions: { stage: string; criterion: string; points: string }[]
}

/** Why an entry has no rank, with names instead of codes. */
export type ApartReason =
  | { kind: 'outcome'; outcome: string }
  | { kind: 'sheets' | 'joint-sheet'; stage: string; have: number; need: number }
  | { kind: 'mark'; stage: string; seat: string | null; filledBy: string; criterion: string }
  | { kind: 'marks'; stage: string; criterion: string; have: number; need: number }

export interface ApartView extends EntryView {
  reasons: ApartReason[]
}

export interface RankingView {
  ranked: RankedView[]
  apart: ApartView[]
}

/** A ranking as plain data: every value exact, every code with its name. `isGrouped`: its totals are in no order. */
export function viewRanking<Entry extends ViewedEntry>(
  { ranked, unranked }: Ranking<Entry>,
  rules: Rules,
  { stages }: NamedRankingRules,
  seatLabels: ReadonlyMap<Id, string>,
  isGrouped = false,
): RankingView {
  const names = nameLookup(rules)
  const totals = ranked.map(({ total }) => total)
  const digits = decimalsToTellApart(isGrouped ? inOrder(totals) : totals)
  const stageDigits = stages.map((_, index) =>
    decimalsToTellApart(inOrder(ranked.flatMap((entry) => entry.stages[index]?.total ?? []))),
  )
  return {
    ranked: ranked.map(({ entry, rank, tied, total, stages: subtotals, decidedBy }) => ({
      ...viewEntry(entry),
      rank,
      tied,
      total: figureOf(total, digits),
      stages: subtotals.map((each, index) => figureOf(each.total, stageDigits[index] ?? 2)),
      decidedBy: decidedBy && viewDecision(decidedBy, names),
      absent: (entry.absent ?? [])
        .filter((code) => stages.some((stage) => stage.code === code))
        .map(names.stage),
      deductions: subtotals.flatMap((each, index) => viewDeductions(each, stages[index]?.stage, names)),
    })),
    apart: unranked.map(({ entry, missing }) => ({
      ...viewEntry(entry),
      reasons: entry.outcome
        ? [{ kind: 'outcome', outcome: entry.outcome }]
        : missing.map((each) => viewMissing(each, names, seatLabels)),
    })),
  }
}

function viewDeductions(
  { stage: code, others }: StageTotal,
  stage: CompiledStage | undefined,
  names: Names,
): RankedView['deductions'] {
  return (stage?.leaves ?? []).flatMap((leaf, position) => {
    const mark = others[position] ?? null
    if (!stage || leaf.filledBy === 'judge' || leaf.max > 0 || mark === null || mark === 0) return []
    const points = sub(ZERO, otherProduct(stage, leaf, mark))
    return [
      {
        stage: names.stage(code),
        criterion: names.criterion(code, leaf.code),
        points: decimalOrFraction(points),
      },
    ]
  })
}

const inOrder = (values: readonly Rational[]) => splitDescending(values, values).flat()

const viewEntry = (entry: ViewedEntry): EntryView => ({
  uid: entry.uid,
  label: entry.label,
  regionCode: entry.regionCode,
  regionName: entry.regionName,
  kecamatanCode: entry.kecamatan,
  kecamatanName: entry.kecamatanName,
  category: entry.category,
})

interface Names {
  stage(code: string): string
  criterion(stage: string, code: string): string
}

function nameLookup(rules: Rules): Names {
  const criteria = new Map(
    rules.stages.flatMap((stage) =>
      stage.instrument.criteria.map(({ code, name }) => [`${stage.code} ${code}`, name] as const),
    ),
  )
  return {
    stage: (code) => findStage(rules, code)?.name ?? code,
    criterion: (stage, code) => criteria.get(`${stage} ${code}`) ?? code,
  }
}

const decimalOrFraction = (value: Rational) => toExactDecimalText(value) ?? toFractionText(value)

function viewDecision(decided: DecidedBy, names: Names): DecidedView {
  switch (decided.kind) {
    case 'criterion':
      return {
        kind: 'criterion',
        stage: names.stage(decided.stage),
        criteria: decided.criteria.map((code) => names.criterion(decided.stage, code)),
        weight: decimalOrFraction(decided.weight),
      }
    case 'lower-median':
    case 'head-to-head':
    case 'later-stage':
      return { kind: decided.kind, stage: names.stage(decided.stage) }
    default:
      return { kind: decided.kind }
  }
}

function viewMissing(missing: Missing, names: Names, seats: ReadonlyMap<Id, string>): ApartReason {
  const stage = names.stage(missing.stage)
  switch (missing.kind) {
    case 'sheets':
    case 'joint-sheet':
      return { kind: missing.kind, stage, have: missing.have, need: missing.need }
    case 'mark': {
      const { seat, filledBy, criterion } = missing
      const label = seat === null ? null : (seats.get(seat) ?? String(seat))
      return {
        kind: 'mark',
        stage,
        seat: label,
        filledBy,
        criterion: names.criterion(missing.stage, criterion),
      }
    }
    case 'marks':
      return {
        kind: 'marks',
        stage,
        criterion: names.criterion(missing.stage, missing.criterion),
        have: missing.have,
        need: missing.need,
      }
  }
}
