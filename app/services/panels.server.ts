import type { Db } from '#db/connect'
import { findCompetitionById } from '#db/queries/competitions'
import {
  findOrganizationByName,
  findPanel,
  findSeat,
  lastSeatPosition,
  listCompetitionGrants,
  listOccupants,
  listPanels,
  listSeats,
  type OccupantRow,
} from '#db/queries/panels'
import { findPersonByAccount } from '#db/queries/people'
import { findRegion } from '#db/queries/regions'
import { listRulesKeys } from '#db/queries/rules'
import type { Actor, Role } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { seatReaches } from '~/domain/panel-reach'
import { can } from '~/domain/policy'
import { contains } from '~/domain/regions'
import type { Stage } from '~/domain/rules'
import { authorize, authorizeSight } from './authorize.server'
import { blindStagesOf, refuseSight } from './blind-sight.server'
import { competitionOf, subjectOf } from './competition-of.server'
import { releaseConflicted, reopenForOccupant } from './conflicts.server'
import type { Context } from './context'
import { endTeamSessions } from './grants.server'
import { listRegionsIn } from './region-choices.server'
import { currentRules } from './rules.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

export const SEAT_FUNCTIONS = ['chair', 'deputy', 'secretary', 'member'] as const
export type SeatFunction = (typeof SEAT_FUNCTIONS)[number]

export interface NewPanel {
  name: string
  /** Code of the only stage it judges; null for all stages. */
  stage?: string | null
  /** Region whose entries it judges, where the rules partition a stage; null for all. */
  region?: string | null
  decreeNumber?: string | null
  decreeDate?: string | null
}

export interface NewSeat {
  label: string
  function: SeatFunction
  /** Unsur, such as *akademisi*. */
  element?: string | null
  /** Instansi by name; created when new. */
  organization?: string | null
  /** Criteria or groups that a sector judge scores; null for all. */
  criteria?: readonly string[] | null
  /** Whether this seat scores; a secretary does not unless said so. */
  scores?: boolean
}

/** Sets up a panel as its decree (SK) names it. @throws NotFoundError, ForbiddenError */
export async function createPanel(
  ctx: Context,
  actor: Actor,
  slug: string,
  panel: NewPanel,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'panel.created', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await competitionOf(tx, slug)
    authorizeSight(actor, 'panel.view', subjectOf(competition))
    authorize(actor, 'panel.manage', subjectOf(competition))
    record.chain(competition.uid)
    if (panel.stage) await requireStage(tx, competition.id, panel.stage)
    if (panel.region) await requireKecamatan(tx, competition.host_region, panel.region)
    const row = await record.insert('panel', {
      competition_id: competition.id,
      stage: panel.stage ?? null,
      region_code: panel.region ?? null,
      name: panel.name,
      decree_number: panel.decreeNumber ?? null,
      decree_date: panel.decreeDate ?? null,
    })
    record.refs({ panel: row.uid })
    return { uid: row.uid }
  })
}

/** @throws InputError at the field */
async function requireStage(tx: Tx, competitionId: number, stage: string): Promise<void> {
  const { rules } = await currentRules(tx, competitionId)
  if (!rules.stages.some(({ code }) => code === stage)) throw inputError('stage', 'invalid')
}

/** @throws InputError at the field */
async function requireKecamatan(tx: Tx, host: string, region: string): Promise<void> {
  const found = await findRegion(tx, region)
  if (found?.level !== 'kecamatan' || !contains(host, region)) throw inputError('region', 'invalid')
}

/** Changes a panel's name or decree. */
export async function changePanel(
  ctx: Context,
  actor: Actor,
  uid: string,
  panel: Pick<NewPanel, 'name' | 'decreeNumber' | 'decreeDate'>,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'panel.changed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { id } = await managedPanel(tx, actor, uid, record)
    await record.update('panel', id, {
      name: panel.name,
      decree_number: panel.decreeNumber ?? null,
      decree_date: panel.decreeDate ?? null,
    })
    record.refs({ panel: uid })
    return { uid }
  })
}

