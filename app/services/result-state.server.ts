import type { Db } from '#db/connect'
import { countOpenObjections, listResults, type ResultRow } from '#db/queries/results'
import type { Actor } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import {
  hasObjections,
  type NextStep,
  nextStep,
  type ResultState,
  type ResultStatus,
} from '~/domain/results/lifecycle'
import { authorize } from './authorize.server'
import { type CompetitionRow, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { seeResult } from './result-access.server'
import { rulesById } from './rules.server'

/** Which frozen result. */
export interface ResultNumber {
  slug: string
  number: number
}

/** A result with what its next step is, by the rules that it was frozen under. */
export interface StandingResult {
  competition: CompetitionRow
  result: ResultRow
  /** The one that it corrects. */
  former: ResultRow | null
  state: ResultState
  next: NextStep
  /** The fewest days of the window for objections. */
  days: number
}

/** Where a result stands. */
export async function readStanding(
  db: Db,
  ctx: Context,
  competition: CompetitionRow,
  result: ResultRow,
): Promise<StandingResult> {
  const rules = await rulesById(db, result.rulesId ?? 0)
  const lineage = lineageOf(result, await listResults(db, competition.id))
  const state: ResultState = {
    status: result.status as ResultStatus,
    superseded: result.supersededBy !== null,
    windowOwed:
      hasObjections(rules, result.stage) && lineage.every(({ objectionsUntil }) => objectionsUntil === null),
    objectionsUntil: result.objectionsUntil,
    openObjections: await countOpenObjections(db, result.id),
  }
  return {
    ...{ competition, result, state, former: lineage[1] ?? null },
    next: nextStep(state, ctx.now().toISOString()),
    days: rules.objections?.days ?? 0,
  }
}

/** A result and those that it corrects, the newest first. */
function lineageOf(result: ResultRow, all: readonly ResultRow[]): ResultRow[] {
  const former = all.find(({ id }) => id === result.supersedesId)
  return [result, ...(former ? lineageOf(former, all) : [])]
}

/**
 * The result, ready for this very step.
 * @throws StateError naming why it is not; NotFoundError, ForbiddenError
 */
export async function requireStep(
  db: Db,
  ctx: Context,
  actor: Actor,
  { slug, number }: ResultNumber,
  to: Exclude<ResultStatus, 'hasil_pleno'>,
): Promise<StandingResult> {
  const { competition, result } = await seeResult(db, actor, slug, number)
  authorize(actor, 'result.step', subjectOf(competition))
  const standing = await readStanding(db, ctx, competition, result)
  refuseUnless(standing, to)
  return standing
}

/** @throws StateError unless this step is the next one and waits for nothing */
export function refuseUnless({ next }: Pick<StandingResult, 'next'>, to: ResultStatus): void {
  if (next.to === null) throw new StateError(`result_${next.why}`)
  if (next.to !== to) throw new StateError('result_other_step')
  if (next.waitsFor) throw new StateError(`result_${next.waitsFor}`)
}
