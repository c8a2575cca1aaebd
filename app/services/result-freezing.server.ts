import { findChainHead } from '#db/queries/events'
import { findPersonById } from '#db/queries/people'
import { StateError } from '~/domain/errors'
import type { ApprovedAct } from './approval-acts.server'
import { subjectOf } from './competition-access.server'
import type { PreparedResult } from './compute-snapshot.server'
import { officeOf } from './offices.server'
import { Outrun } from './outrun.server'
import { newReceiptCode } from './receipts.server'
import type { FreezingPayload } from './result-requests.server'
import { openSigningKey } from './signing-key.server'

interface PreparedFreezing extends PreparedResult {
  at: string
  signature: string
  publicKey: string
}

/** Computes and signs the snapshot as it will stand, before the transaction that stores it. */
export async function prepareFreezing({
  ctx,
  actor,
  competition,
  approval,
}: Omit<ApprovedAct, 'tx' | 'record' | 'prepared'>): Promise<PreparedFreezing> {
  const { stage, reason, office } = JSON.parse(approval.payload) as FreezingPayload
  const at = ctx.now().toISOString()
  const requester = await findPersonById(ctx.db, approval.requested_by)
  const prepared = await ctx.compute.prepareResult({
    ...{ competition: competition.id, stage },
    frozen: {
      requested: { uid: requester?.uid ?? '', office, at: approval.requested_at },
      decided: { uid: actor.uid, office: officeOf(actor, subjectOf(competition)), at },
      reason,
    },
  })
  const key = await openSigningKey(ctx)
  return {
    ...prepared,
    ...{ at, publicKey: key.publicKey, signature: key.sign(prepared.snapshot?.text ?? '') },
  }
}

/**
 * Stores the result as it was requested.
 * @throws Outrun when something was recorded since it was computed; StateError `result_changed_since_request` when the
 * content is not the one that was requested
 */
export async function freezeResult({ ctx, tx, record, competition, approval, prepared }: ApprovedAct) {
  const result = prepared as PreparedFreezing
  const { snapshot, standing } = result
  const payload = JSON.parse(approval.payload) as FreezingPayload
  if ((await findChainHead(tx, competition.uid))?.seq !== result.version || !snapshot) throw new Outrun()
  if (payload.contentSha256 !== result.contentSha256 || !result.gate.free)
    throw new StateError('result_changed_since_request')
  const row = await record.insert('official_result', {
    ...{ competition_id: competition.id, stage: payload.stage, number: result.number },
    rules_id: result.rules.id,
    ...{ supersedes_id: standing?.id ?? null, reason: payload.reason, status: 'hasil_pleno' },
    ...{ snapshot: snapshot.text, sha256: snapshot.sha256, content_sha256: result.contentSha256 },
    ...{ signature: result.signature, public_key: result.publicKey },
    chain_head: `${snapshot.chain.seq} ${snapshot.chain.hash}`,
    ...{ approval_id: approval.id, frozen_at: result.at },
  })
  await record.insert('document_code', {
    ...{ code: newReceiptCode(ctx), kind: 'result', subject: row.uid, competition_id: competition.id },
    created_at: result.at,
  })
  record.refs({
    ...{ result: row.uid, number: row.number, sha256: row.sha256, status: row.status },
    ...(payload.stage === null ? {} : { stage: payload.stage }),
    ...(standing ? { supersedes: standing.uid } : {}),
  })
  record.as('result.frozen')
}
