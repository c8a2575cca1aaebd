import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { changeRules } from '#tests/support/world-changes'
import { MEETING_FIELDS, outcomeField, presentField, reasonField } from '~/forms/plenary'
import { decideLateSheet, viewLateSheets } from '~/services/late-sheets.server'
import { closeMeeting } from '~/services/plenary-closing.server'
import { beginFurtherMeeting, saveMeeting } from '~/services/plenary-draft.server'
import { viewMeeting } from '~/services/plenary-pages.server'

/** After the closing of the world's stage. */
const AFTER = '2026-05-02T02:00:00.000Z'

export const meetingOf = ({ open, stageCode }: World) => ({ slug: open.slug, stage: stageCode, region: null })

/** What a form of the world's meeting needs to say before it can be closed. */
export const completeMeeting = ({ panel, entries }: World) => ({
  [MEETING_FIELDS.date]: '2026-05-02',
  [MEETING_FIELDS.place]: 'Ruang rapat',
  [presentField(panel.seats.chair.uid)]: 'yes',
  [outcomeField(entries.own.uid)]: 'tidak_hadir',
  [reasonField(entries.own.uid)]: 'Tidak hadir saat paparan',
})

export const endStage = (_: World, ctx: TestContext) => ctx.setNow(AFTER)

/** The stage is over, no late sheet waits, and its meeting is prepared. */
export async function prepareMeeting(world: World, ctx: TestContext): Promise<void> {
  ctx.setNow(AFTER)
  const { slug } = world.open
  for (const { uid, state } of (await viewLateSheets(ctx, world.cast.chair, slug)).sheets)
    if (state === 'waiting')
      await decideLateSheet(
        ctx,
        world.cast.chair,
        { slug, uid },
        { accept: false, reason: 'Sesudah penutupan' },
      )
  const values: Record<string, string> = completeMeeting(world)
  await saveMeeting(ctx, world.cast.organizer, meetingOf(world), { text: (field) => values[field] ?? '' })
}

/** The meeting has closed: one entry in the ranking, one absent. */
export async function closeWorldMeeting(world: World, ctx: TestContext): Promise<void> {
  await prepareMeeting(world, ctx)
  const place = meetingOf(world)
  const { ranking, version } = await viewMeeting(ctx, world.cast.chair, place)
  await closeMeeting(ctx, world.cast.chair, place, { ranking, version })
}

/** The same where another stage follows. */
export async function closeFirstOfTwo(world: World, ctx: TestContext): Promise<void> {
  await changeRules(ctx, world, (rules) => ({
    ...rules,
    stages: rules.stages.flatMap((stage) => [
      { ...stage, combination: { weight: '60', maximum: '100' } },
      {
        ...stage,
        ...{ code: 'paparan', name: 'Paparan', kind: 'presentation' as const },
        ...{ opensAt: '2026-05-03T01:00:00.000Z', closesAt: '2026-05-31T16:59:00.000Z' },
        combination: { weight: '40', maximum: '100' },
      },
    ]),
  }))
  await closeWorldMeeting(world, ctx)
}

export async function beginFurther(world: World, ctx: TestContext): Promise<void> {
  await closeWorldMeeting(world, ctx)
  await beginFurtherMeeting(ctx, world.cast.chair, meetingOf(world), { reason: 'Surat dari lurah' })
}
