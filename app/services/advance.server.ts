import { listEntryIds } from '#db/queries/entries'
import { listOutcomes } from '#db/queries/plenaries'
import type { Actor } from '~/domain/actors'
import { advancePartition, stageAfter } from '~/domain/advance'
import { type AdvancePart, type Proposal, proposeOutcomes } from '~/domain/advancing'
import { NotFoundError } from '~/domain/errors'
import { standingOutcomes } from '~/domain/outcomes'
import type { RankedView } from '~/domain/ranking-view'
import { fraction } from '~/domain/rational'
import { findStage, type Stage } from '~/domain/rules'
import type { Context } from './context'
import { closedParts } from './plenary-access.server'
import { apartPage, openRanking, rankedPage, rankNow } from './ranking.server'
import { currentRules } from './rules.server'

/** Who would go on from a stage, as its sheets stand. */
interface StageAdvance {
  /** By the entry's public id. */
  proposals: ReadonlyMap<string, Proposal>
  /** Ranked within the category or kecamatan that the rule counts in. */
  rows: RankedView[]
  /** Whether every sheet is in and every entry has its rank. */
  complete: boolean
  waiting: number
}

async function computeAdvance(
  ctx: Context,
  competition: { id: number; uid: string },
  stage: Stage,
): Promise<StageAdvance> {
  const within = advancePartition(stage)
  const scope = { stage: stage.code, category: null, kecamatan: null, ...(within ? { within } : {}) }
  const ranking = await rankNow(ctx, competition, scope)
  const rows = rankedPage(ranking, null)
  const apart = apartPage(ranking, null)
  const waiting = apart.filter(({ reasons }) => !reasons.some(({ kind }) => kind === 'outcome')).length
  const groupOf = (row: RankedView) =>
    within === null ? null : within === 'kecamatan' ? row.kecamatanCode : row.category
  const groups = [...new Set(rows.map(groupOf))]
  const parts = groups.map(
    (group): AdvancePart => ({
      placed: rows
        .filter((row) => groupOf(row) === group)
        .map(({ uid, rank, total }) => ({ id: uid, rank, total: fraction(total.fraction) })),
      unplaced: [],
    }),
  )
  const proposals = new Map(
    [...proposeOutcomes(stage.advance, parts)].map(([id, proposal]) => [String(id), proposal]),
  )
  const { counted, expected } = ranking.head
  return {
    ...{ proposals, rows, waiting },
    complete: waiting === 0 && counted === expected && rows.length > 0,
  }
}

/** How sure it is that an entry goes on: its meeting said so, or the ranking proposes it, or a tie waits. */
export type OnwardState = 'decided' | 'proposed' | 'tied'

/**
 * Who goes on from a stage, for those who may see its ranking: what its meetings decided, and what the rules propose
 * where the meeting is still to come.
 * @throws NotFoundError for a stage whose rules do not say who goes on
 */
export async function viewAdvance(ctx: Context, actor: Actor, slug: string, code: string) {
  const competition = await openRanking(ctx, actor, slug)
  const { rules } = await currentRules(ctx.db, competition.id)
  const stage = findStage(rules, code)
  if (!stage?.advance) throw new NotFoundError('stage')
  const { proposals, rows, complete, waiting } = await computeAdvance(ctx, competition, stage)
  const isClosed = await closedParts(ctx.db, competition.id)
  const standing = standingOutcomes(await listOutcomes(ctx.db, competition.id))
  const outcomes = new Map(
    (await listEntryIds(ctx.db, competition.id)).map(({ id, uid }) => [uid, standing.get(id)?.get(code)]),
  )
  const stateOf = (row: RankedView): OnwardState | null => {
    if (isClosed(code, row.kecamatanCode)) return outcomes.get(row.uid) === 'lolos' ? 'decided' : null
    const proposal = proposals.get(row.uid)
    if (proposal?.outcome === 'lolos') return 'proposed'
    return proposal?.why === 'awaiting' ? 'tied' : null
  }
  const next = stageAfter(rules, code)
  return {
    competition: { slug, name: competition.name },
    stage: { code, name: stage.name, advance: stage.advance },
    within: advancePartition(stage),
    next: next ? { code: next.code, name: next.name } : null,
    complete,
    waiting,
    ranked: rows.length,
    /** Whether the meeting of everybody in it has closed. */
    decided: rows.length > 0 && rows.every(({ kecamatanCode }) => isClosed(code, kecamatanCode)),
    rows: rows.flatMap((row) => {
      const state = stateOf(row)
      return state ? [{ ...row, state }] : []
    }),
  }
}
