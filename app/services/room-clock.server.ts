import { saveRoomClock } from '#db/queries/presentations'
import type { Actor } from '~/domain/actors'
import { inOrder } from '~/domain/appearance'
import { ChangedError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { type ClockAct, nextOn, onNow, pressClock, type TurnMinutes, takenBy } from '~/domain/turns'
import { loadAppearance, type StagePlace } from './appearance.server'
import { authorize } from './authorize.server'
import { subjectOf } from './competition-of.server'
import type { Context } from './context'
import { findPresentationTimes, findRoomClock } from './room-state.server'
import { transact, type WriteKey } from './transact.server'

/** The room's screen: who is on, who comes next, and what the server's clock says. @throws NotFoundError */
export async function viewScreen(ctx: Context, actor: Actor, place: StagePlace) {
  const now = ctx.now().toISOString()
  const { competition, stage, entries, current } = await loadAppearance(ctx.db, actor, place)
  const { minutes } = await findPresentationTimes(ctx.db, competition.id, stage.code)
  const { version, clock } = await findRoomClock(ctx.db, competition.id, stage.code)
  const ordered = inOrder(entries, current?.places ?? null)
  const uids = ordered.map(({ uid }) => uid)
  const find = (uid: string | null) => ordered.find((entry) => entry.uid === uid) ?? null
  const on = onNow(clock, uids)
  const left = on === null ? 0 : minutes[clock.part] * 60_000 - takenBy(clock, on, now)[clock.part]
  return {
    now,
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    stage: { code: stage.code, name: stage.name },
    version,
    minutes,
    part: clock.part,
    running: on !== null && clock.since !== null,
    begun: on === null ? null : clock.begun,
    /** Milliseconds of the part that are left; less than nothing once its time is up. */
    left,
    endsAt: on !== null && clock.since !== null ? new Date(Date.parse(now) + left).toISOString() : null,
    on: find(on),
    next: find(nextOn(clock, uids)),
    over: clock.over.filter((uid) => uids.includes(uid)).length,
    entries: ordered,
    ordered: current !== null,
    mayRun: can(actor, 'appearance.run', subjectOf(competition)),
  }
}

/**
 * One press on the room's clock.
 * @param press `version` of the screen that was pressed
 * @throws StateError `clock_pressed_meanwhile` where another screen was faster, `clock_no_effect`
 */
export async function pressRoomClock(
  ctx: Context,
  actor: Actor,
  place: StagePlace,
  press: { act: ClockAct; version: number; entry: string },
  once?: WriteKey,
): Promise<{ version: number }> {
  const act = { type: 'presentation.times_set', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx) => {
    const { competition, stage, entries, current } = await loadAppearance(tx, actor, place)
    authorize(actor, 'appearance.run', subjectOf(competition))
    const { version, clock } = await findRoomClock(tx, competition.id, stage.code)
    if (version !== press.version) throw new StateError('clock_pressed_meanwhile')
    const order = inOrder(entries, current?.places ?? null).map(({ uid }) => uid)
    const now = ctx.now().toISOString()
    const pressed = pressClock(clock, press.act, { order, now, entry: press.entry })
    if (pressed === null) throw new StateError('clock_no_effect')
    await saveRoomClock(tx, {
      ...{ competition_id: competition.id, stage: stage.code, version: version + 1 },
      ...{ content: JSON.stringify(pressed), updated_by: actor.id ?? 0, updated_at: now },
    })
    return { version: version + 1 }
  })
}

/**
 * How long each entry of a stage has; what was typed replaces what held before.
 * @throws ChangedError where somebody else has set it meanwhile
 */
export async function setPresentationTimes(
  ctx: Context,
  actor: Actor,
  place: StagePlace,
  { minutes, basedOn }: { minutes: TurnMinutes; basedOn: number },
  once?: WriteKey,
): Promise<{ number: number }> {
  const act = { type: 'presentation.times_set', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { competition, stage } = await loadAppearance(tx, actor, place)
    authorize(actor, 'appearance.write', subjectOf(competition))
    const stored = await findPresentationTimes(tx, competition.id, stage.code)
    const isSame = stored.minutes.present === minutes.present && stored.minutes.ask === minutes.ask
    if (isSame) return { number: stored.number }
    if (basedOn !== stored.number)
      throw new ChangedError('changed_since', [
        { field: 'paparan', kind: 'stored_other', params: { stored: String(stored.minutes.present) } },
        { field: 'tanya', kind: 'stored_other', params: { stored: String(stored.minutes.ask) } },
      ])
    const number = stored.number + 1
    await record.insert('presentation_time', {
      ...{ competition_id: competition.id, stage: stage.code, number },
      ...{ present_minutes: minutes.present, ask_minutes: minutes.ask },
      ...{ written_by: actor.id ?? 0, written_at: ctx.now().toISOString() },
    })
    record.chain(competition.uid)
    record.refs({ stage: stage.code, number })
    return { number }
  })
}
