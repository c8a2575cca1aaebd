import type { Insertable } from 'kysely'
import type { Db } from '#db/connect'
import { listAgenda, listAgendaEntries } from '#db/queries/agenda'
import { findCompetitionBySlug } from '#db/queries/competitions'
import type { AgendaItemTable } from '#db/schema'
import type { Actor } from '~/domain/actors'
import { type AgendaVersion, gatherAgenda } from '~/domain/agenda'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { writeStops } from '~/domain/route-stops'
import type { Zone } from '~/domain/time'
import type { AgendaForm } from '~/forms/agenda'
import { instantAt, localText } from '~/forms/fields'
import { appearanceNumbers } from './appearance-numbers.server'
import { type FormValues, fingerprint, refuseStale } from './based-on.server'
import { actOnCompetition, type CompetitionRow, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { type Recorder, transact, type WriteKey } from './transact.server'

/** Every meeting with all its versions, for those who run the competition. @throws NotFoundError, StateError */
export async function viewAgenda(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug)
  if (competition.opened_at === null) throw new StateError('competition_not_open')
  return {
    competition,
    items: gatherAgenda(await listAgenda(ctx.db, competition.id)),
    entries: await listAgendaEntries(ctx.db, competition.id),
    appearance: await appearanceNumbers(ctx.db, competition.id),
    now: ctx.now().toISOString(),
    mayWrite: can(actor, 'agenda.write', subjectOf(competition)),
    maySeeAttendance: can(actor, 'attendance.view', subjectOf(competition)),
  }
}

/** One of them. @throws NotFoundError, StateError */
export async function viewAgendaItem(ctx: Context, actor: Actor, slug: string, number: number) {
  const { items, ...rest } = await viewAgenda(ctx, actor, slug)
  const item = items.find(({ current }) => current.number === number)
  if (!item) throw new NotFoundError('agenda')
  return { ...rest, item }
}

/** What the form of a new meeting needs. @throws NotFoundError, ForbiddenError, StateError */
export async function startAgendaItem(ctx: Context, actor: Actor, slug: string) {
  await actOnCompetition(ctx.db, actor, slug, 'agenda.write')
  const { competition, entries } = await viewAgenda(ctx, actor, slug)
  return { competition, entries }
}

/** One meeting as its form is filled, and what that is based on. @throws NotFoundError, ForbiddenError, StateError */
export async function editAgendaItem(ctx: Context, actor: Actor, slug: string, number: number) {
  await actOnCompetition(ctx.db, actor, slug, 'agenda.write')
  const { competition, item, entries } = await viewAgendaItem(ctx, actor, slug, number)
  if (item.current.cancelled) throw new StateError('agenda_cancelled')
  const stored = formOf(item.current, competition.zone)
  return { competition, item, entries, stored, basedOn: fingerprint(stored) }
}

const formOf = (version: AgendaVersion, zone: Zone) => ({
  kind: version.kind,
  title: version.title,
  startsAt: localText(version.startsAt, zone),
  endsAt: version.endsAt === null ? null : localText(version.endsAt, zone),
  place: version.place,
  mapUrl: version.mapUrl,
  route: writeStops(version.route),
  audience: version.audience,
  entries: version.entries.join(' '),
  note: version.note,
  published: version.published,
})

const typedOf = (form: AgendaForm): FormValues => ({
  ...{ kind: form.kind, title: form.title, startsAt: form.startsAt, endsAt: form.endsAt, place: form.place },
  ...{ mapUrl: form.mapUrl, route: writeStops(form.route), audience: form.audience },
  entries: (form.audience === 'entries' ? form.entries : []).toSorted().join(' '),
  ...{ note: form.note || null, published: form.published },
})

/** A new meeting; nobody else sees it until it is published. @throws InputError, StateError */
export async function addAgendaItem(
  ctx: Context,
  actor: Actor,
  slug: string,
  form: AgendaForm,
  once?: WriteKey,
): Promise<{ number: number }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'agenda.write')
  const act = { type: 'agenda.written', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { competition, by } = await load(tx, actor, slug)
    const number = ((await listAgenda(tx, competition.id)).at(-1)?.number ?? 0) + 1
    const columns = await toColumns(tx, competition, form)
    const version = { competition_id: competition.id, number, version: 1, reason: null }
    await insert(record, ctx, by, { ...version, ...columns, published: form.published ? 1 : 0 })
    return { number }
  })
}

