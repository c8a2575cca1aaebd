import { findCompetitionBySlug } from '#db/queries/competitions'
import { countSubmittedSheets, listCodesInUse } from '#db/queries/rules-use'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { findStage, type Rules } from '~/domain/rules'
import {
  changesFixedBasics,
  compareRules,
  isUnchanged,
  type RulesChanges,
  withTimesOf,
} from '~/domain/rules-changes'
import { checkRules } from '~/domain/rules-check'
import { requestApproval } from './approval-requests.server'
import { actOnCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { sha256Hex } from './ids.server'
import { type CurrentRules, currentRules } from './rules.server'
import { readDraft, viewDraft } from './rules-draft.server'
import { type Tx, transact, type WriteKey } from './transact.server'

const LONGEST_REASON = 2000

/** What the second person approves. */
export interface RulesChangePayload {
  /** Number of the rules that are to be replaced. */
  base: number
  /** Of the canonical JSON that will be frozen. */
  rulesSha256: string
  reason: string
}

/** What a change of the rules would do, for the page before it is asked for. */
export async function viewRulesChange(ctx: Context, actor: Actor, slug: string) {
  const view = await viewDraft(ctx, actor, slug)
  if (view.competition.opened_at === null) throw new StateError('competition_not_open')
  const current = await currentRules(ctx.db, view.competition.id)
  const changes = compareRules(current.rules, view.rules)
  const sheets = await countSubmittedSheets(ctx.db, view.competition.id)
  return {
    ...view,
    current: { number: current.number, sha256: current.sha256 },
    changes,
    unchanged: isUnchanged(changes),
    /** Submitted sheets that their judges would have to confirm, by stage. */
    sheetsToConfirm: changes.stages
      .filter(({ kind }) => kind === 'instrument')
      .map(({ code, name }) => ({ code, name, sheets: sheets.get(code) ?? 0 })),
    mayRequest: can(actor, 'rules.change', subjectOf(view.competition)),
  }
}

/**
 * The chair (or deputy) asks a second person to put the draft in force as the next numbered rules sheet.
 * @throws StateError `rules_unchanged`, `rules_incomplete`, `basics_fixed`, `stage_in_use`, `stage_blind_in_use`,
 * `approval_pending`
 */
export async function requestRulesChange(
  ctx: Context,
  actor: Actor,
  slug: string,
  { reason }: { reason: string },
  once?: WriteKey,
): Promise<{ approval: string }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'rules.change')
  if (reason.trim() === '') throw inputError('reason', 'required')
  if (reason.length > LONGEST_REASON) throw inputError('reason', 'too_long', { max: LONGEST_REASON })
  const act = { type: 'approval.requested', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await findCompetitionBySlug(tx, slug)
    if (!competition) throw new NotFoundError('competition')
    const { current, content } = await nextRules(tx, competition.id)
    const payload: RulesChangePayload = {
      base: current.number,
      rulesSha256: sha256Hex(content),
      reason,
    }
    const approval = await requestApproval(ctx, tx, record, actor, {
      competitionId: competition.id,
      act: 'rules.change',
      subject: competition.uid,
      payload,
      reason,
    })
    return { approval: approval.uid }
  })
}

/** The draft as it would be frozen now. */
export async function nextRules(
  tx: Tx,
  competitionId: number,
): Promise<{ current: CurrentRules; rules: Rules; content: string }> {
  const current = await currentRules(tx, competitionId)
  const draft = await readDraft(tx, competitionId)
  const rules = withTimesOf(draft.rules, current.rules)
  const changes = compareRules(current.rules, rules)
  if (isUnchanged(changes)) throw new StateError('rules_unchanged')
  if (checkRules(rules).length > 0) throw new StateError('rules_incomplete')
  if (changesFixedBasics(current.rules, rules)) throw new StateError('basics_fixed')
  await refuseRemovalInUse(tx, competitionId, changes)
  await refuseTurnInUse(tx, competitionId, current.rules, rules)
  return { current, rules, content: canonicalJson(rules as never) }
}

async function refuseRemovalInUse(tx: Tx, competitionId: number, changes: RulesChanges): Promise<void> {
  const used = await listCodesInUse(tx, competitionId)
  const stage = changes.stages.find(({ kind, code }) => kind === 'removed' && used.stages.has(code))
  if (stage) throw new StateError('stage_in_use', { name: stage.name })
  const category = changes.categories.find(
    ({ kind, code }) => kind === 'removed' && used.categories.has(code),
  )
  if (category) throw new StateError('category_in_use', { name: category.name })
}

/** Labels and renditions are drawn as entries come in: with names or without is settled from then on. */
async function refuseTurnInUse(tx: Tx, competitionId: number, now: Rules, next: Rules): Promise<void> {
  const used = await listCodesInUse(tx, competitionId)
  const turned = now.stages.find(
    ({ code, blind }) => used.stages.has(code) && (findStage(next, code)?.blind ?? blind) !== blind,
  )
  if (turned) throw new StateError('stage_blind_in_use', { name: turned.name })
}
