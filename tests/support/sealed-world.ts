import type { TestContext } from '#tests/support/context'
import { endStage } from '#tests/support/plenary-world'
import type { World } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import { decideApproval } from '~/services/approvals.server'
import { decideLateSheet, viewLateSheets } from '~/services/late-sheets.server'
import { requestSealOpening } from '~/services/seals.server'

/** The world's stage is sealed. */
export const sealStage = (world: World, ctx: TestContext): Promise<void> =>
  changeRules(ctx, world, (rules) => ({
    ...rules,
    stages: rules.stages.map((stage) => ({ ...stage, sealed: true })),
  }))

/** The same, and it is over. */
export async function sealAndEnd(world: World, ctx: TestContext): Promise<void> {
  await sealStage(world, ctx)
  endStage(world, ctx)
}

/** The same, and no late sheet waits: the seal could be opened. */
export async function readyToOpen(world: World, ctx: TestContext): Promise<void> {
  await sealAndEnd(world, ctx)
  await refuseLate(world, ctx)
}

async function refuseLate({ open, cast }: World, ctx: TestContext): Promise<void> {
  const { sheets } = await viewLateSheets(ctx, cast.chair, open.slug)
  const decision = { accept: false, reason: 'Sesudah penutupan' }
  for (const { uid, state } of sheets)
    if (state === 'waiting') await decideLateSheet(ctx, cast.chair, { slug: open.slug, uid }, decision)
}

/** The opening of the seal waits for its second person. */
export async function askToOpen(world: World, ctx: TestContext): Promise<string> {
  await readyToOpen(world, ctx)
  const { approval } = await requestSealOpening(ctx, world.cast.organizer, sealOf(world))
  return approval
}

/** Organizer and chair open the seal of a stage that is over. */
export async function openSealOf(world: World, ctx: TestContext): Promise<void> {
  await refuseLate(world, ctx)
  const { approval } = await requestSealOpening(ctx, world.cast.organizer, sealOf(world))
  await decideApproval(ctx, world.cast.chair, approval, { approve: true })
}

/** The same from the beginning. */
export async function openSealed(world: World, ctx: TestContext): Promise<void> {
  await sealAndEnd(world, ctx)
  await openSealOf(world, ctx)
}

const sealOf = ({ open, stageCode }: World) => ({ slug: open.slug, stage: stageCode })
