import type { Actor } from '~/domain/actors'
import { advancePartition, decideAdvance, type Onward } from '~/domain/advance'
import { NotFoundError } from '~/domain/errors'
import { scoredStages } from '~/domain/ranking-rules'
import type { RankedView } from '~/domain/ranking-view'
import { findStage, type Rules, type Stage } from '~/domain/rules'
import type { Context } from './context'
import { apartPage, openRanking, rankedPage, rankNow } from './ranking.server'
import { currentRules } from './rules.server'

/** Who goes on from a stage, as its sheets stand. */
export interface StageAdvance {
  /** By the entry's public id. */
  onward: ReadonlyMap<string, Onward>
  /** Ranked within the category or kecamatan that the rule counts in. */
  rows: RankedView[]
  /** Whether every sheet is in and every entry has its rank: before, nobody goes on. */
  complete: boolean
  waiting: number
}

/** @throws NotFoundError for a stage whose rules do not say who goes on */
export async function computeAdvance(
  ctx: Context,
  competition: { id: number; uid: string },
  stage: Stage,
): Promise<StageAdvance> {
  if (!stage.advance) throw new NotFoundError('advance')
  const within = advancePartition(stage)
  const scope = { stage: stage.code, category: null, kecamatan: null, ...(within ? { within } : {}) }
  const ranking = await rankNow(ctx, competition, scope)
  const rows = rankedPage(ranking, null)
  const apart = apartPage(ranking, null)
  const waiting = apart.filter(({ reasons }) => !reasons.some(({ kind }) => kind === 'outcome')).length
  const placed = rows.map((row) => ({
    ...{ uid: row.uid, rank: row.rank, fraction: row.total.fraction },
    group: within === null ? null : within === 'kecamatan' ? row.kecamatanCode : row.category,
  }))
  const { counted, expected } = ranking.head
  return {
    onward: decideAdvance(stage.advance, placed),
    rows,
    complete: waiting === 0 && counted === expected && rows.length > 0,
    waiting,
  }
}

/** The stage from which entries come into this one; null where its rules, or being the first, let all come. */
export function stageBefore(rules: Rules, code: string): Stage | null {
  const scored = scoredStages(rules)
  const before = scored[scored.findIndex((stage) => stage.code === code) - 1]
  return before?.advance ? before : null
}

/** Who goes on from a stage, for those who may see its ranking. @throws NotFoundError */
export async function viewAdvance(ctx: Context, actor: Actor, slug: string, code: string) {
  const competition = await openRanking(ctx, actor, slug)
  const { rules } = await currentRules(ctx.db, competition.id)
  const stage = findStage(rules, code)
  if (!stage) throw new NotFoundError('stage')
  const { onward, rows, complete, waiting } = await computeAdvance(ctx, competition, stage)
  const next = scoredStages(rules).find(({ code: other }) => stageBefore(rules, other)?.code === code)
  return {
    competition: { slug, name: competition.name },
    stage: { code, name: stage.name, advance: stage.advance },
    within: advancePartition(stage),
    next: next ? { code: next.code, name: next.name } : null,
    complete,
    waiting,
    ranked: rows.length,
    rows: rows.flatMap((row) => {
      const onwards = onward.get(row.uid)
      return onwards === 'yes' || onwards === 'plenary' ? [{ ...row, plenary: onwards === 'plenary' }] : []
    }),
  }
}
