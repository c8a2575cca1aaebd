import { findCompetitionBySlug } from '#db/queries/competitions'
import { findChainHead } from '#db/queries/events'
import type { Actor } from '~/domain/actors'
import { ChangedError, inputError, NotFoundError, StateError } from '~/domain/errors'
import { amendsDecree, type ResultStatus } from '~/domain/results/lifecycle'
import type { Office } from '~/domain/results/snapshot'
import { LONGEST_RESULT_REASON } from '~/forms/results'
import { requestApproval } from './approval-requests.server'
import { authorize } from './authorize.server'
import { subjectOf } from './competition-access.server'
import type { PreparedResult } from './compute-snapshot.server'
import type { Context } from './context'
import { officeOf } from './offices.server'
import { Outrun, untilNotOutrun } from './outrun.server'
import { type ResultPlace, seePreparation } from './result-access.server'
import { transact, type WriteKey } from './transact.server'

/** What the second person decides about. */
export interface FreezingPayload {
  stage: string | null
  number: number
  attempt: number
  supersedes: number | null
  /** Why there is a correction. */
  reason: string | null
  contentSha256: string
  office: Office
  overrides: number
}

/** A result as it would be frozen now. */
export const prepareResult = (
  ctx: Context,
  competition: number,
  stage: string | null,
): Promise<PreparedResult> => ctx.compute.prepareResult({ competition, stage, frozen: null })

/**
 * Asks for the freezing of what the page showed. It is computed off the event loop; the transaction checks that nothing was
 * recorded since.
 * @param seen the content's hash on that page; without it, whatever stands now
 * @throws ChangedError when the content is another by now; StateError `result_gate_blocked`, `approval_pending`;
 * InputError where a correction lacks its reason
 */
export async function requestFreezing(
  ctx: Context,
  actor: Actor,
  place: ResultPlace,
  { reason, seen }: { reason: string; seen?: string },
  once?: WriteKey,
): Promise<{ approval: string; number: number }> {
  const competition = await findCompetitionBySlug(ctx.db, place.slug)
  if (!competition) throw new NotFoundError('competition')
  const act = { type: 'approval.requested', competition: competition.uid, once } as const
  return untilNotOutrun(async () => {
    const sight = await seePreparation(ctx.db, ctx, actor, place)
    authorize(actor, 'result.request', sight.subject)
    if (sight.isSealed) throw new StateError('stage_sealed')
    const prepared = await prepareResult(ctx, competition.id, place.stage)
    checkReason(reason, prepared.standing !== null)
    return transact(ctx, actor, act, async (tx, record) => {
      const { subject } = await seePreparation(tx, ctx, actor, place)
      authorize(actor, 'result.request', subject)
      if ((await findChainHead(tx, competition.uid))?.seq !== prepared.version) throw new Outrun()
      if (seen !== undefined && seen !== prepared.contentSha256)
        throw new ChangedError('result_changed_since')
      if (!prepared.gate.free) throw new StateError('result_gate_blocked')
      const payload: FreezingPayload = {
        ...{ stage: place.stage, number: prepared.number, attempt: prepared.attempt },
        supersedes: prepared.standing?.number ?? null,
        reason: prepared.standing ? reason : null,
        contentSha256: prepared.contentSha256,
        office: officeOf(actor, subjectOf(competition)),
        overrides: prepared.gate.lines.length,
      }
      const approval = await requestApproval(ctx, tx, record, actor, {
        competitionId: competition.id,
        ...{ act: 'result.freeze', subject: competition.uid, payload, reason: payload.reason },
      })
      record.refs({ number: payload.number })
      return { approval: approval.uid, number: payload.number }
    })
  })
}

function checkReason(reason: string, isCorrection: boolean): void {
  if (isCorrection && reason === '') throw inputError('reason', 'required')
  if (reason.length > LONGEST_RESULT_REASON)
    throw inputError('reason', 'too_long', { max: LONGEST_RESULT_REASON })
}

/** Whether the result that would be corrected has been decided by a Keputusan, which then has to be amended. */
export const correctsDecree = ({ standing }: Pick<PreparedResult, 'standing'>): boolean =>
  amendsDecree(standing && { status: standing.status as ResultStatus })
