import { findCompetitionBySlug } from '#db/queries/competitions'
import { saveCredential } from '#db/queries/credentials'
import { findPersonById } from '#db/queries/people'
import { findRegion } from '#db/queries/regions'
import { findRegistrationByUid, listRegistrations, listRegistrationsOf } from '#db/queries/registrations'
import { type Actor, SYSTEM } from '~/domain/actors'
import { InputError, inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { ancestorAt, contains } from '~/domain/regions'
import type { NewAccount, TeamRole } from '~/forms/people'
import { loadActor } from './actors.server'
import { limitAttempts, networkOf } from './attempts.server'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { checkNewPassword } from './credentials.server'
import { refuseJudgeOfWard } from './judge-of-ward.server'
import { hashPassword } from './passwords.server'
import { insertPerson } from './people.server'
import { listRegionsIn } from './region-choices.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'
import { findBoardCompetition, toCompetitionSubject, WARD_LEVELS } from './ward-board.server'

/** @throws NotFoundError unless the organizer allows registration on the shared page */
async function findSharedCompetition(ctx: Context, slug: string) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (competition?.shared_registration !== 1 || competition.archived_at)
    throw new NotFoundError('competition')
  return competition
}

/** The shared page: kecamatan of the host region, and the kelurahan of the chosen one. */
export async function showSharedRegistration(ctx: Context, slug: string, kecamatan: string | null) {
  const competition = await findSharedCompetition(ctx, slug)
  const all = await listRegionsIn(ctx, competition.host_region, ['kecamatan'])
  const chosen = all.find(({ code }) => code === kecamatan) ?? null
  return {
    competition: { name: competition.name, slug, hostRegion: competition.host_region_name },
    kecamatan: all.map(({ code, name }) => ({ code, name })),
    chosen: chosen && { code: chosen.code, name: chosen.name },
    wards: chosen
      ? (await listRegionsIn(ctx, chosen.code, WARD_LEVELS[competition.ward_kind])).map(({ code, name }) => ({
          code,
          name,
        }))
      : [],
  }
}

const perAddress = limitAttempts(30, 60 * 60)

interface Request {
  region: string
  role: TeamRole
}

async function insertRegistration(
  ctx: Context,
  tx: Tx,
  record: Recorder,
  competition: { id: number; host_region: string; ward_kind: keyof typeof WARD_LEVELS },
  personId: number,
  { region, role }: Request,
): Promise<void> {
  const ward = await findRegion(tx, region)
  if (
    !ward ||
    !contains(competition.host_region, region) ||
    !WARD_LEVELS[competition.ward_kind].includes(ward.level)
  )
    throw inputError('region', 'unknown_region')
  const earlier = await listRegistrationsOf(tx, personId)
  if (
    earlier.some(
      (row) =>
        row.competition_id === competition.id && row.region_code === region && row.decision !== 'rejected',
    )
  )
    throw inputError('region', 'already_requested')
  await refuseJudgeOfWard(tx, ctx, personId, { competition_id: competition.id, region_code: region })
  const row = await record.insert('registration', {
    competition_id: competition.id,
    region_code: region,
    person_id: personId,
    role,
    requested_at: ctx.now().toISOString(),
  })
  record.refs({ registration: row.uid, region })
}

/**
 * Somebody without an account asks to take part for a kelurahan; the kecamatan verifier decides.
 * @throws NotFoundError, InputError, TooManyError after 30 requests of an address within an hour
 */
export async function registerForWard(
  ctx: Context,
  slug: string,
  input: NewAccount & Request & { password: string },
  remoteAddress: string,
): Promise<Actor> {
  const competition = await findSharedCompetition(ctx, slug)
  await perAddress.spend(ctx, networkOf(remoteAddress))
  const { region, role, password, account, ...person } = input
  if (!person.email && !person.phone) throw new InputError([{ field: 'phone', kind: 'contact_needed' }])
  await checkNewPassword(ctx.db, {
    password,
    roles: ['drafter'],
    words: [account, person.name],
    regions: [contains(competition.host_region, region) ? region : competition.host_region],
  })
  const hash = await hashPassword(password)
  const act = { type: 'registration.requested', competition: competition.uid } as const
  const personId = await transact(ctx, SYSTEM, act, async (tx, record) => {
    const created = await insertPerson(ctx, tx, record, account, person)
    await saveCredential(tx, created.id, hash, ctx.now().toISOString())
    await insertRegistration(ctx, tx, record, competition, created.id, { region, role })
    record.refs({ person: created.uid })
    return created.id
  })
  const actor = await loadActor(ctx, personId)
  if (!actor) throw new StateError('person_disabled')
  return actor
}

