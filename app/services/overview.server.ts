import { findPendingApproval } from '#db/queries/approvals'
import { listSubtree } from '#db/queries/regions'
import { countProgress } from '#db/queries/rules-use'
import type { Actor } from '~/domain/actors'
import { can } from '~/domain/policy'
import { displayName, levelOf, subtreePrefixes } from '~/domain/regions'
import { isPlenaryOnly, proposalWindow, type Rules } from '~/domain/rules'
import { checkRules, type RulesProblem } from '~/domain/rules-check'
import { type CompetitionRow, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { listOpenSteps } from './open-steps.server'
import { asksOrganizer } from './organizer-marks.server'
import { findRegionChoice } from './region-choices.server'
import { currentRules } from './rules.server'
import { readDraft } from './rules-draft.server'
import { asksVerifier } from './verifier-marks.server'
import { WARD_LEVELS } from './ward-board.server'

/** Where a competition stands: what is done, what is missing, what this person may do next. */
export async function viewOverview(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug, 'competition.view')
  const subject = subjectOf(competition)
  const isOpen = competition.opened_at !== null
  const rules = isOpen
    ? (await currentRules(ctx.db, competition.id)).rules
    : (await readDraft(ctx.db, competition.id)).rules
  const viewsSetup = can(actor, 'competition.view_setup', subject)
  const problems: RulesProblem[] = isOpen || !viewsSetup ? [] : checkRules(rules)
  const pending =
    viewsSetup &&
    ((await findPendingApproval(ctx.db, competition.id, 'competition.open')) ??
      (await findPendingApproval(ctx.db, competition.id, 'rules.change')))
  return {
    competition: {
      ...headOf(competition),
      hostName:
        (await findRegionChoice(ctx, competition.host_region))?.displayName ?? headOf(competition).hostName,
    },
    wards: isOpen ? null : await countWards(ctx, competition.host_region, rules.wardKind),
    submission: rules.submission,
    proposals: proposalWindow(rules),
    stages: rules.stages.map((stage) => ({
      ...{ code: stage.code, name: stage.name, opensAt: stage.opensAt, closesAt: stage.closesAt },
      ...{ blind: stage.blind, asksOrganizer: asksOrganizer(stage), asksVerifier: asksVerifier(stage) },
    })),
    problems: problems.length,
    pending: pending ? { uid: pending.uid, own: pending.requested_by === actor.id } : null,
    progress: viewsSetup ? await countProgress(ctx.db, competition.id) : null,
    todo:
      isOpen && viewsSetup
        ? await listOpenSteps(
            ctx,
            actor,
            competition,
            rules.stages.filter((stage) => !isPlenaryOnly(stage)),
          )
        : [],
    now: ctx.now().toISOString(),
    may: {
      viewSetup: viewsSetup,
      check: can(actor, 'dossier.queue', subject),
      propose: rules.kecamatan?.way === 'propose' && can(actor, 'proposal.list', subject),
      verifyMarks: can(actor, 'marks.verified_view', subject),
      setUp: can(actor, 'competition.set_up', subject),
      request: can(actor, 'competition.request', subject),
      changeRules: can(actor, 'rules.change', subject),
      seeApprovals: can(actor, 'approval.view', subject),
      managePeople: can(actor, 'people.manage', subject),
      invite: can(actor, 'invitation_board.view', subject),
    },
  }
}

/** How many wards of a kota, a kabupaten or a kecamatan would take part; null for wider regions, which are too many. */
async function countWards(ctx: Context, host: string, wardKind: Rules['wardKind']): Promise<number | null> {
  const level = levelOf(host)
  if (level !== 'kota' && level !== 'kabupaten' && level !== 'kecamatan') return null
  return (await listSubtree(ctx.db, subtreePrefixes(host), WARD_LEVELS[wardKind])).length
}

/** What the top of every page of a competition needs. */
export const headOf = (competition: CompetitionRow) => ({
  uid: competition.uid,
  slug: competition.slug,
  name: competition.name,
  year: competition.year,
  hostName: displayName([{ code: competition.host_region, name: competition.host_region_name }]),
  zone: competition.zone,
  openedAt: competition.opened_at,
  draftPublic: competition.draft_public === 1,
})
export type CompetitionHead = ReturnType<typeof headOf>

/** Problems by part, for the task list. */
export function groupProblems(rules: Rules, problems: readonly RulesProblem[]) {
  const count = (test: (problem: RulesProblem) => boolean) => problems.filter(test).length
  return {
    basics: count(({ part }) => part === 'basics' || part === 'submission'),
    kecamatan: count(({ part }) => part === 'kecamatan'),
    categories: count(({ part }) => part === 'categories'),
    stages: count(({ part, stage }) => (part === 'stages' || part === 'totalling') && stage === undefined),
    byStage: rules.stages.map(({ code, name, instrument }) => ({
      code,
      name,
      criteria: instrument.criteria.length,
      settings: count(({ part, stage }) => stage === code && (part === 'stages' || part === 'totalling')),
      instrument: count(({ part, stage }) => stage === code && part === 'instrument'),
    })),
    tieBreaks: count(({ part }) => part === 'tie_breaks'),
    awards: count(({ part }) => part === 'awards'),
    objections: count(({ part }) => part === 'objections'),
  }
}