/**
 * The next version of a meeting; once it is out it stays out, and a change needs its reason.
 * @param form `basedOn` is the fingerprint of what the form was filled from
 * @throws InputError, StateError; ChangedError when somebody else changed it meanwhile
 */
export async function changeAgendaItem(
  ctx: Context,
  actor: Actor,
  slug: string,
  number: number,
  form: AgendaForm & { basedOn?: string },
  once?: WriteKey,
): Promise<void> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'agenda.write')
  const act = { type: 'agenda.changed', competition: uid, once } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const { competition, by } = await load(tx, actor, slug)
    const current = await findCurrent(tx, competition.id, number)
    const stored = formOf(current, competition.zone)
    const typed = typedOf({ ...form, published: form.published || current.published })
    refuseStale(form.basedOn, { stored, typed }, { choices: ['kind', 'audience', 'entries', 'route'] })
    if (fingerprint(typed) === fingerprint(stored)) throw inputError('title', 'nothing_changed')
    if (current.published && form.reason === '') throw inputError('reason', 'required')
    await insert(record, ctx, by, {
      ...{ competition_id: competition.id, number, version: current.version + 1 },
      ...(await toColumns(tx, competition, form)),
      published: form.published || current.published ? 1 : 0,
      reason: current.published ? form.reason : null,
    })
  })
}

/** Calls a meeting off; what was planned stays readable with the reason. @throws StateError */
export async function cancelAgendaItem(
  ctx: Context,
  actor: Actor,
  slug: string,
  number: number,
  { reason }: { reason: string },
  once?: WriteKey,
): Promise<void> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'agenda.write')
  const act = { type: 'agenda.cancelled', competition: uid, once } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const { competition, by } = await load(tx, actor, slug)
    const current = await findCurrent(tx, competition.id, number)
    await insert(record, ctx, by, {
      ...{ competition_id: competition.id, number, version: current.version + 1 },
      ...storedColumns(current),
      ...{ published: current.published ? 1 : 0, cancelled: 1, reason },
    })
  })
}

type NewVersion = Omit<
  Insertable<AgendaItemTable>,
  'id' | 'uid' | 'salt' | 'event_id' | 'written_by' | 'written_at'
>

async function insert(record: Recorder, ctx: Context, by: number, row: NewVersion) {
  const written = { written_by: by, written_at: ctx.now().toISOString() }
  const { uid } = await record.insert('agenda_item', { ...row, ...written })
  record.refs({ agenda: uid, number: row.number })
}

async function findCurrent(tx: Db, competitionId: number, number: number): Promise<AgendaVersion> {
  const current = (await listAgenda(tx, competitionId)).filter((row) => row.number === number).at(-1)
  if (!current) throw new NotFoundError('agenda')
  if (current.cancelled) throw new StateError('agenda_cancelled')
  return current
}

const storedColumns = (version: AgendaVersion) => ({
  kind: version.kind,
  title: version.title,
  starts_at: version.startsAt,
  ends_at: version.endsAt,
  place: version.place,
  map_url: version.mapUrl,
  route: JSON.stringify(version.route),
  audience: version.audience,
  entries: JSON.stringify(version.entries),
  note: version.note,
})

/** @throws InputError at `endsAt`, `entries` */
async function toColumns(tx: Db, competition: CompetitionRow, form: AgendaForm) {
  const starts_at = instantAt(form.startsAt, competition.zone)
  const ends_at = instantAt(form.endsAt, competition.zone)
  if (ends_at !== null && ends_at <= starts_at) throw inputError('endsAt', 'agenda_ends_before')
  const entries = form.audience === 'entries' ? form.entries.toSorted() : []
  if (form.audience === 'entries') {
    const known = new Set((await listAgendaEntries(tx, competition.id)).map(({ uid }) => uid))
    if (entries.length === 0) throw inputError('entries', 'required')
    if (!entries.every((uid) => known.has(uid))) throw inputError('entries', 'invalid')
  }
  return {
    ...{ kind: form.kind, title: form.title, starts_at, ends_at, place: form.place, map_url: form.mapUrl },
    ...{ route: JSON.stringify(form.route), audience: form.audience, entries: JSON.stringify(entries) },
    note: form.note || null,
  }
}

async function load(tx: Db, actor: Actor, slug: string) {
  const competition = await findCompetitionBySlug(tx, slug)
  if (!competition || actor.id === null) throw new NotFoundError('competition')
  if (competition.opened_at === null) throw new StateError('competition_not_open')
  return { competition, by: actor.id }
}