/** The same for somebody who has an account. */
export async function registerOwnAccount(
  ctx: Context,
  actor: Actor,
  slug: string,
  request: Request,
  once?: WriteKey,
): Promise<void> {
  const competition = await findSharedCompetition(ctx, slug)
  const act = {
    type: 'registration.requested',
    competition: competition.uid,
    ...(once ? { once } : {}),
  } as const
  await transact(ctx, actor, act, async (tx, record) => {
    await insertRegistration(ctx, tx, record, competition, actor.id ?? 0, request)
    record.refs({ person: actor.uid })
  })
}

/** Requests that the actor decides, those that wait first. @throws NotFoundError */
export async function listDecidableRegistrations(ctx: Context, actor: Actor, slug: string) {
  const competition = await findBoardCompetition(ctx.db, actor, slug)
  const subject = toCompetitionSubject(competition)
  const rows = await listRegistrations(ctx.db, competition.id)
  const seesAll = can(actor, 'people.view', subject)
  const kecamatan = new Map(
    (await listRegionsIn(ctx, competition.host_region, ['kecamatan'])).map(({ code, name }) => [code, name]),
  )
  return {
    competition: { name: competition.name, slug, zone: competition.zone },
    registrations: rows
      .map((row) => ({
        row,
        mayDecide: can(actor, 'registration.decide', { ...subject, region: row.region_code }),
      }))
      .map(({ row, mayDecide }) => ({
        uid: row.uid,
        account: row.account,
        titleBefore: row.title_before,
        name: row.name,
        titleAfter: row.title_after,
        office: row.office,
        // Whoever decides may have to ask back; whoever only looks on needs no contacts.
        email: mayDecide ? row.email : null,
        phone: mayDecide ? row.phone : null,
        role: row.role,
        ward: row.ward_name,
        kecamatan: kecamatan.get(ancestorAt(row.region_code, 'kecamatan') ?? '') ?? '',
        requestedAt: row.requested_at,
        decision: row.decision,
        decidedAt: row.decided_at,
        reason: row.reason,
        mayDecide,
      }))
      .filter(({ mayDecide }) => seesAll || mayDecide),
  }
}

/**
 * Approves a request, which makes the person a member of the team, or rejects it with a reason.
 * @throws NotFoundError, ForbiddenError, StateError `already_decided`, InputError at `reason`
 */
export async function decideRegistration(
  ctx: Context,
  actor: Actor,
  slug: string,
  uid: string,
  { decision, reason }: { decision: 'approved' | 'rejected'; reason: string | null },
  once?: WriteKey,
): Promise<{ person: string; competition: string; locale: 'id' | 'en' }> {
  const competition = await findBoardCompetition(ctx.db, actor, slug)
  const act = {
    type: 'registration.decided',
    competition: competition.uid,
    ...(once ? { once } : {}),
  } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const row = await findRegistrationByUid(tx, uid)
    if (row?.competition_id !== competition.id) throw new NotFoundError('registration')
    const subject = { ...toCompetitionSubject(competition), region: row.region_code }
    if (!can(actor, 'people.view', subject) && !can(actor, 'registration.decide', subject))
      throw new NotFoundError('registration')
    authorize(actor, 'registration.decide', subject)
    if (row.decision !== null) throw new StateError('already_decided')
    if (decision === 'rejected' && !reason) throw inputError('reason', 'required')
    const decided_at = ctx.now().toISOString()
    await record.update('registration', row.id, { decision, reason, decided_by: actor.id, decided_at })
    if (decision === 'approved') await refuseJudgeOfWard(tx, ctx, row.person_id, row)
    if (decision === 'approved')
      await record.insert('role_grant', {
        person_id: row.person_id,
        role: row.role,
        scope: 'competition',
        region_code: row.region_code,
        competition_id: competition.id,
        valid_from: decided_at,
        granted_by: actor.id,
      })
    const person = await findPersonById(tx, row.person_id)
    record.refs({ registration: row.uid, decision, region: row.region_code })
    return { person: person?.uid ?? '', competition: competition.name, locale: person?.locale ?? 'id' }
  })
}

/** Whether the shared page is open. @throws NotFoundError, ForbiddenError without `competition.set_up` */
export async function setSharedRegistration(
  ctx: Context,
  actor: Actor,
  slug: string,
  open: boolean,
): Promise<void> {
  const competition = await findBoardCompetition(ctx.db, actor, slug)
  const act = { type: 'competition.changed', competition: competition.uid } as const
  await transact(ctx, actor, act, async (_, record) => {
    authorize(actor, 'competition.set_up', toCompetitionSubject(competition))
    await record.update('competition', competition.id, { shared_registration: open ? 1 : 0 })
    record.refs({ shared_registration: open ? 1 : 0 })
  })
}
