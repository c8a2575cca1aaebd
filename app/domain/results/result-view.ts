import { countedAbsences } from '../absence'
import { compileStage } from '../compiled-stage'
import { decimalsToTellApart, type Figure, figureOf } from '../figures'
import { standingOutcomes } from '../outcomes'
import { scoredStages } from '../ranking-rules'
import type { ApartReason, ApartView, DecidedView, EntryView, RankedView } from '../ranking-view'
import { fraction, sub, toExactDecimalText, toFractionText, ZERO } from '../rational'
import { findStage } from '../rules'
import { readMark } from '../scoring'
import { otherProduct } from '../stage-totals'
import type {
  ListScope,
  SnapshotContent,
  SnapshotDecidedBy,
  SnapshotEntry,
  SnapshotInputs,
  SnapshotReason,
} from './snapshot'

/** One list of a frozen result for people; its rows as those of a computed ranking. */
export interface ListView {
  per: ListScope
  code: string | null
  /** Of the category or kecamatan. */
  name: string | null
  ranked: RankedView[]
}

export interface ResultView {
  stages: { code: string; name: string }[]
  lists: ListView[]
  apart: ApartView[]
}

/** What a frozen result says, with names instead of codes; nothing but the snapshot is asked. */
export function viewResult({ stage, rules, inputs, ranking }: SnapshotContent): ResultView {
  const entryOf = new Map(inputs.entries.map((entry) => [entry.uid, entry]))
  const totalOf = new Map(ranking.totals.map((each) => [each.entry, each]))
  const seatOf = new Map(inputs.seats.map(({ uid, label }) => [uid, label]))
  const names = namesIn(rules.content)
  const absent = countedAbsences(rules.content, standingOutcomes(inputs.outcomes))
  const deducted = deductionsIn(rules.content, inputs, names)
  const codes = ranking.totals[0]?.stages.map((each) => each.stage) ?? (stage ? [stage.code] : [])
  return {
    stages: codes.map((code) => ({ code, name: names.stage(code) })),
    lists: ranking.lists.map(({ per, code, places }) => {
      const totals = places.map(({ entry }) => fraction(totalOf.get(entry)?.total ?? '0'))
      const digits = decimalsToTellApart(totals)
      const part = places[0] && entryOf.get(places[0].entry)
      return {
        ...{ per, code },
        name: code === null ? null : (partName(part, per) ?? code),
        ranked: places.map(({ entry, rank, tied, decidedBy }, index) => ({
          ...entryView(entryOf.get(entry)),
          ...{ rank, tied, total: figureOf(totals[index] ?? fraction('0'), digits) },
          stages: (totalOf.get(entry)?.stages ?? []).map(({ total }) => stageFigure(total)),
          decidedBy: decidedBy && decidedView(decidedBy, names),
          absent: (absent.get(entry) ?? []).filter((each) => codes.includes(each)).map(names.stage),
          deductions: deducted(entry, codes),
        })),
      }
    }),
    apart: ranking.apart.map(({ entry, reasons }) => ({
      ...entryView(entryOf.get(entry)),
      reasons: reasons.map((reason) => reasonView(reason, names, seatOf)),
    })),
  }
}

const STAGE_DIGITS = 4

const stageFigure = (total: string): Figure => {
  const value = fraction(total)
  const exact = toExactDecimalText(value)
  const digits = Math.min(STAGE_DIGITS, Math.max(2, exact?.split('.')[1]?.length ?? STAGE_DIGITS))
  return figureOf(value, digits)
}

const partName = (entry: SnapshotEntry | undefined, per: ListScope) =>
  per === 'category' ? entry?.category?.name : entry?.kecamatan?.name

const entryView = (entry: SnapshotEntry | undefined): EntryView => ({
  ...{ uid: entry?.uid ?? '', label: entry?.label ?? '' },
  ...{ regionCode: entry?.region.code ?? '', regionName: entry?.region.name ?? '' },
  ...{ kecamatanCode: entry?.kecamatan?.code ?? null, kecamatanName: entry?.kecamatan?.name ?? null },
  category: entry?.category?.code ?? null,
})

type Names = ReturnType<typeof namesIn>

/** What team, verifier or organizer took away from an entry's total in these stages. */
function deductionsIn(rules: SnapshotContent['rules']['content'], { filled }: SnapshotInputs, names: Names) {
  const compiled = new Map(
    scoredStages(rules).map(({ code, instrument, totalling }) => [code, compileStage(instrument, totalling)]),
  )
  return (entry: string, codes: readonly string[]): RankedView['deductions'] =>
    codes.flatMap((code) => {
      const stage = compiled.get(code)
      const own = filled.filter((row) => row.entry === entry && row.stage === code)
      return (stage?.leaves ?? []).flatMap((leaf) => {
        const row = own.find(({ filledBy }) => filledBy === leaf.filledBy)
        const mark = stage && row && leaf.max <= 0 ? readMark(leaf, row.marks) : null
        const points = stage && mark !== null ? sub(ZERO, otherProduct(stage, leaf, mark)) : ZERO
        if (points.n === 0n) return []
        const text = toExactDecimalText(points) ?? toFractionText(points)
        return [{ stage: names.stage(code), criterion: names.criterion(code, leaf.code), points: text }]
      })
    })
}

const namesIn = (rules: SnapshotContent['rules']['content']) => ({
  stage: (code: string) => findStage(rules, code)?.name ?? code,
  criterion: (stage: string, code: string) =>
    findStage(rules, stage)?.instrument.criteria.find((each) => each.code === code)?.name ?? code,
})

function decidedView(decided: SnapshotDecidedBy, names: Names): DecidedView {
  switch (decided.kind) {
    case 'criterion':
      return {
        kind: 'criterion',
        stage: names.stage(decided.stage),
        criteria: decided.criteria.map((code) => names.criterion(decided.stage, code)),
        weight: toExactDecimalText(fraction(decided.weight)) ?? decided.weight,
      }
    case 'lower-median':
    case 'head-to-head':
    case 'later-stage':
      return { kind: decided.kind, stage: names.stage(decided.stage) }
    default:
      return { kind: decided.kind }
  }
}

function reasonView(reason: SnapshotReason, names: Names, seats: ReadonlyMap<string, string>): ApartReason {
  switch (reason.kind) {
    case 'outcome':
      return reason
    case 'mark':
      return {
        ...{ kind: 'mark', stage: names.stage(reason.stage), filledBy: reason.filledBy },
        seat: reason.seat === null ? null : (seats.get(reason.seat) ?? reason.seat),
        criterion: names.criterion(reason.stage, reason.criterion),
      }
    case 'marks':
      return {
        ...reason,
        stage: names.stage(reason.stage),
        criterion: names.criterion(reason.stage, reason.criterion),
      }
    default:
      return { ...reason, stage: names.stage(reason.stage) }
  }
}
