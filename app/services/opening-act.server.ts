import { StateError } from '~/domain/errors'
import { checkRules } from '~/domain/rules-check'
import type { ApprovedAct } from './approval-acts.server'
import type { OpeningPayload } from './opening.server'
import { readDraft } from './rules-draft.server'
import { freezeRules } from './rules-freeze.server'

/** Opens a competition: the juknis is filed, rules no. 1 are frozen, the entries may come. */
export async function openCompetition({ ctx, tx, record, competition, approval }: ApprovedAct) {
  if (competition.opened_at !== null) throw new StateError('already_open')
  const at = ctx.now().toISOString()
  const { rulesSha256, juknis, noneReason } = JSON.parse(approval.payload) as OpeningPayload
  const draft = await readDraft(tx, competition.id)
  if (draft.sha256 !== rulesSha256) throw new StateError('approval_changed')
  if (checkRules(draft.rules, at).length > 0) throw new StateError('rules_incomplete')
  const guideline = await record.insert('guideline', {
    competition_id: competition.id,
    number: juknis?.number ?? null,
    date: juknis?.date ?? null,
    title: juknis?.title ?? null,
    blob_sha256: juknis?.blob ?? null,
    none_reason: noneReason,
    added_by: approval.requested_by,
    added_at: at,
  })
  await freezeRules(tx, record, {
    competitionId: competition.id,
    rules: draft.rules,
    guidelineId: guideline.id,
    approvalId: approval.id,
    reason: null,
    at,
  })
  await record.update('competition', competition.id, { opened_at: at })
  record.as('competition.opened')
}
