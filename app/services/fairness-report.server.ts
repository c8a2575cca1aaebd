import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { type FairnessParts, PARTS } from '~/domain/fairness/parts'
import { can } from '~/domain/policy'
import type { RankingScope } from '~/domain/ranking-view'
import type { Context } from './context'
import { createLru, type Lru } from './lru'
import { chooseScope, dataVersion, openRanking, type RankedCompetition, rankNow } from './ranking.server'

type Scope = RankingScope & { stage: string }

/** A report that is being computed, or is: its parts as they come. */
interface Work {
  parts: Partial<FairnessParts>
  finished: Promise<void>
}

const reports = new WeakMap<Context['db'], Lru<Work>>()
const KEPT = 12
/** So long a page waits before it says how far the work is. */
const PATIENCE = 1_200

/** What a page shows of a report: all of it, or how far it is. */
export type FairnessView =
  | { ready: true; report: Omit<FairnessParts, 'flags'> }
  | { ready: false; done: number }

/**
 * The fairness report of one stage, or a part of it, computed off the event loop and kept until something recorded
 * changes. Whoever may see the ranking may see it, and chair and inspector also what they are asked to look at.
 * @throws NotFoundError as `openRanking`, and without a stage that has criteria
 */
export async function viewFairness(
  ctx: Context,
  actor: Actor,
  slug: string,
  asked: Parameters<typeof chooseScope>[1],
) {
  const competition = await openRanking(ctx, actor, slug)
  const scope = await chooseStage(ctx, competition, asked)
  const work = await reportOf(ctx, competition, scope)
  const isFinished = await Promise.race([
    work.finished.then(() => true),
    new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false)),
  ])
  const { flags, ...report } = work.parts as FairnessParts
  const mayFlag = can(actor, 'flags.view', competition)
  const view: FairnessView = isFinished
    ? { ready: true, report }
    : { ready: false, done: Object.keys(work.parts).length }
  return {
    competition,
    scope,
    stageName: competition.stages.find(({ code }) => code === scope.stage)?.name ?? scope.stage,
    steps: PARTS.length,
    ...view,
    mayFlag,
    flags: mayFlag && isFinished ? flags : null,
  }
}

/** The stage that was asked for, else the newest with sheets, else the first. */
async function chooseStage(
  ctx: Context,
  competition: RankedCompetition,
  asked: Parameters<typeof chooseScope>[1],
): Promise<Scope> {
  const scope = chooseScope(competition, asked)
  if (scope.stage !== null) return { ...scope, stage: scope.stage }
  for (const { code } of competition.stages.toReversed()) {
    const { head } = await rankNow(ctx, competition, { ...scope, stage: code })
    if (head.counted > 0) return { ...scope, stage: code }
  }
  const [first] = competition.stages
  if (!first) throw new NotFoundError('stage')
  return { ...scope, stage: first.code }
}

async function reportOf(ctx: Context, competition: RankedCompetition, scope: Scope): Promise<Work> {
  const { stage, category, kecamatan } = scope
  const version = await dataVersion(ctx, competition)
  const key = JSON.stringify([competition.uid, version, stage, category, kecamatan])
  const kept = reports.get(ctx.db) ?? createLru<Work>(KEPT)
  reports.set(ctx.db, kept)
  const known = kept.get(key)
  if (known) return known
  const parts: Work['parts'] = {}
  const work: Work = { parts, finished: computeParts(ctx, competition.id, scope, parts) }
  kept.set(key, work)
  work.finished.catch(() => kept.delete(key))
  return work
}

/** One after the other, so that one report never takes both threads. */
async function computeParts(ctx: Context, competition: number, scope: Scope, parts: Work['parts']) {
  for (const part of PARTS) {
    const found = await ctx.compute.fairness({ competition, scope, part })
    Object.assign(parts, { [part]: found })
  }
}
