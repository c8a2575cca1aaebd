import type { Selectable } from 'kysely'
import type { Db } from '#db/connect'
import { findCompetitionById } from '#db/queries/competitions'
import { saveCredential } from '#db/queries/credentials'
import { findInvitationByHash, listFirstOrganizerLinks } from '#db/queries/invitations'
import { findPersonById, hasPeople, listGrantsAt } from '#db/queries/people'
import { deletePersonSessions } from '#db/queries/sessions'
import type { InvitationTable } from '#db/schema'
import { type Actor, type Role, SYSTEM } from '~/domain/actors'
import { NotFoundError, StateError } from '~/domain/errors'
import { passwordMinimum } from '~/domain/password-rules'
import type { NewAccount, TeamRole } from '~/forms/people'
import { loadActor } from './actors.server'
import type { Context } from './context'
import { checkNewPassword } from './credentials.server'
import { sha256Hex } from './ids.server'
import { refuseJudgeOfWard } from './judge-of-ward.server'
import { insertLink, LINK_DAYS, linkUrl, makeLinks, revokeLinks } from './links.server'
import { hashPassword } from './passwords.server'
import { insertPerson } from './people.server'
import { findRegionChoice } from './region-choices.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

type Invitation = Selectable<InvitationTable>
export type LinkState = 'open' | 'used' | 'expired' | 'revoked'

function stateOf(link: Invitation, now: string): LinkState {
  if (link.consumed_at !== null) return 'used'
  if (link.revoked_at !== null) return 'revoked'
  return link.expires_at <= now ? 'expired' : 'open'
}

async function findLink(db: Db, token: string): Promise<Invitation> {
  const link = await findInvitationByHash(db, sha256Hex(token))
  if (!link) throw new NotFoundError('invitation')
  return link
}

/** @throws StateError `invitation_used`, `invitation_expired` or `invitation_revoked` */
async function findOpenLink(db: Db, token: string, now: string): Promise<Invitation> {
  const link = await findLink(db, token)
  const state = stateOf(link, now)
  if (state !== 'open') throw new StateError(`invitation_${state}`)
  return link
}

/** What a link leads to. Reading consumes nothing. @throws NotFoundError for an unknown token */
export async function showInvitation(ctx: Context, token: string) {
  const link = await findLink(ctx.db, token)
  const person = link.person_id === null ? undefined : await findPersonById(ctx.db, link.person_id)
  const competition =
    link.competition_id === null ? undefined : await findCompetitionById(ctx.db, link.competition_id)
  return {
    state: stateOf(link, ctx.now().toISOString()),
    purpose: link.purpose,
    role: link.role as TeamRole | null,
    declined: link.declined_at !== null,
    expiresAt: link.expires_at,
    zone: competition?.zone ?? ('WIB' as const),
    account: person?.account ?? null,
    minimum: passwordMinimum(await rolesBehind(ctx, link)),
    competition: competition ? { name: competition.name, slug: competition.slug } : null,
    ward: link.region_code === null ? null : await findRegionChoice(ctx, link.region_code),
  }
}

/** Roles that the link would give, for the length of the password. */
async function rolesBehind(ctx: Context, link: Invitation): Promise<Role[]> {
  if (link.purpose === 'first_organizer') return ['administrator', 'organizer']
  if (link.person_id === null) return ['drafter']
  const grants = await listGrantsAt(ctx.db, link.person_id, ctx.now().toISOString())
  return grants.map(({ role }) => role)
}

async function giveRoles(ctx: Context, record: Recorder, link: Invitation, personId: number, role: TeamRole) {
  const base = { person_id: personId, valid_from: ctx.now().toISOString(), granted_by: link.created_by }
  if (link.purpose === 'first_organizer') {
    await record.insert('role_grant', { ...base, role: 'administrator', scope: 'installation' })
    await record.insert('role_grant', { ...base, role: 'organizer', scope: 'installation' })
    return
  }
  await record.insert('role_grant', {
    ...base,
    role: (link.role as TeamRole | null) ?? role,
    scope: 'competition',
    region_code: link.region_code,
    competition_id: link.competition_id,
  })
}

/** Marks the link as used and names it in the event. */
async function consume(ctx: Context, record: Recorder, link: Invitation, personId: number) {
  await record.update('invitation', link.id, {
    consumed_at: ctx.now().toISOString(),
    consumed_by: personId,
    declined_at: null,
  })
  record.refs({ invitation: link.uid, ...(link.region_code ? { region: link.region_code } : {}) })
}

async function chainOf(db: Db, link: Invitation): Promise<{ competition?: string }> {
  if (link.competition_id === null) return {}
  const competition = await findCompetitionById(db, link.competition_id)
  return competition ? { competition: competition.uid } : {}
}

async function actorOf(ctx: Context, personId: number): Promise<Actor> {
  const actor = await loadActor(ctx, personId)
  if (!actor) throw new StateError('person_disabled')
  return actor
}

/**
 * Creates the account of somebody invited, once, with the role that the link gives (a kelurahan's link lets the
 * person choose). Not under a write key: its body would hash the password fast.
 * @throws NotFoundError, StateError `invitation_used|expired|revoked`, InputError
 */
