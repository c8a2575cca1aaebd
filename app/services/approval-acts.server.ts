import type { Actor } from '~/domain/actors'
import type { ApprovalAct, ApprovalRow } from './approval-requests.server'
import type { CompetitionRow } from './competition-access.server'
import type { Context } from './context'
import { openCompetition } from './opening-act.server'
import { freezeResult, prepareFreezing } from './result-freezing.server'
import { announceResult, decreeResult } from './result-steps-act.server'
import { eraseRetained, removeErasedFiles } from './retention-erasure.server'
import { applyRulesChange } from './rules-change-act.server'
import { openSeal } from './seals.server'
import type { Recorder, Tx } from './transact.server'

/** What the second person's yes sets off, inside the transaction that records it. */
export interface ApprovedAct {
  ctx: Context
  tx: Tx
  record: Recorder
  actor: Actor
  competition: CompetitionRow
  approval: ApprovalRow
  /** What was made ready before the transaction. */
  prepared: unknown
}

/** Long work that an act needs done before its transaction, which sees whether it was outrun. */
export const approvalPreparations: Partial<
  Record<ApprovalAct, (step: Omit<ApprovedAct, 'tx' | 'record' | 'prepared'>) => Promise<unknown>>
> = { 'result.freeze': prepareFreezing }

/** What each act does once it is approved; a new one is a function and a line here. */
export const approvedActs: Record<ApprovalAct, (step: ApprovedAct) => Promise<void>> = {
  'competition.open': openCompetition,
  'rules.change': applyRulesChange,
  'privacy.erase': eraseRetained,
  'seal.open': openSeal,
  'result.freeze': freezeResult,
  'result.decree': decreeResult,
  'result.announce': announceResult,
}

/** What follows an act once it is stored; done again in time should the server stop before. */
export const afterApproval: Partial<Record<ApprovalAct, (ctx: Context) => Promise<void>>> = {
  'privacy.erase': removeErasedFiles,
}