async function managedPanel(tx: Tx, actor: Actor, uid: string, record: Recorder) {
  const panel = await findPanel(tx, uid)
  const competition = panel && (await findCompetitionById(tx, panel.competition_id))
  if (!panel || !competition) throw new NotFoundError('panel')
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  authorize(actor, 'panel.manage', subjectOf(competition))
  record.chain(competition.uid)
  return panel
}

/** Adds a seat at the end of its panel. */
export async function addSeat(
  ctx: Context,
  actor: Actor,
  panelUid: string,
  seat: NewSeat,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'seat.changed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const panel = await managedPanel(tx, actor, panelUid, record)
    const row = await record.insert('seat', {
      panel_id: panel.id,
      position: (await lastSeatPosition(tx, panel.id)) + 1,
      label: seat.label,
      function: seat.function,
      element: seat.element ?? null,
      organization_id: await organizationId(tx, record, seat.organization),
      criteria: seat.criteria ? canonicalJson([...seat.criteria]) : null,
      scores: (seat.scores ?? seat.function !== 'secretary') ? 1 : 0,
    })
    record.refs({ seat: row.uid })
    return { uid: row.uid }
  })
}

async function organizationId(tx: Tx, record: Recorder, name: string | null | undefined) {
  if (!name) return null
  const known = await findOrganizationByName(tx, name)
  return known?.id ?? (await record.insert('organization', { name })).id
}

async function managedSeat(tx: Tx, actor: Actor, uid: string, record: Recorder) {
  const seat = await findSeat(tx, uid)
  if (!seat) throw new NotFoundError('seat')
  authorizeSight(actor, 'panel.view', { id: seat.competitionId, hostRegion: seat.hostRegion })
  authorize(actor, 'panel.manage', { id: seat.competitionId, hostRegion: seat.hostRegion })
  record.chain(seat.competitionUid)
  return seat
}

/** Closes a seat: nobody scores on it any more; what was scored stays with its author and still counts. */
export async function closeSeat(ctx: Context, actor: Actor, uid: string, once?: WriteKey) {
  const act = { type: 'seat.changed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const seat = await managedSeat(tx, actor, uid, record)
    if (seat.closed_at) throw new StateError('seat_closed')
    await record.update('seat', seat.id, { closed_at: ctx.now().toISOString() })
    record.refs({ seat: uid })
    return { uid }
  })
}

type Seat = Awaited<ReturnType<typeof managedSeat>>

/** The role that holding a seat gives. */
const roleOf = (seat: { function: SeatFunction }): Role =>
  seat.function === 'chair' || seat.function === 'deputy' ? seat.function : 'judge'

export interface NewOccupant {
  account: string
  /** Number of the surat tugas; the panel's SK where there is none. */
  basisNumber?: string | null
}

/**
 * Seats a person from now on; whoever held the seat leaves it, and sheets already sent keep their author. The
 * person gets the role that the seat needs. Nobody seats themselves.
 * @throws InputError for an unknown account, `grant_to_self`, `seat_sees_names`, or a person who sits on this panel
 * already.
 */
export async function seatPerson(
  ctx: Context,
  actor: Actor,
  seatUid: string,
  occupant: NewOccupant,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const act = { type: 'seat.changed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const seat = await managedSeat(tx, actor, seatUid, record)
    if (seat.closed_at) throw new StateError('seat_closed')
    const person = await findPersonByAccount(tx, occupant.account)
    if (!person || person.disabled_at) throw inputError('account', 'account_unknown')
    if (person.id === actor.id) throw inputError('account', 'grant_to_self')
    const now = ctx.now().toISOString()
    await refuseSight(tx, seat, person, now)
    const present = (await listOccupants(tx, seat.competitionId)).filter(({ until }) => !until || until > now)
    const elsewhere = present.find(({ personId }) => personId === person.id)
    if (elsewhere && (await samePanel(tx, elsewhere, seat))) throw inputError('account', 'already_seated')
    for (const former of present.filter(({ seatId }) => seatId === seat.id))
      await unseat(tx, record, seat, former, now)
    const row = await record.insert('seat_occupant', {
      seat_id: seat.id,
      person_id: person.id,
      basis: occupant.basisNumber ? 'surat_tugas' : 'sk',
      basis_number: occupant.basisNumber ?? seat.decreeNumber,
      valid_from: now,
    })
    await grantRole(tx, record, actor, seat, person.id, occupant, now)
    await endTeamSessions(tx, person.id, roleOf(seat))
    if (await isFrozen(tx, seat.competitionId)) {
      const judge = { personId: person.id, homeRegion: person.home_region, workRegion: person.work_region }
      await releaseConflicted(tx, record, seat.competitionId, judge, 'unscored', now)
      await reopenForOccupant(tx, record, seat.competitionId, { seat: seat.id, judge, by: actor.id }, now)
    }
    record.refs({ seat: seatUid, person: person.uid })
    return { uid: row.uid }
  })
}

