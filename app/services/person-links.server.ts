import type { Db } from '#db/connect'
import { findCompetitionById, listAllCompetitions } from '#db/queries/competitions'
import { listPersonLinks, listReissuedLinks } from '#db/queries/invitations'
import type { Actor, Role } from '~/domain/actors'
import { NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { lineageOf } from '~/domain/regions'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { insertLink, LINK_DAYS, makeLinks, revokeLinks } from './links.server'
import { loadVisiblePerson } from './person-subjects.server'
import { transact, type WriteKey } from './transact.server'

const SENSITIVE: readonly Role[] = ['chair', 'deputy', 'judge']

/** Open competitions in which the person judges or presides. */
async function judgedCompetitions(db: Db, actor: Actor, grants: Actor['grants']) {
  const judging = grants.filter(({ role }) => SENSITIVE.includes(role))
  if (judging.length === 0) return []
  const holder: Actor = { ...actor, grants: judging }
  return (await listAllCompetitions(db)).filter(
    ({ id, host_region, opened_at }) =>
      opened_at !== null && can(holder, 'competition.view', { id, hostRegion: host_region }),
  )
}

/**
 * A new one-time link with which a person sets a new password; earlier ones stop working. For a judge or chair
 * of an open competition this is an event of that competition, which the person, chair and inspector see.
 * @throws NotFoundError, StateError `person_disabled`
 */
export async function issuePersonLink(
  ctx: Context,
  actor: Actor,
  uid: string,
  once?: WriteKey,
): Promise<{ url: string; expiresAt: string }> {
  const links = makeLinks(ctx, actor, once)
  const chain = await reissueChain(ctx, actor, uid)
  const issued = await transact(
    ctx,
    actor,
    { type: 'invitation.issued', ...chain, ...(once ? { once } : {}) },
    async (tx, record) => {
      const { person } = await loadVisiblePerson(tx, ctx, actor, uid, 'person.new_link')
      if (person.disabled_at) throw new StateError('person_disabled')
      const earlier = await listPersonLinks(tx, person.id)
      await revokeLinks(ctx, record, earlier)
      const link = await insertLink(ctx, record, {
        token: links.token(uid),
        purpose: 'new_password',
        days: LINK_DAYS.new_password,
        by: actor,
        person_id: person.id,
      })
      if (chain.competition) record.as('invitation.reissued')
      record.refs({ person: person.uid, invitation: link.uid })
      return { uid: link.uid, expiresAt: link.expires_at }
    },
  )
  const urls = await links.reveal(ctx.db, [{ uid: issued.uid, subject: uid }])
  return { url: urls.get(uid) ?? '', expiresAt: issued.expiresAt }
}

/** The chain of the open competition in which the person judges, where there is one. */
async function reissueChain(ctx: Context, actor: Actor, uid: string): Promise<{ competition?: string }> {
  const { grants } = await loadVisiblePerson(ctx.db, ctx, actor, uid, 'person.new_link')
  const now = ctx.now().toISOString()
  const holding = grants
    .filter(
      ({ revoked_at, valid_until }) => revoked_at === null && (valid_until === null || valid_until > now),
    )
    .map((grant) => ({
      id: grant.id,
      role: grant.role,
      scope: grant.scope,
      region: grant.region_code,
      competition: grant.competition_id,
    }))
  const [first] = await judgedCompetitions(ctx.db, actor, holding)
  return first ? { competition: first.uid } : {}
}

/** New links for judges and chairs since the competition opened. @throws NotFoundError */
export async function showReissuedLinks(ctx: Context, actor: Actor, competitionId: number) {
  const competition = await findCompetitionById(ctx.db, competitionId)
  if (!competition) throw new NotFoundError('competition')
  const { id, host_region } = competition
  authorizeSight(actor, 'reissued_links.view', { id, hostRegion: host_region })
  return listReissuedLinks(ctx.db, { id, hostRegions: lineageOf(host_region) })
}
