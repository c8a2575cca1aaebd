import type Database from 'better-sqlite3'
import { readSeatLabels } from '#db/sqlite/competition-rows'
import { iterateSheetDetails, type SheetDetailRow } from '#db/sqlite/counted-sheets'
import { formatMark, levelOf } from '~/domain/criteria'
import { explainFinal, explainStage } from '~/domain/explain-total'
import {
  explainFigure,
  type FinalExplanation,
  type StageExplanation,
  viewFinal,
  viewStage,
} from '~/domain/explain-view'
import type { Figure } from '~/domain/figures'
import { countedBy, type Leaf, leaves } from '~/domain/instrument'
import type { RankedEntry } from '~/domain/ranking'
import { type DecidedView, type RankingScope, viewRanking } from '~/domain/ranking-view'
import { equals } from '~/domain/rational'
import { findStage, type Stage } from '~/domain/rules'
import { tieBreakSteps } from '~/domain/tie-breaks'
import { roundingAt } from '~/domain/totalling'
import { rankScope } from './compute-ranking.server'
import { inSnapshot, type ReadEntry, type rankAll, readRules, sameRules } from './ranking-source.server'

export interface ExplanationQuery {
  competition: number
  /** The list that the place is in. */
  scope: RankingScope
  /** Public id of the entry. */
  entry: string
}

/** What was said of one criterion that the team fills in: the team's own value, the verifier's, each judge's. */
export interface SideBySide {
  code: string
  name: string
  counts: 'judge' | 'verifier' | 'team'
  team: string | null
  verifier: string | null
  judges: { seat: string; mark: string }[]
}

/** Entries of the same total, with what the deciding step saw in each; null where it saw no figure. */
export interface TieView {
  decidedBy: DecidedView
  entries: { label: string; regionName: string; rank: number; own: boolean; figure: Figure | null }[]
}

export interface Explanation {
  entry: { uid: string; label: string; regionName: string; kecamatanName: string | null }
  rank: number
  tied: boolean
  total: Figure
  rules: { number: number; sha256: string }
  version: number
  stages: (StageExplanation & { sideBySide: SideBySide[] })[]
  /** Null where one stage is looked at by itself. */
  final: FinalExplanation | null
  tie: TieView | null
}

/**
 * How the total of a ranked entry came about, from the very rows that the ranking reads, in one snapshot.
 * @returns null for an entry without a place
 * @throws NotFoundError when the competition, its frozen rules or the stage do not exist
 */
export function explainRanking(
  sqlite: Database.Database,
  { competition, scope, entry }: ExplanationQuery,
): Explanation | null {
  return inSnapshot(sqlite, () => {
    const { rules, chosen, part, groupOf, head } = rankScope(sqlite, competition, scope)
    const ranked = part.ranked.find((row) => row.entry.uid === entry)
    if (!ranked) return null
    const seats = readSeatLabels(sqlite, competition)
    const stages = chosen.stages.map((each, index) => {
      const total = ranked.stages[index]
      const declared = findStage(rules, each.code)
      if (!total || !declared) throw new RangeError(`no total in ${each.code}`)
      const names = { stage: each.name, leaves: leaves(declared.instrument), seats }
      return {
        ...viewStage(explainStage(each.code, each.stage, total), names, each.stage.totalling),
        sideBySide: readSideBySide(sqlite, competition, declared, ranked.entry, seats),
      }
    })
    const last = chosen.stages.at(-1)
    const nameOf = (code: string) => findStage(rules, code)?.name ?? code
    const rounding = (last && roundingAt(last.stage.totalling, 'final')) ?? null
    const { uid, label, regionName, kecamatanName } = ranked.entry
    return {
      entry: { uid, label, regionName, kecamatanName },
      ...{ rank: ranked.rank, tied: ranked.tied, total: explainFigure(ranked.total) },
      ...{ rules: head.rules, version: head.version, stages },
      final:
        scope.stage === null ? viewFinal(explainFinal(chosen.stages, ranked.stages), nameOf, rounding) : null,
      tie: viewTie(
        ranked,
        part.ranked.filter((row) => groupOf(row.entry) === groupOf(ranked.entry)),
        { rules, chosen, seats },
      ),
    }
  })
}

