import type { Actor } from '~/domain/actors'
import type { ApprovalAct, ApprovalRow } from './approval-requests.server'
import type { CompetitionRow } from './competition-access.server'
import type { Context } from './context'
import { openCompetition } from './opening-act.server'
import { eraseRetained, removeErasedFiles } from './retention-erasure.server'
import { applyRulesChange } from './rules-change-act.server'
import type { Recorder, Tx } from './transact.server'

/** What the second person's yes sets off, inside the transaction that records it. */
export interface ApprovedAct {
  ctx: Context
  tx: Tx
  record: Recorder
  actor: Actor
  competition: CompetitionRow
  approval: ApprovalRow
}

/** What each act does once it is approved; a new one is a function and a line here. */
export const approvedActs: Record<ApprovalAct, (step: ApprovedAct) => Promise<void>> = {
  'competition.open': openCompetition,
  'rules.change': applyRulesChange,
  'privacy.erase': eraseRetained,
}

/** What follows an act once it is stored; done again in time should the server stop before. */
export const afterApproval: Partial<Record<ApprovalAct, (ctx: Context) => Promise<void>>> = {
  'privacy.erase': removeErasedFiles,
}
