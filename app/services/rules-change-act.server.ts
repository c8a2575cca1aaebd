import { findLatestGuideline } from '#db/queries/guidelines'
import { findRulesDraft, updateRulesDraft } from '#db/queries/rules-drafts'
import { StateError } from '~/domain/errors'
import type { ApprovedAct } from './approval-acts.server'
import { sha256Hex } from './ids.server'
import { nextRules, type RulesChangePayload } from './rules-change.server'
import { freezeRules } from './rules-freeze.server'
import { recordClaims } from './self-assessment.server'
import { stageRules } from './stage-rules.server'

/** Puts the draft in force as the next rules sheet; sheets of changed instruments then wait for their judges. */
export async function applyRulesChange({ ctx, tx, record, actor, competition, approval }: ApprovedAct) {
  const at = ctx.now().toISOString()
  const { base, rulesSha256, reason } = JSON.parse(approval.payload) as RulesChangePayload
  const { current, rules, content } = await nextRules(tx, competition.id)
  if (current.number !== base || sha256Hex(content) !== rulesSha256) throw new StateError('approval_changed')
  const guideline = await findLatestGuideline(tx, competition.id)
  if (!guideline) throw new StateError('competition_not_open')
  await freezeRules(tx, record, {
    competitionId: competition.id,
    rules,
    guidelineId: guideline.id,
    approvalId: approval.id,
    reason,
    at,
  })
  const draft = await findRulesDraft(tx, competition.id)
  if (draft)
    await updateRulesDraft(
      tx,
      { ...draft, content, version: draft.version + 1, updated_at: at },
      draft.version,
    )
  if (competition.name !== rules.name)
    await record.update('competition', competition.id, { name: rules.name })
  // What teams say of themselves counts on under the instrument of today.
  for (const { code } of rules.stages)
    await recordClaims(tx, record, ctx, actor, await stageRules(tx, competition.id, code), competition.id)
  record.as('rules.changed')
}
