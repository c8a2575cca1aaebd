import type { Rules } from '~/domain/rules'
import { assignAll } from '~/services/assignments.server'
import { saveFields } from '~/services/drafts.server'
import { putEntries } from '~/services/stage-entries.server'
import { withSelfAssessment } from './attendance'
import type { TestContext } from './context'
import type { World } from './world'
import { changeRules, submitDraft } from './world-changes'

/** The team's second dossier with what it says of itself, sent in and before the judges. */
export async function claimInDraft(world: World, ctx: TestContext): Promise<void> {
  await changeRules(ctx, world, withSelfAssessment)
  const { cast, entries, open, stageCode } = world
  await saveFields(ctx, cast.drafter, {
    uid: entries.draft.dossier.uid,
    edits: [{ field: 'mandiri.proposal.kelompok', typed: '75', base: 0 }],
    locale: 'id',
  })
  await submitDraft(ctx, world)
  await putEntries(ctx, cast.organizer, open.slug, stageCode, 'all')
  await assignAll(ctx, cast.organizer, open.slug, stageCode)
}

/** Public id of the sheet that a judge has for that dossier; empty before it is assigned. */
export async function claimedSheet(ctx: TestContext, account: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .innerJoin('seat_occupant', 'seat_occupant.seat_id', 'assignment.seat_id')
    .innerJoin('person', 'person.id', 'seat_occupant.person_id')
    .select('assignment.uid')
    .where('stage_entry.label', '=', 'P-003')
    .where('person.account', '=', account)
    .executeTakeFirst()
  return row?.uid ?? ''
}

/** The rules with 10 of 100 points for what the team says of itself; whose value counts is as given. */
export const withClaims = (rules: Rules, counts?: 'team' | 'verifier'): Rules => ({
  ...rules,
  stages: withSelfAssessment(rules).stages.map((stage) => ({
    ...stage,
    instrument: {
      ...stage.instrument,
      ...(counts ? { selfAssessment: counts } : {}),
      criteria: stage.instrument.criteria
        .filter(({ filledBy }) => filledBy !== 'organizer')
        .map((each) => (each.code === 'dampak' ? { ...each, weight: '50' } : each)),
    },
  })),
})
