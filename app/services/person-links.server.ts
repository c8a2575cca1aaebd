import type { Db } from '#db/connect'
import { findCompetitionBySlug, listAllCompetitions } from '#db/queries/competitions'
import { listPersonLinks, listReissuedLinks } from '#db/queries/invitations'
import { findPersonById, listGrantsAt } from '#db/queries/people'
import type { Actor, Role } from '~/domain/actors'
import { NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { lineageOf } from '~/domain/regions'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { newToken } from './ids.server'
import { insertLink, LINK_DAYS, linkUrl, makeLinks, revokeLinks } from './links.server'
import { loadVisiblePerson } from './person-subjects.server'
import { type Tx, transact, type WriteKey } from './transact.server'

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

/** Whom a link is for, as pages and messages address them. */
export interface LinkPerson {
  uid: string
  account: string
  titleBefore: string | null
  name: string
  titleAfter: string | null
  locale: 'id' | 'en'
}

type PersonRow = NonNullable<Awaited<ReturnType<typeof findPersonById>>>

const toLinkPerson = (row: PersonRow): LinkPerson => ({
  uid: row.uid,
  account: row.account,
  titleBefore: row.title_before,
  name: row.name,
  titleAfter: row.title_after,
  locale: row.locale,
})

/** Whom the actor may make a link for. @throws NotFoundError without `person.new_link` */
export async function showLinkPerson(ctx: Context, actor: Actor, uid: string): Promise<LinkPerson> {
  return toLinkPerson((await loadVisiblePerson(ctx.db, ctx, actor, uid, 'person.new_link')).person)
}

interface IssuedLink {
  uid: string
  expiresAt: string
}

/** Writes a new link for a person within their chain; earlier ones stop working. */
async function writePersonLink(
  ctx: Context,
  actor: Actor,
  personId: number,
  token: string,
  check: (tx: Tx) => Promise<unknown>,
  once?: WriteKey,
): Promise<IssuedLink> {
  const chain = await reissueChain(ctx, actor, personId)
  const act = { type: 'invitation.issued', ...chain, ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    await check(tx)
    const person = await findPersonById(tx, personId)
    if (!person || person.disabled_at) throw new StateError('person_disabled')
    await revokeLinks(ctx, record, await listPersonLinks(tx, personId))
    const link = await insertLink(ctx, record, {
      token,
      purpose: 'new_password',
      days: LINK_DAYS.new_password,
      by: actor,
      person_id: personId,
    })
    if (chain.competition) record.as('invitation.reissued')
    record.refs({ person: person.uid, invitation: link.uid })
    return { uid: link.uid, expiresAt: link.expires_at }
  })
}

/**
 * A new one-time link with which a person sets a new password; earlier ones stop working. For a judge or chair
 * of an open competition this is an event of that competition, which the person, chair and inspector see.
 * @throws NotFoundError without `person.new_link`, StateError `person_disabled`, `links_gone`
 */
export async function issuePersonLink(
  ctx: Context,
  actor: Actor,
  uid: string,
  once?: WriteKey,
): Promise<{ url: string; expiresAt: string; person: LinkPerson }> {
  const links = makeLinks(ctx, actor, once)
  const load = (db: Db) => loadVisiblePerson(db, ctx, actor, uid, 'person.new_link')
  const { person } = await load(ctx.db)
  const issued = await writePersonLink(ctx, actor, person.id, links.token(uid), load, once)
  const urls = await links.reveal(ctx.db, [{ uid: issued.uid, subject: uid }])
  return { url: urls.get(uid) ?? '', expiresAt: issued.expiresAt, person: toLinkPerson(person) }
}

/** The same for a message that is being sent, whose sender was authorized when it was written. */
export async function issueLinkForMail(ctx: Context, actor: Actor, personId: number): Promise<string> {
  const token = newToken(ctx)
  await writePersonLink(ctx, actor, personId, token, async () => {})
  return linkUrl(ctx, token)
}

/** The chain of the open competition in which the person judges, where there is one. */
async function reissueChain(ctx: Context, actor: Actor, personId: number): Promise<{ competition?: string }> {
  const grants = await listGrantsAt(ctx.db, personId, ctx.now().toISOString())
  const [first] = await judgedCompetitions(ctx.db, actor, grants)
  return first ? { competition: first.uid } : {}
}

/** New links for judges and chairs since the competition opened. @throws NotFoundError */
export async function showReissuedLinks(ctx: Context, actor: Actor, slug: string) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition) throw new NotFoundError('competition')
  const { id, host_region, name, zone } = competition
  authorizeSight(actor, 'reissued_links.view', { id, hostRegion: host_region })
  const rows = await listReissuedLinks(ctx.db, { id, hostRegions: lineageOf(host_region) })
  return {
    competition: { name, slug, zone },
    links: rows.map((row) => ({
      uid: row.uid,
      name: row.name,
      role: row.role,
      creator: row.creator,
      createdAt: row.created_at,
      consumedAt: row.consumed_at,
    })),
  }
}
