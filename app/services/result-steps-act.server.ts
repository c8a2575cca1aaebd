import { findResultByUid } from '#db/queries/results'
import { NotFoundError } from '~/domain/errors'
import type { ResultStatus } from '~/domain/results/lifecycle'
import type { ApprovedAct } from './approval-acts.server'
import type { AnnouncementPayload } from './result-announcement.server'
import type { DecreePayload } from './result-decree.server'
import { readStanding, refuseUnless } from './result-state.server'

/** Enters the Keputusan: the result is *ditetapkan*. @throws StateError when that is not its next step any more */
export async function decreeResult(step: ApprovedAct) {
  const { decree, ...payload } = JSON.parse(step.approval.payload) as DecreePayload
  const { number, date, signatory, blob } = decree
  await takeStep(step, payload.result, 'ditetapkan', {
    ...{ decree_number: number, decree_date: date, decree_signatory: signatory, decree_sha256: blob },
    decree_approval_id: step.approval.id,
  })
}

/** The result is *diumumkan*: everybody may see it from its day on. @throws StateError as `decreeResult` */
export async function announceResult(step: ApprovedAct) {
  const { result, announcedOn, embargoUntil } = JSON.parse(step.approval.payload) as AnnouncementPayload
  await takeStep(step, result, 'diumumkan', {
    ...{ announced_on: announcedOn, announced_at: step.ctx.now().toISOString(), embargo_until: embargoUntil },
    announce_approval_id: step.approval.id,
  })
}

async function takeStep(
  { ctx, tx, record, competition }: ApprovedAct,
  uid: string,
  status: ResultStatus,
  changes: Record<string, string | number | null>,
) {
  const result = await findResultByUid(tx, uid)
  if (result?.competitionId !== competition.id) throw new NotFoundError('result')
  refuseUnless(await readStanding(tx, ctx, competition, result), status)
  await record.update('official_result', result.id, { ...changes, status })
  record.refs({ result: uid, number: result.number, status })
  record.as('result.status_changed')
}