const isFrozen = async (tx: Tx, competitionId: number) => (await listRulesKeys(tx, competitionId)).length > 0

async function samePanel(tx: Tx, occupant: OccupantRow, seat: Seat): Promise<boolean> {
  const seats = await listSeats(tx, seat.competitionId)
  return seats.some(({ id, panel_id }) => id === occupant.seatId && panel_id === seat.panel_id)
}

async function grantRole(
  tx: Tx,
  record: Recorder,
  actor: Actor,
  seat: Seat,
  personId: number,
  { basisNumber }: NewOccupant,
  now: string,
) {
  const held = await listCompetitionGrants(tx, personId, seat.competitionId, now)
  if (held.some(({ role }) => role === roleOf(seat))) return
  await record.insert('role_grant', {
    person_id: personId,
    role: roleOf(seat),
    scope: 'competition',
    competition_id: seat.competitionId,
    basis: basisNumber ? 'surat_tugas' : 'sk',
    basis_number: basisNumber ?? seat.decreeNumber,
    basis_date: basisNumber ? null : seat.decreeDate,
    valid_from: now,
    granted_by: actor.id,
  })
}

/** Ends an occupation and, unless another seat needs it, the role that came with it. */
async function unseat(tx: Tx, record: Recorder, seat: Seat, occupant: OccupantRow, now: string) {
  await record.update('seat_occupant', occupant.id, { valid_until: now })
  const seats = await listSeats(tx, seat.competitionId)
  const others = (await listOccupants(tx, seat.competitionId)).filter(
    ({ personId, seatId, until }) =>
      personId === occupant.personId && seatId !== seat.id && (!until || until > now),
  )
  const needed = others.some(({ seatId }) => {
    const other = seats.find(({ id }) => id === seatId)
    return other && roleOf(other) === roleOf(seat)
  })
  if (needed) return
  for (const grant of await listCompetitionGrants(tx, occupant.personId, seat.competitionId, now))
    if (grant.role === roleOf(seat)) await record.update('role_grant', grant.id, { valid_until: now })
}

/** Ends an occupation without a successor. */
export async function vacateSeat(ctx: Context, actor: Actor, seatUid: string, once?: WriteKey) {
  const act = { type: 'seat.changed', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const seat = await managedSeat(tx, actor, seatUid, record)
    const now = ctx.now().toISOString()
    const present = (await listOccupants(tx, seat.competitionId)).filter(
      ({ seatId, until }) => seatId === seat.id && (!until || until > now),
    )
    if (present.length === 0) throw new StateError('seat_vacant')
    for (const occupant of present) await unseat(tx, record, seat, occupant, now)
    record.refs({ seat: seatUid })
    return { uid: seatUid }
  })
}

/** Panels with their seats and everybody who held them. @throws NotFoundError without the right to see them. */
export async function readPanels(ctx: Context, actor: Actor, slug: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  const [panels, seats, occupants] = await Promise.all([
    listPanels(ctx.db, competition.id),
    listSeats(ctx.db, competition.id),
    listOccupants(ctx.db, competition.id),
  ])
  const now = ctx.now().toISOString()
  return {
    competition,
    panels: panels.map((panel) => ({
      ...panel,
      seats: seats
        .filter((seat) => seat.panel_id === panel.id)
        .map((seat) => ({ ...seat, ...occupation(occupants, seat.id, now) })),
    })),
  }
}

function occupation(occupants: readonly OccupantRow[], seatId: number, now: string) {
  const all = occupants.filter((occupant) => occupant.seatId === seatId)
  return {
    present: all.find(({ from, until }) => from <= now && (!until || until > now)) ?? null,
    former: all.filter(({ until }) => until && until <= now),
  }
}

