import type { Selectable } from 'kysely'
import { findPendingApproval } from '#db/queries/approvals'
import type { ApprovalTable } from '#db/schema'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { StateError } from '~/domain/errors'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import type { Recorder, Tx } from './transact.server'

export type ApprovalRow = Selectable<ApprovalTable>

/** Acts that take two people. The registry in `approval-acts.server.ts` says what each one does. */
export const APPROVAL_ACTS = [
  'competition.open',
  'rules.change',
  'privacy.erase',
  'seal.open',
  'result.freeze',
  'result.decree',
  'result.announce',
] as const
export type ApprovalAct = (typeof APPROVAL_ACTS)[number]

/** Acts that only chair or deputy decide. */
const CHAIRS_ACTS: ReadonlySet<string> = new Set(['result.freeze', 'result.decree', 'result.announce'])

export const decidingPermission = (act: string) =>
  CHAIRS_ACTS.has(act) ? 'approval.decide_as_chair' : 'approval.decide'

export interface ApprovalRequest {
  competitionId: number
  act: string
  /** Public id of what the act is done to. */
  subject: string
  /** Everything the act needs, so that what is approved is what was asked for. */
  payload: unknown
  reason?: string | null
}

/**
 * Puts an act before a second person; to be called inside the transaction of a service that has authorized it.
 * @throws StateError `approval_pending` when the same act on the same subject waits already
 */
export async function requestApproval(
  ctx: Context,
  tx: Tx,
  record: Recorder,
  actor: Actor,
  { competitionId, act, subject, payload, reason }: ApprovalRequest,
): Promise<ApprovalRow> {
  if (actor.id === null) throw new Error('the program itself requests no approval')
  if (await findPendingApproval(tx, competitionId, act, subject)) throw new StateError('approval_pending')
  const text = canonicalJson(payload as never)
  const approval = await record.insert('approval', {
    competition_id: competitionId,
    ...{ act, subject },
    payload: text,
    payload_sha256: sha256Hex(text),
    requested_by: actor.id,
    requested_at: ctx.now().toISOString(),
    reason: reason ?? null,
  })
  record.refs({ approval: approval.uid, act })
  return approval
}