type Ranked = RankedEntry<ReadEntry>
type Chosen = ReturnType<typeof rankAll>['chosen']

/** What settled the place among equal totals, with what that step saw in each of them. */
function viewTie(
  own: Ranked,
  ranked: readonly Ranked[],
  {
    rules,
    chosen,
    seats,
  }: { rules: ReturnType<typeof rankAll>['rules']; chosen: Chosen; seats: Map<number, string> },
): TieView | null {
  const { decidedBy } = own
  if (!decidedBy) return null
  const group = ranked.filter(({ total }) => equals(total, own.total))
  const counted = chosen.stages.filter(({ combination }) => combination !== null)
  const step = tieBreakSteps(chosen.tieBreaks, counted, chosen.decisions ?? []).find(
    (one) => JSON.stringify(one.decidedBy, asText) === JSON.stringify(decidedBy, asText),
  )
  const keys = SEEN.has(decidedBy.kind) ? step?.keys(group) : undefined
  const view = viewRanking({ ranked: [own], unranked: [] }, rules, chosen, seats).ranked[0]
  if (!view?.decidedBy) return null
  return {
    decidedBy: view.decidedBy,
    entries: group.map((row, index) => {
      const key = keys?.[index]
      return {
        ...{ label: row.entry.label, regionName: row.entry.regionName, rank: row.rank },
        ...{ own: row === own, figure: key ? explainFigure(key) : null },
      }
    }),
  }
}

/** Steps whose keys say something to a reader; the others put entries in an order that was decided elsewhere. */
const SEEN: ReadonlySet<string> = new Set(['criterion', 'lower-median', 'head-to-head', 'later-stage'])
const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

/** The marks of all who say something of a criterion that the team fills in; the rules say whose counts. */
function readSideBySide(
  sqlite: Database.Database,
  competition: number,
  stage: Stage,
  { id }: ReadEntry,
  seats: ReadonlyMap<number, string>,
): SideBySide[] {
  const asked = leaves(stage.instrument).filter(({ filledBy }) => filledBy === 'team')
  if (asked.length === 0) return []
  const { versions, rules } = readRules(sqlite, competition)
  const sheets: SheetDetailRow[] = []
  for (const sheet of iterateSheetDetails(
    sqlite,
    competition,
    stage.code,
    sameRules(versions, rules, stage.code),
  ))
    if (sheet.entry === id) sheets.push(sheet)
  const said = (leaf: Leaf, sheet: SheetDetailRow | undefined) => {
    const mark = sheet && (JSON.parse(sheet.marks) as Record<string, number>)[leaf.code]
    return mark === undefined ? null : saidOf(leaf, mark)
  }
  return asked.map((leaf) => ({
    ...{ code: leaf.code, name: leaf.name },
    counts: countedBy(leaf, stage.instrument) as SideBySide['counts'],
    team: said(
      leaf,
      sheets.find(({ filledBy }) => filledBy === 'team'),
    ),
    verifier: said(
      leaf,
      sheets.find(({ filledBy }) => filledBy === 'verifier'),
    ),
    judges: sheets.flatMap((sheet) => {
      const mark = sheet.filledBy === 'judge' ? said(leaf, sheet) : null
      return mark === null ? [] : [{ seat: seats.get(sheet.seat) ?? String(sheet.seat), mark }]
    }),
  }))
}

function saidOf(leaf: Leaf, mark: number): string {
  const level = levelOf(leaf, mark)
  return level ? `${formatMark(leaf, mark)} · ${level.label}` : formatMark(leaf, mark)
}
