import type { Rules } from '~/domain/rules'
import { decideApproval, withdrawApproval } from '~/services/approvals.server'
import { viewDossier } from '~/services/dossiers.server'
import { addFiles } from '~/services/evidence-files.server'
import { releaseDossier } from '~/services/releases.server'
import { requestRulesChange } from '~/services/rules-change.server'
import { changeDraft } from '~/services/rules-draft.server'
import { submitDossier, withdrawDossier } from '~/services/submissions.server'
import type { TestContext } from './context'
import { DETAILS, JPEG, PDF, receive } from './dossiers'
import type { World } from './world'

/** The chair's draft of other rules for the open competition; what waited for a second person is taken back. */
export async function draftRules(
  ctx: TestContext,
  { open, cast, approval }: World,
  change: (rules: Rules) => Rules,
): Promise<void> {
  await withdrawApproval(ctx, cast.organizer, approval.uid)
  await changeDraft(ctx, cast.chair, open.slug, 1, change)
}

/** Other rules, asked for by the chair: they wait for the organizer. */
export async function requestRules(
  ctx: TestContext,
  world: World,
  change: (rules: Rules) => Rules,
): Promise<string> {
  await draftRules(ctx, world, change)
  const { open, cast } = world
  const asked = await requestRulesChange(ctx, cast.chair, open.slug, { reason: 'Menyesuaikan juknis.' })
  return asked.approval
}

/** Other rules, in force. */
export async function changeRules(
  ctx: TestContext,
  world: World,
  change: (rules: Rules) => Rules,
): Promise<void> {
  const approval = await requestRules(ctx, world, change)
  await decideApproval(ctx, world.cast.organizer, approval, { approve: true })
}

/** The team's draft with all the evidence that its form asks for, released by the penanggung jawab. */
export async function releaseDraft(ctx: TestContext, { cast, entries }: World): Promise<void> {
  const { uid } = entries.draft.dossier
  const add = async (name: string, bytes: Uint8Array, field: string) => {
    const files = [await receive(ctx, name, bytes)]
    await addFiles(ctx, cast.drafter, {
      ...{ uid, files, tooLarge: [], begun: ctx.now() },
      details: { ...DETAILS, field },
    })
  }
  await add('proposal.pdf', PDF, 'proposal')
  await add('warga.jpg', JPEG, 'photos')
  const { draftHash } = await viewDossier(ctx, cast.responsible, uid)
  await releaseDossier(ctx, cast.responsible, { uid, seen: draftHash, agreed: true })
}

/** The team's second dossier, sent in. */
export async function submitDraft(ctx: TestContext, world: World): Promise<void> {
  await releaseDraft(ctx, world)
  await submitDossier(ctx, world.cast.drafter, { uid: world.entries.draft.dossier.uid })
}

/** The same, taken back. */
export async function withdrawSubmitted(ctx: TestContext, { cast, entries }: World): Promise<void> {
  await withdrawDossier(ctx, cast.drafter, { uid: entries.draft.dossier.uid })
}