/** The seat of an address. @throws NotFoundError unless the actor sees it in this very competition. */
export async function findSeatIn(ctx: Context, actor: Actor, slug: string, uid: string) {
  const competition = await competitionOf(ctx.db, slug)
  authorizeSight(actor, 'panel.view', subjectOf(competition))
  const seat = await findSeat(ctx.db, uid)
  if (seat?.competitionId !== competition.id) throw new NotFoundError('seat')
  return seat
}

/** A seat to be filled, with the stages without names that it is for. @throws NotFoundError unless they may fill it */
export async function readSeatPage(ctx: Context, actor: Actor, slug: string, uid: string) {
  const seat = await findSeatIn(ctx, actor, slug, uid)
  if (!can(actor, 'panel.manage', { id: seat.competitionId, hostRegion: seat.hostRegion }))
    throw new NotFoundError('seat')
  const now = ctx.now().toISOString()
  const { present } = occupation(await listOccupants(ctx.db, seat.competitionId), seat.id, now)
  const blind = await blindStagesOf(ctx.db, seat, now)
  return {
    slug,
    seat: { uid, label: seat.label, function: seat.function, occupant: present?.name ?? null },
    blind: blind.map(({ name }) => name),
  }
}

/** As plain data for the page, with the stages that a panel may be for. */
export async function readPanelPage(ctx: Context, actor: Actor, slug: string) {
  const { competition, panels } = await readPanels(ctx, actor, slug)
  const keys = await listRulesKeys(ctx.db, competition.id)
  const stages = keys.length > 0 ? (await currentRules(ctx.db, competition.id)).rules.stages : []
  const isParted = stages.some(({ partition }) => partition === 'kecamatan')
  const kecamatan = isParted ? await listRegionsIn(ctx, competition.host_region, ['kecamatan']) : []
  const nameOf = new Map(kecamatan.map(({ code, name }) => [code, name]))
  return {
    slug,
    name: competition.name,
    zone: competition.zone,
    mayManage: can(actor, 'panel.manage', subjectOf(competition)),
    stages: stages.map(({ code, name }) => ({ code, name })),
    /** Empty where no stage is judged within the kecamatan. */
    kecamatan: kecamatan.map(({ code, name }) => ({ code, name })),
    panels: panels.map(({ uid, name, region_code, decree_number, decree_date, seats }) => ({
      uid,
      name,
      kecamatan: region_code === null ? null : (nameOf.get(region_code) ?? region_code),
      decreeNumber: decree_number,
      decreeDate: decree_date,
      seats: seats.map(({ present, former, ...seat }) => ({
        uid: seat.uid,
        label: seat.label,
        function: seat.function,
        element: seat.element,
        organization: seat.organization,
        scores: seat.scores === 1,
        closed: seat.closed_at !== null,
        occupant: present?.name ?? null,
        former: former.map((occupant) => occupant.name),
      })),
    })),
  }
}

/** Seats that score in a stage, each with the person who holds it now. */
export async function scoringSeats(db: Db, competitionId: number, stage: string, now: string) {
  const occupants = await listOccupants(db, competitionId)
  return (await listSeats(db, competitionId))
    .filter((seat) => seat.scores === 1 && !seat.closed_at && (seat.stage === null || seat.stage === stage))
    .map((seat) => ({ ...seat, present: occupation(occupants, seat.id, now).present }))
}

export type ScoringSeat = Awaited<ReturnType<typeof scoringSeats>>[number]

/** Names of the kecamatan whose entries nobody judges, in a stage that is judged within each; else none. */
export function kecamatanWithoutPanel(
  stage: Pick<Stage, 'partition'>,
  seats: readonly ScoringSeat[],
  entries: readonly { region: string; kecamatanName: string | null }[],
): string[] {
  if (stage.partition !== 'kecamatan') return []
  const held = seats.filter(({ present }) => present !== null)
  const missing = entries.filter(
    ({ region }) => !held.some(({ panelRegion }) => seatReaches(stage, panelRegion, region)),
  )
  return [...new Set(missing.map(({ region, kecamatanName }) => kecamatanName ?? region))].sort()
}