export async function registerByInvitation(
  ctx: Context,
  token: string,
  input: NewAccount & { role: TeamRole; password: string },
): Promise<Actor> {
  const link = await findOpenLink(ctx.db, token, ctx.now().toISOString())
  if (link.purpose === 'new_password') throw new NotFoundError('invitation')
  const { role, password, account, ...person } = input
  await checkNewPassword(ctx.db, {
    password,
    roles: await rolesBehind(ctx, link),
    words: [account, person.name],
    regions: [link.region_code],
  })
  const hash = await hashPassword(password)
  const act = { type: 'invitation.consumed', ...(await chainOf(ctx.db, link)) } as const
  const personId = await transact(ctx, SYSTEM, act, async (tx, record) => {
    const open = await findOpenLink(tx, token, ctx.now().toISOString())
    if (open.purpose === 'first_organizer' && (await hasPeople(tx)))
      throw new StateError('invitation_revoked')
    const created = await insertPerson(ctx, tx, record, account, person)
    await saveCredential(tx, created.id, hash, ctx.now().toISOString())
    await giveRoles(ctx, record, open, created.id, role)
    await consume(ctx, record, open, created.id)
    record.refs({ person: created.uid })
    return created.id
  })
  return actorOf(ctx, personId)
}

/** Sets the password of the person whom the link is for, once, and ends their sessions. */
export async function setPasswordByInvitation(ctx: Context, token: string, password: string): Promise<Actor> {
  const link = await findOpenLink(ctx.db, token, ctx.now().toISOString())
  const person = link.person_id === null ? undefined : await findPersonById(ctx.db, link.person_id)
  if (link.purpose !== 'new_password' || !person) throw new NotFoundError('invitation')
  const grants = await listGrantsAt(ctx.db, person.id, ctx.now().toISOString())
  await checkNewPassword(ctx.db, {
    password,
    roles: await rolesBehind(ctx, link),
    words: [person.account, person.name],
    regions: [person.home_region, person.work_region, ...grants.map(({ region }) => region)],
  })
  const hash = await hashPassword(password)
  await transact(ctx, SYSTEM, { type: 'invitation.consumed' }, async (tx, record) => {
    const open = await findOpenLink(tx, token, ctx.now().toISOString())
    if ((await findPersonById(tx, person.id))?.disabled_at) throw new StateError('person_disabled')
    await saveCredential(tx, person.id, hash, ctx.now().toISOString())
    await deletePersonSessions(tx, person.id)
    await consume(ctx, record, open, person.id)
    record.refs({ person: person.uid })
  })
  return actorOf(ctx, person.id)
}

/** Takes the role that a link gives with an account that the person has already. */
export async function acceptInvitation(
  ctx: Context,
  actor: Actor,
  token: string,
  role: TeamRole,
  once?: WriteKey,
): Promise<void> {
  const link = await findLink(ctx.db, token)
  const act = {
    type: 'invitation.consumed',
    ...(await chainOf(ctx.db, link)),
    ...(once ? { once } : {}),
  } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const open = await findOpenLink(tx, token, ctx.now().toISOString())
    if (open.purpose !== 'join' || actor.id === null) throw new NotFoundError('invitation')
    await refuseMembership(tx, ctx, actor.id, open)
    await refuseJudgeOfWard(tx, ctx, actor.id, open)
    await giveRoles(ctx, record, open, actor.id, role)
    await consume(ctx, record, open, actor.id)
    record.refs({ person: actor.uid })
  })
}

async function refuseMembership(tx: Tx, ctx: Context, personId: number, link: Invitation): Promise<void> {
  const grants = await listGrantsAt(tx, personId, ctx.now().toISOString())
  const isMember = grants.some(
    ({ role, region, competition }) =>
      (role === 'drafter' || role === 'responsible') &&
      region === link.region_code &&
      competition === link.competition_id,
  )
  if (isMember) throw new StateError('already_member')
}

/** The kelurahan says that it will not take part. The link still works, should it change its mind. */
export async function declineInvitation(ctx: Context, token: string): Promise<void> {
  const link = await findLink(ctx.db, token)
  const act = { type: 'invitation.declined', ...(await chainOf(ctx.db, link)) } as const
  await transact(ctx, SYSTEM, act, async (tx, record) => {
    const open = await findOpenLink(tx, token, ctx.now().toISOString())
    if (open.purpose !== 'join' || open.role !== null) throw new NotFoundError('invitation')
    if (open.declined_at !== null) return
    await record.update('invitation', open.id, { declined_at: ctx.now().toISOString() })
    record.refs({ invitation: open.uid, region: open.region_code ?? '' })
  })
}

/** On an installation without people: the one link that makes the first organizer. Else null. */
export async function issueFirstOrganizerLink(ctx: Context): Promise<string | null> {
  const links = makeLinks(ctx, SYSTEM, undefined)
  const issued = await transact(ctx, SYSTEM, { type: 'invitation.issued' }, async (tx, record) => {
    if (await hasPeople(tx)) return false
    await revokeLinks(ctx, record, await listFirstOrganizerLinks(tx))
    const link = await insertLink(ctx, record, {
      token: links.token('first'),
      purpose: 'first_organizer',
      days: LINK_DAYS.first_organizer,
      by: SYSTEM,
    })
    record.refs({ invitation: link.uid })
    return true
  })
  return issued ? linkUrl(ctx, links.token('first')) : null
}
