import { findCompetitionBySlug } from '#db/queries/competitions'
import { findOverride } from '#db/queries/results'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { canOverride, obstacleKey } from '~/domain/results/gate'
import { LONGEST_RESULT_REASON } from '~/forms/results'
import { authorize } from './authorize.server'
import { subjectOf } from './competition-access.server'
import type { Context } from './context'
import { officeOf } from './offices.server'
import { type ResultPlace, seePreparation } from './result-access.server'
import { prepareResult } from './result-requests.server'
import { transact, type WriteKey } from './transact.server'

/**
 * Chair or deputy overrides one obstacle of the result that is next for this stage, for good and with a reason.
 * @param field where a problem of the reason is shown
 * @throws InputError for the reason; StateError `obstacle_gone`, `obstacle_fixed`, `obstacle_overridden`
 */
export async function overrideObstacle(
  ctx: Context,
  actor: Actor,
  place: ResultPlace,
  { obstacle, reason, field }: { obstacle: string; reason: string; field: string },
  once?: WriteKey,
): Promise<{ obstacle: string }> {
  const competition = await findCompetitionBySlug(ctx.db, place.slug)
  if (!competition) throw new NotFoundError('competition')
  const sight = await seePreparation(ctx.db, ctx, actor, place)
  authorize(actor, 'result.override', sight.subject)
  if (sight.isSealed) throw new StateError('stage_sealed')
  const { gate, attempt } = await prepareResult(ctx, competition.id, place.stage)
  const act = { type: 'result.gate_overridden', competition: competition.uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { subject } = await seePreparation(tx, ctx, actor, place)
    authorize(actor, 'result.override', subject)
    if (reason === '') throw inputError(field, 'required')
    if (reason.length > LONGEST_RESULT_REASON)
      throw inputError(field, 'too_long', { max: LONGEST_RESULT_REASON })
    const line = gate.lines.find((each) => obstacleKey(each.obstacle) === obstacle)
    if (!line) throw new StateError('obstacle_gone')
    if (!canOverride(line.obstacle)) throw new StateError('obstacle_fixed')
    const of = { competition: competition.id, stage: place.stage, attempt, obstacle }
    if (await findOverride(tx, of)) throw new StateError('obstacle_overridden')
    await record.insert('gate_override', {
      ...{ competition_id: competition.id, stage: place.stage, attempt, obstacle, reason },
      office: officeOf(actor, subjectOf(competition)) === 'deputy' ? 'deputy' : 'chair',
      ...{ overridden_by: actor.id ?? 0, overridden_at: ctx.now().toISOString() },
    })
    record.refs({
      obstacle: line.obstacle.kind,
      ...(place.stage === null ? {} : { stage: place.stage }),
    })
    return { obstacle: line.obstacle.kind }
  })
}
