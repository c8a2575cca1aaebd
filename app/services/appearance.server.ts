import type { Db } from '#db/connect'
import { listAppearanceOrders } from '#db/queries/presentations'
import { listStageEntries } from '#db/queries/stage-entries'
import type { Actor } from '~/domain/actors'
import { type AppearanceMethod, inOrder, readLots, standingOrder } from '~/domain/appearance'
import { inputError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { Stage } from '~/domain/rules'
import { overtimeOf, takenBy } from '~/domain/turns'
import { wardName } from '~/domain/ward-name'
import { authorize, authorizeSight } from './authorize.server'
import { type CompetitionRow, competitionOf, subjectOf } from './competition-of.server'
import type { Context } from './context'
import { findPresentationTimes, findRoomClock } from './room-state.server'
import { currentRules } from './rules.server'
import { stageRules } from './stage-rules.server'
import { transact, type WriteKey } from './transact.server'

export interface StagePlace {
  slug: string
  stage: string
}

const LONGEST_REASON = 1000

/** A stage's entries as those see them who run the competition; in a blind stage by label alone. */
export async function presentedEntries(db: Db, competition: CompetitionRow, stage: Stage) {
  return (await listStageEntries(db, competition.id, stage.code)).map(
    ({ uid, label, regionName, kecamatanName }) => ({
      ...{ uid, label, ward: stage.blind ? '' : wardName(regionName, kecamatanName) },
    }),
  )
}

/** A stage with its entries and the orders written for it. @throws NotFoundError */
export async function loadAppearance(db: Db, actor: Actor, { slug, stage }: StagePlace) {
  const competition = await competitionOf(db, slug)
  authorizeSight(actor, 'appearance.view', subjectOf(competition))
  const { stage: found } = await stageRules(db, competition.id, stage)
  const entries = await presentedEntries(db, competition, found)
  const orders = await listAppearanceOrders(db, competition.id, stage)
  return { competition, stage: found, entries, orders, ...standingOrder(orders) }
}
/** The stages with their orders; presentations first. @throws NotFoundError, StateError `competition_not_open` */
export async function listPresentations(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'appearance.view', subjectOf(competition))
  const { rules } = await currentRules(ctx.db, competition.id)
  const stages = []
  for (const { code, name, kind } of rules.stages) {
    if (kind === 'plenary') continue
    const { entries, current, pending } = await loadAppearance(ctx.db, actor, { slug, stage: code })
    stages.push({
      ...{ code, name, presentation: kind === 'presentation', entries: entries.length },
      method: current?.method ?? null,
      waits: pending?.method ?? null,
    })
  }
  return {
    competition: { slug, name: competition.name, zone: competition.zone },
    stages: stages.toSorted((a, b) => Number(b.presentation) - Number(a.presentation)),
  }
}

/** Who took longer than allowed on the room's clock: a fact for whoever fills in a deduction. */
export async function listOvertime(ctx: Context, competition: CompetitionRow, stage: Stage) {
  const now = ctx.now().toISOString()
  const { clock } = await findRoomClock(ctx.db, competition.id, stage.code)
  const { minutes } = await findPresentationTimes(ctx.db, competition.id, stage.code)
  return (await presentedEntries(ctx.db, competition, stage))
    .map(({ uid, label }) => ({ uid, label, over: overtimeOf(takenBy(clock, uid, now), minutes) }))
    .filter(({ over }) => over.present > 0 || over.ask > 0)
}

/** The page of a stage's presentations. @throws NotFoundError */
export async function viewAppearance(ctx: Context, actor: Actor, place: StagePlace) {
  const now = ctx.now().toISOString()
  const { competition, stage, entries, orders, current, pending } = await loadAppearance(ctx.db, actor, place)
  const { number, minutes } = await findPresentationTimes(ctx.db, competition.id, stage.code)
  const { clock } = await findRoomClock(ctx.db, competition.id, stage.code)
  const subject = subjectOf(competition)
  return {
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    stage: { code: stage.code, name: stage.name, blind: stage.blind },
    entries: inOrder(entries, current?.places ?? null).map((entry) => ({
      ...entry,
      over: overtimeOf(takenBy(clock, entry.uid, now), minutes),
      state: clock.on === entry.uid ? 'on' : clock.over.includes(entry.uid) ? 'over' : null,
    })),
    current: current && orderView(current),
    pending: pending && {
      ...orderView(pending),
      entries: inOrder(entries, pending.places),
      mayWitness:
        pending.method === 'lots' &&
        can(actor, 'appearance.witness', subject) &&
        pending.writerId !== actor.id,
    },
    former: orders
      .filter(({ number: one }) => one !== current?.number && one !== pending?.number)
      .map(orderView),
    times: { number, minutes },
    may: { write: can(actor, 'appearance.write', subject), run: can(actor, 'appearance.run', subject) },
  }
}

