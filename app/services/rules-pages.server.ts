import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { findStage } from '~/domain/rules'
import type { RulesPart } from '~/domain/rules-check'
import type { Context } from './context'
import { headOf } from './overview.server'
import { viewDraft } from './rules-draft.server'

/** What a page of the rules needs: the draft and those of its problems that the page can mend. */
export async function viewRulesPart(
  ctx: Context,
  actor: Actor,
  slug: string,
  parts: readonly RulesPart[],
  stage?: string,
) {
  const view = await viewDraft(ctx, actor, slug)
  if (stage !== undefined && !findStage(view.rules, stage)) throw new NotFoundError('stage')
  const { rules, version, sha256, editable, pending, competition } = view
  return {
    head: headOf(competition),
    ...{ rules, version, sha256, editable },
    locked: pending !== null,
    problems: view.problems.filter(
      (problem) => parts.includes(problem.part) && (stage === undefined || problem.stage === stage),
    ),
  }
}
