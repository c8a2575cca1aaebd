import { findApprovalByUid, isLinkedBy, listApprovals } from '#db/queries/approvals'
import { findCompetitionById } from '#db/queries/competitions'
import type { Actor } from '~/domain/actors'
import { ForbiddenError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { afterApproval, approvedActs } from './approval-acts.server'
import type { ApprovalAct, ApprovalRow } from './approval-requests.server'
import { authorize, authorizeSight } from './authorize.server'
import { type CompetitionRow, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { type Tx, transact, type WriteKey } from './transact.server'

export interface Decision {
  approve: boolean
  note?: string | null
}

/**
 * The second person's answer; a yes does the act in the same transaction. Decided once: whoever comes second
 * meets what stands.
 * @throws StateError `second_person_needed` for the requester, `approval_decided` when it is over
 */
export async function decideApproval(
  ctx: Context,
  actor: Actor,
  uid: string,
  { approve, note }: Decision,
  once?: WriteKey,
): Promise<{ act: string; approved: boolean }> {
  const chain = await chainOf(ctx, uid)
  const act = { type: 'approval.decided', competition: chain, once } as const
  const decided = await transact(ctx, actor, act, async (tx, record) => {
    const { approval, competition } = await loadOpen(tx, actor, uid)
    authorize(actor, 'approval.decide', subjectOf(competition))
    if (approval.requested_by === actor.id) throw new StateError('second_person_needed')
    if (sha256Hex(approval.payload) !== approval.payload_sha256) throw new StateError('approval_changed')
    const decided = await record.update('approval', approval.id, {
      decision: approve ? 'approved' : 'rejected',
      decided_by: actor.id,
      decided_as: officeOf(actor, competition),
      decided_at: ctx.now().toISOString(),
      note: note || null,
    })
    record.refs({ approval: uid, act: approval.act, decision: approve ? 'approved' : 'rejected' })
    if (await isLinkedBy(tx, approval.requested_by, actor.id ?? 0)) record.refs({ linked: 'by requester' })
    if (approve)
      await actOf(approval.act)({ ctx, tx, record, actor, competition, approval: decided as ApprovalRow })
    return { act: approval.act, approved: approve }
  })
  if (decided.approved) await afterApproval[decided.act as ApprovalAct]?.(ctx)
  return decided
}

/** The requester takes the request back. @throws ForbiddenError for anybody else */
export async function withdrawApproval(
  ctx: Context,
  actor: Actor,
  uid: string,
  once?: WriteKey,
): Promise<{ act: string }> {
  const chain = await chainOf(ctx, uid)
  const act = { type: 'approval.withdrawn', competition: chain, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { approval } = await loadOpen(tx, actor, uid)
    if (approval.requested_by !== actor.id) throw new ForbiddenError('approval.withdraw')
    await record.update('approval', approval.id, {
      decision: 'withdrawn',
      decided_by: actor.id,
      decided_at: ctx.now().toISOString(),
    })
    record.refs({ approval: uid, act: approval.act })
    return { act: approval.act }
  })
}

/** All requests of a competition, open ones first, with what this person may do about each. */
export async function viewApprovals(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug, 'approval.view')
  const mayDecide = can(actor, 'approval.decide', subjectOf(competition))
  const rows = await listApprovals(ctx.db, competition.id)
  return {
    competition,
    approvals: rows.map(({ salt, event_id, id, ...row }) => ({
      ...row,
      own: row.requested_by === actor.id,
      decidable: row.decision === null && mayDecide && row.requested_by !== actor.id,
    })),
  }
}

/** @throws NotFoundError unless the request is of this very competition */
export async function requireApprovalIn(
  ctx: Context,
  actor: Actor,
  slug: string,
  uid: string,
): Promise<void> {
  const competition = await seeCompetition(ctx.db, actor, slug, 'approval.view')
  const approval = await findApprovalByUid(ctx.db, uid)
  if (approval?.competition_id !== competition.id) throw new NotFoundError('approval')
}

async function chainOf(ctx: Context, uid: string): Promise<string> {
  const approval = await findApprovalByUid(ctx.db, uid)
  const competition = approval?.competition_id
    ? await findCompetitionById(ctx.db, approval.competition_id)
    : undefined
  if (!competition) throw new NotFoundError('approval')
  return competition.uid
}

async function loadOpen(tx: Tx, actor: Actor, uid: string) {
  const approval = await findApprovalByUid(tx, uid)
  const competition = approval?.competition_id
    ? await findCompetitionById(tx, approval.competition_id)
    : undefined
  if (!approval || !competition) throw new NotFoundError('approval')
  authorizeSight(actor, 'approval.view', subjectOf(competition))
  if (approval.decision !== null) throw new StateError('approval_decided')
  return { approval, competition }
}

/** In which office the second person decided: a deputy stands in for the chair, and it is written down. */
function officeOf(actor: Actor, competition: CompetitionRow): string {
  const subject = subjectOf(competition)
  const roles = actor.grants
    .filter((grant) => can({ ...actor, grants: [grant] }, 'approval.decide', subject))
    .map(({ role }) => role)
  return (['chair', 'deputy', 'organizer'] as const).find((role) => roles.includes(role)) ?? 'organizer'
}

function actOf(act: string) {
  if (!Object.hasOwn(approvedActs, act)) throw new Error(`no such act: ${act}`)
  return approvedActs[act as ApprovalAct]
}
