import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { lotField } from '~/domain/appearance'
import type { ClockAct } from '~/domain/turns'
import { typeLots, witnessLots } from '~/services/appearance.server'
import { announceDraw, draw } from '~/services/appearance-draw.server'
import { saveContact } from '~/services/people.server'
import { pressRoomClock } from '~/services/room-clock.server'
import { transact } from '~/services/transact.server'

export const stageOf = ({ open, stageCode }: World) => ({ slug: open.slug, stage: stageCode })

/** Good lots for the world's two entries. */
export const goodLots = ({ stage }: World): Record<string, string> => ({
  [lotField(stage.own.stageEntry.uid)]: '2',
  [lotField(stage.other.stageEntry.uid)]: '1',
})

/** The organizer has typed the lots in; a witness is awaited. */
export async function typeWorldLots(world: World, ctx: TestContext): Promise<void> {
  const lots = goodLots(world)
  await typeLots(ctx, world.cast.organizer, stageOf(world), { text: (field) => lots[field] ?? '' })
}

/** The order by lots holds. */
export async function settleWorldLots(world: World, ctx: TestContext): Promise<void> {
  await typeWorldLots(world, ctx)
  await witnessLots(ctx, world.cast.chair, stageOf(world), 1)
}

const press = (world: World, ctx: TestContext, act: ClockAct, version: number) =>
  pressRoomClock(ctx, world.cast.organizer, stageOf(world), { act, version, entry: '' })

/** The first entry is on, its presentation over time, another order announced. */
export async function beginWorldTalk(world: World, ctx: TestContext): Promise<void> {
  await settleWorldLots(world, ctx)
  await press(world, ctx, 'next', 0)
  await press(world, ctx, 'start', 1)
}

export async function announceWorldDraw(world: World, ctx: TestContext): Promise<void> {
  await announceDraw(ctx, world.cast.organizer, stageOf(world), { reason: '' })
}

export async function drawWorldDraw(world: World, ctx: TestContext): Promise<void> {
  await announceWorldDraw(world, ctx)
  await draw(ctx, world.cast.organizer, stageOf(world), { phrase: '4 17 9', number: 1 })
}

/** The world's judges can be written to. */
export async function giveJudgesAddresses({ cast }: World, ctx: TestContext): Promise<void> {
  for (const judge of [cast.judge, cast.secondJudge])
    await transact(ctx, judge, { type: 'account.changed' }, (tx, record) =>
      saveContact(tx, record, judge.id ?? 0, { email: `${judge.account}@example.go.id`, phone: null }),
    )
}