type Order = Awaited<ReturnType<typeof listAppearanceOrders>>[number]
const orderView = ({ id: _, uid: __, writerId: ___, places: ____, ...order }: Order) => order

/** What the forms of a new order need. @throws NotFoundError, ForbiddenError */
export async function prepareLots(ctx: Context, actor: Actor, place: StagePlace) {
  const { competition, stage, entries, orders, current, pending } = await loadAppearance(ctx.db, actor, place)
  authorize(actor, 'appearance.write', subjectOf(competition))
  return {
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    stage: { code: stage.code, name: stage.name },
    entries,
    newest: orders.at(-1)?.number ?? 0,
    replaces: current !== null,
    announced: pending?.method === 'seeded' ? orderView(pending) : null,
  }
}

/** @throws InputError at `alasan` where an order that holds would be replaced without a reason */
export function reasonFor(current: Order | null, typed: string): string | null {
  const reason = typed.trim()
  if (current === null) return null
  if (reason === '') throw inputError('alasan', 'required')
  if (reason.length > LONGEST_REASON) throw inputError('alasan', 'too_long', { max: LONGEST_REASON })
  return reason
}

/** What every new order says of itself. */
export const newRow = (
  ctx: Context,
  actor: Actor,
  loaded: Awaited<ReturnType<typeof loadAppearance>>,
  method: AppearanceMethod,
) => ({
  ...{ competition_id: loaded.competition.id, stage: loaded.stage.code, method },
  number: (loaded.orders.at(-1)?.number ?? 0) + 1,
  ...{ written_by: actor.id ?? 0, written_at: ctx.now().toISOString() },
})

/**
 * The lots that were drawn in the room, typed in by one person; they hold once another one has witnessed them.
 * @throws InputError at the lots and at `alasan`; StateError `appearance_no_entries`
 */
export async function typeLots(
  ctx: Context,
  actor: Actor,
  place: StagePlace,
  { text, basedOn }: { text: (field: string) => string; basedOn?: number },
  once?: WriteKey,
): Promise<{ number: number }> {
  const act = { type: 'appearance.typed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const loaded = await loadAppearance(tx, actor, place)
    authorize(actor, 'appearance.write', subjectOf(loaded.competition))
    if (loaded.entries.length === 0) throw new StateError('appearance_no_entries')
    requireNewest(loaded.orders, basedOn)
    const uids = loaded.entries.map(({ uid }) => uid)
    const places = readLots(uids, text)
    const reason = reasonFor(loaded.current, text('alasan'))
    const row = { ...newRow(ctx, actor, loaded, 'lots'), places: JSON.stringify(places), reason }
    const { number } = await record.insert('appearance_order', row)
    record.chain(loaded.competition.uid)
    record.refs({ stage: place.stage, number })
    return { number }
  })
}

/** @throws StateError `appearance_changed` where somebody has written another order since the page was shown */
export function requireNewest(orders: readonly Order[], basedOn: number | undefined) {
  if (basedOn !== undefined && basedOn !== (orders.at(-1)?.number ?? 0))
    throw new StateError('appearance_changed')
}

/**
 * A second person says that the typed lots are those drawn in the room: the order holds.
 * @throws StateError `appearance_changed` where that order no longer waits, `second_person_needed`
 */
export async function witnessLots(
  ctx: Context,
  actor: Actor,
  place: StagePlace,
  number: number,
  once?: WriteKey,
): Promise<{ number: number }> {
  const act = { type: 'appearance.witnessed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { competition, pending } = await loadAppearance(tx, actor, place)
    authorize(actor, 'appearance.witness', subjectOf(competition))
    if (pending?.method !== 'lots' || pending.number !== number) throw new StateError('appearance_changed')
    if (pending.writerId === actor.id) throw new StateError('second_person_needed')
    const settled = { settled_by: actor.id ?? 0, settled_at: ctx.now().toISOString() }
    await record.update('appearance_order', pending.id, settled)
    record.chain(competition.uid)
    record.refs({ stage: place.stage, number })
    return { number }
  })
}
