import type { Db } from '#db/connect'
import { findApprovalByUid, isLinkedBy, listApprovals } from '#db/queries/approvals'
import { findCompetitionById } from '#db/queries/competitions'
import { findLatestRules } from '#db/queries/rules'
import type { Actor } from '~/domain/actors'
import { ForbiddenError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { type ApprovedAct, afterApproval, approvalPreparations, approvedActs } from './approval-acts.server'
import { type ApprovalAct, type ApprovalRow, decidingPermission } from './approval-requests.server'
import { authorize, authorizeSight } from './authorize.server'
import { seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { officeOf } from './offices.server'
import { untilNotOutrun } from './outrun.server'
import { parseRules } from './rules.server'
import { transact, type WriteKey } from './transact.server'

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
  const decided = await untilNotOutrun(async () => {
    const prepared = approve ? await prepare(ctx, actor, uid) : null
    return transact(ctx, actor, act, (tx, record) =>
      decide({ ctx, actor, tx, record, prepared }, uid, { approve, note }),
    )
  })
  if (decided.approved) await afterApproval[decided.act as ApprovalAct]?.(ctx)
  return decided
}

async function decide(
  { ctx, actor, tx, record, prepared }: Pick<ApprovedAct, 'ctx' | 'actor' | 'tx' | 'record' | 'prepared'>,
  uid: string,
  { approve, note }: Decision,
): Promise<{ act: string; approved: boolean }> {
  const { approval, competition } = await loadDecidable(tx, actor, uid)
  const decided = await record.update('approval', approval.id, {
    decision: approve ? 'approved' : 'rejected',
    decided_by: actor.id,
    decided_as: officeOf(actor, subjectOf(competition)),
    decided_at: ctx.now().toISOString(),
    note: note || null,
  })
  record.refs({ approval: uid, act: approval.act, decision: approve ? 'approved' : 'rejected' })
  if (await isLinkedBy(tx, approval.requested_by, actor.id ?? 0)) record.refs({ linked: 'by requester' })
  if (approve)
    await actOf(approval.act)({
      ...{ ctx, tx, record, actor, competition, approval: decided as ApprovalRow, prepared },
    })
  return { act: approval.act, approved: approve }
}

/** What the act needs ready before its transaction; null where it needs nothing, or was decided already. */
async function prepare(ctx: Context, actor: Actor, uid: string): Promise<unknown> {
  const approval = await findApprovalByUid(ctx.db, uid)
  const make = approval && approval.decision === null ? preparationOf(approval.act) : undefined
  return make ? make({ ctx, actor, ...(await loadDecidable(ctx.db, actor, uid)) }) : null
}

async function loadDecidable(db: Db, actor: Actor, uid: string) {
  const { approval, competition } = await loadOpen(db, actor, uid)
  authorize(actor, decidingPermission(approval.act), subjectOf(competition))
  if (approval.requested_by === actor.id) throw new StateError('second_person_needed')
  if (sha256Hex(approval.payload) !== approval.payload_sha256) throw new StateError('approval_changed')
  return { approval, competition }
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
  const subject = subjectOf(competition)
  const rows = await listApprovals(ctx.db, competition.id)
  const rules = await findLatestRules(ctx.db, competition.id)
  return {
    competition,
    stages: rules ? parseRules(rules).stages.map(({ code, name }) => ({ code, name })) : [],
    approvals: rows.map(({ salt, event_id, id, ...row }) => ({
      ...row,
      own: row.requested_by === actor.id,
      decidable:
        row.decision === null &&
        can(actor, decidingPermission(row.act), subject) &&
        row.requested_by !== actor.id,
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

async function loadOpen(tx: Db, actor: Actor, uid: string) {
  const approval = await findApprovalByUid(tx, uid)
  const competition = approval?.competition_id
    ? await findCompetitionById(tx, approval.competition_id)
    : undefined
  if (!approval || !competition) throw new NotFoundError('approval')
  authorizeSight(actor, 'approval.view', subjectOf(competition))
  if (approval.decision !== null) throw new StateError('approval_decided')
  return { approval, competition }
}

const preparationOf = (act: string) =>
  Object.hasOwn(approvalPreparations, act) ? approvalPreparations[act as ApprovalAct] : undefined

function actOf(act: string) {
  if (!Object.hasOwn(approvedActs, act)) throw new Error(`no such act: ${act}`)
  return approvedActs[act as ApprovalAct]
}
