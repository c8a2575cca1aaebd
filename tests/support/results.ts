import type { TestContext } from '#tests/support/context'
import { addJudging, type Judging, sheet } from '#tests/support/judging'
import { AFTER, holdAndClose, score, twoStages } from '#tests/support/plenary'
import type { Actor } from '~/domain/actors'
import type { Snapshot } from '~/domain/results/snapshot'
import type { ObjectionRules, Rules } from '~/domain/rules'
import { decideApproval } from '~/services/approvals.server'
import type { Context } from '~/services/context'
import { requestFreezing } from '~/services/result-requests.server'
import { actorOf } from './judging'

export { sheet }

/** Another ward's place of each entry after the proposal stage: Karawaci first, then Sukarasa by the meeting. */
const ORDER = { order: { nusajaya: 2, sukarasa: 1 }, because: 'Keberlanjutan lebih kuat' } as const

interface Options {
  objections?: ObjectionRules
  rules?: (rules: Rules) => Rules
}

/** A competition whose first stage is over and decided: its meeting has closed. */
export async function addResultWorld(ctx: TestContext, { objections, rules = (same) => same }: Options = {}) {
  const ruled = rules({
    ...twoStages({ kind: 'best', count: 2, per: 'whole', tiesAtCut: 'plenary' }),
    ...(objections && { objections }),
  })
  const world = await addJudging(ctx, { rules: ruled })
  await score(ctx, world, { karawaci: 90, nusajaya: 80, sukarasa: 80 })
  ctx.setNow(AFTER)
  const meeting = {
    ...world,
    chair: await actorOf(ctx, 'hadi'),
    uid: (ward: keyof Judging['wards']) => world.wards[ward].entry.uid,
    place: { slug: world.slug, stage: 'proposal', region: null },
    seat: world.seats.hadi,
  }
  return { ...meeting, result: { slug: world.slug, stage: 'proposal' } }
}

export type ResultWorld = Awaited<ReturnType<typeof addResultWorld>>

export const closeMeetingOf = (ctx: Context, world: ResultWorld) => holdAndClose(ctx, world, ORDER)

/** One asks, the chair decides. */
export async function freezeBy(
  ctx: Context,
  requester: Actor,
  decider: Actor,
  world: ResultWorld,
  reason = '',
): Promise<number> {
  const { approval, number } = await requestFreezing(ctx, requester, world.result, { reason })
  await decideApproval(ctx, decider, approval, { approve: true })
  return number
}

export async function readSnapshot(ctx: Context, number: number): Promise<Snapshot> {
  const { snapshot } = await ctx.db
    .selectFrom('official_result')
    .select('snapshot')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return JSON.parse(snapshot) as Snapshot
}
