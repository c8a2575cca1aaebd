import type { Db } from '#db/connect'
import { findCompetitionById, findCompetitionBySlug } from '#db/queries/competitions'
import { findGrantByUid, listTeam } from '#db/queries/grants'
import { findPersonById } from '#db/queries/people'
import type { Actor } from '~/domain/actors'
import { NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { TeamRole } from '~/forms/people'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { insertLink, LINK_DAYS, makeLinks } from './links.server'
import { holdsAt } from './person-subjects.server'
import { findRegionChoice } from './region-choices.server'
import { transact, type WriteKey } from './transact.server'
import { toCompetitionSubject } from './ward-board.server'

/** The actor's teams, newest competition first, with present and past members. */
export async function listOwnTeams(ctx: Context, actor: Actor) {
  const places = new Map<string, { competition: number; region: string }>()
  for (const { role, competition, region } of actor.grants)
    if ((role === 'drafter' || role === 'responsible') && competition !== null && region !== null)
      places.set(`${competition} ${region}`, { competition, region })
  const now = ctx.now().toISOString()
  const teams = []
  for (const place of places.values()) {
    const competition = await findCompetitionById(ctx.db, place.competition)
    const ward = await findRegionChoice(ctx, place.region)
    if (!competition || !ward) continue
    const subject = { ...toCompetitionSubject(competition), region: place.region }
    const mayEnd = can(actor, 'team.end_membership', subject)
    teams.push({
      competition: { name: competition.name, slug: competition.slug, zone: competition.zone },
      ward,
      members: (await listTeam(ctx.db, competition.id, place.region)).map((member) => ({
        grant: member.uid,
        titleBefore: member.title_before,
        name: member.name,
        titleAfter: member.title_after,
        office: member.office,
        role: member.role as TeamRole,
        from: member.valid_from,
        until: member.revoked_at ?? member.valid_until,
        holds: holdsAt(member, now) && member.disabled_at === null,
        isSelf: member.person_id === actor.id,
        mayEnd: mayEnd && member.person_id !== actor.id && holdsAt(member, now),
      })),
    })
  }
  return teams.reverse()
}

/** A one-time link for a colleague in the actor's own team. @throws NotFoundError, ForbiddenError, StateError `competition_archived` */
export async function inviteColleague(
  ctx: Context,
  actor: Actor,
  { competition: slug, region, role }: { competition: string; region: string; role: TeamRole },
  once?: WriteKey,
): Promise<{
  url: string
  expiresAt: string
  ward: string
  competition: { name: string; zone: 'WIB' | 'WITA' | 'WIT' }
}> {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition) throw new NotFoundError('competition')
  const links = makeLinks(ctx, actor, once)
  const act = { type: 'invitation.issued', competition: competition.uid, ...(once ? { once } : {}) } as const
  const issued = await transact(ctx, actor, act, async (_, record) => {
    authorize(actor, 'team.add_colleague', { ...toCompetitionSubject(competition), region })
    if (competition.archived_at) throw new StateError('competition_archived')
    const link = await insertLink(ctx, record, {
      token: links.token('colleague'),
      purpose: 'join',
      days: LINK_DAYS.colleague,
      by: actor,
      role,
      region_code: region,
      competition_id: competition.id,
    })
    record.refs({ invitation: link.uid, region, role })
    return { uid: link.uid, expiresAt: link.expires_at }
  })
  const urls = await links.reveal(ctx.db, [{ uid: issued.uid, subject: 'colleague' }])
  return {
    url: urls.get('colleague') ?? '',
    expiresAt: issued.expiresAt,
    ward: (await findRegionChoice(ctx, region))?.displayName ?? region,
    competition: { name: competition.name, zone: competition.zone },
  }
}

/** A membership that the actor may look at, from the team or from the board. */
async function loadMembership(db: Db, actor: Actor, uid: string) {
  const grant = await findGrantByUid(db, uid)
  const isTeam = grant?.role === 'drafter' || grant?.role === 'responsible'
  if (!grant || !isTeam || grant.competition_id === null || grant.region_code === null)
    throw new NotFoundError('grant')
  const competition = await findCompetitionById(db, grant.competition_id)
  const person = await findPersonById(db, grant.person_id)
  if (!competition || !person) throw new NotFoundError('grant')
  const subject = { ...toCompetitionSubject(competition), region: grant.region_code }
  const isOwn = can(actor, 'team.add_colleague', subject)
  if (!isOwn && !can(actor, 'team.end_membership', subject)) throw new NotFoundError('grant')
  return { grant, region: grant.region_code, competition, person, subject, isOwn }
}

/** One membership before it ends. @throws NotFoundError, ForbiddenError without `team.end_membership` */
export async function showMembership(ctx: Context, actor: Actor, uid: string) {
  const { person, region, competition, subject, isOwn } = await loadMembership(ctx.db, actor, uid)
  authorize(actor, 'team.end_membership', subject)
  return {
    member: { titleBefore: person.title_before, name: person.name, titleAfter: person.title_after },
    ward: (await findRegionChoice(ctx, region))?.displayName ?? region,
    competition: competition.name,
    backHref: isOwn ? '/tim/anggota' : `/kelola/${competition.slug}/undangan/${region}`,
  }
}

/**
 * Ends a membership with its reason; what the person wrote stays the kelurahan's.
 * @throws NotFoundError, ForbiddenError without `team.end_membership`, StateError `grant_ended`
 */
export async function endMembership(ctx: Context, actor: Actor, uid: string, reason: string): Promise<void> {
  const { competition } = await loadMembership(ctx.db, actor, uid)
  const act = { type: 'grant.revoked', competition: competition.uid } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const { grant, person, subject } = await loadMembership(tx, actor, uid)
    authorize(actor, 'team.end_membership', subject)
    if (grant.revoked_at !== null) throw new StateError('grant_ended')
    await record.update('role_grant', grant.id, {
      revoked_at: ctx.now().toISOString(),
      revoked_reason: reason,
    })
    record.refs({ grant: grant.uid, role: grant.role, person: person.uid })
  })
}
