import { listGrantsOf, listTeam } from '#db/queries/grants'
import { listWardHistory, listWardLinks } from '#db/queries/invitations'
import type { Actor } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { TeamRole } from '~/forms/people'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { newToken } from './ids.server'
import { insertLink, LINK_DAYS, makeLinks, revokeLinks } from './links.server'
import { holdsAt, toSubject } from './person-subjects.server'
import { type Tx, transact, type WriteKey } from './transact.server'
import {
  type CompetitionRow,
  findBoardCompetition,
  listWards,
  toCompetitionSubject,
  type Ward,
} from './ward-board.server'

/** Which kelurahan one act invites: these, or all that have not been invited yet (of one kecamatan). */
export type WardSelection = { codes: readonly string[] } | { uninvitedIn: string | null }

export interface WardLink {
  code: string
  name: string
  kecamatan: string
  url: string
  expiresAt: string
}

async function selectWards(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  competition: CompetitionRow,
  selection: WardSelection,
): Promise<Ward[]> {
  const wards = await listWards(ctx, tx, actor, competition)
  if ('uninvitedIn' in selection)
    return wards.filter(
      ({ state, kecamatan, mayInvite }) =>
        mayInvite &&
        state === 'not_invited' &&
        (selection.uninvitedIn === null || kecamatan.code === selection.uninvitedIn),
    )
  const byCode = new Map(wards.map((ward) => [ward.code, ward]))
  return [...new Set(selection.codes)].map((code) => {
    const ward = byCode.get(code)
    if (!ward) throw new NotFoundError('ward')
    return ward
  })
}

/**
 * Issues one link per kelurahan in one act; earlier links of theirs stop working. The links can be read from
 * the answer (or the same form sent again) only: hashes are stored.
 * @throws NotFoundError, ForbiddenError, InputError `nothing_selected`, StateError `all_invited`, `links_gone`
 */
export async function inviteWards(
  ctx: Context,
  actor: Actor,
  slug: string,
  selection: WardSelection,
  once?: WriteKey,
): Promise<{ competition: CompetitionRow; links: WardLink[] }> {
  const competition = await findBoardCompetition(ctx.db, actor, slug)
  if (competition.archived_at) throw new StateError('competition_archived')
  const links = makeLinks(ctx, actor, once)
  const act = { type: 'invitation.issued', competition: competition.uid, ...(once ? { once } : {}) } as const
  const issued = await transact(ctx, actor, act, async (tx, record) => {
    const wards = await selectWards(ctx, tx, actor, competition, selection)
    if (wards.length === 0 && 'uninvitedIn' in selection) throw new StateError('all_invited')
    if (wards.length === 0) throw inputError('kelurahan', 'nothing_selected')
    const subject = toCompetitionSubject(competition)
    for (const { code } of wards) authorize(actor, 'team.invite', { ...subject, region: code })
    const codes = wards.map(({ code }) => code)
    for (let start = 0; start < codes.length; start += 500)
      await revokeLinks(ctx, record, await listWardLinks(tx, competition.id, codes.slice(start, start + 500)))
    const rows = []
    for (const ward of wards) {
      const link = await insertLink(ctx, record, {
        token: links.token(ward.code),
        purpose: 'join',
        days: LINK_DAYS.ward,
        by: actor,
        region_code: ward.code,
        competition_id: competition.id,
      })
      rows.push({
        uid: link.uid,
        code: ward.code,
        name: ward.name,
        kecamatan: ward.kecamatan.name,
        expiresAt: link.expires_at,
      })
    }
    record.refs({ regions: codes })
    return rows
  })
  const subjects = issued.map(({ uid, code }) => ({ uid, subject: code }))
  const urls = await links.reveal(ctx.db, subjects)
  return {
    competition,
    links: issued.flatMap(({ uid: _, ...ward }) => {
      const url = urls.get(ward.code)
      return url ? [{ ...ward, url }] : []
    }),
  }
}

/** Notes that a kelurahan will not take part. @throws NotFoundError, ForbiddenError, StateError `ward_submitted` */
export async function markDeclined(ctx: Context, actor: Actor, slug: string, code: string): Promise<void> {
  const competition = await findBoardCompetition(ctx.db, actor, slug)
  const act = { type: 'invitation.declined', competition: competition.uid } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const [ward] = await selectWards(ctx, tx, actor, competition, { codes: [code] })
    authorize(actor, 'team.invite', { ...toCompetitionSubject(competition), region: code })
    if (ward?.state === 'submitted') throw new StateError('ward_submitted')
    if (ward?.state === 'declined') return
    const declined_at = ctx.now().toISOString()
    const [link] = await listWardLinks(tx, competition.id, [code])
    if (link) await record.update('invitation', link.id, { declined_at })
    else {
      // A kelurahan without a link of its own gets one that nobody holds, to bear the refusal.
      const bearer = await insertLink(ctx, record, {
        token: newToken(ctx),
        purpose: 'join',
        days: LINK_DAYS.ward,
        by: actor,
        region_code: code,
        competition_id: competition.id,
      })
      await record.update('invitation', bearer.id, { declined_at, revoked_at: declined_at })
    }
    record.refs({ region: code })
  })
}

/** One kelurahan: its team with past members, and every link so far. @throws NotFoundError */
export async function showWard(ctx: Context, actor: Actor, slug: string, code: string) {
  const competition = await findBoardCompetition(ctx.db, actor, slug)
  const ward = (await listWards(ctx, ctx.db, actor, competition)).find((candidate) => candidate.code === code)
  if (!ward) throw new NotFoundError('ward')
  const now = ctx.now().toISOString()
  const team = await listTeam(ctx.db, competition.id, code)
  const grants =
    team.length > 0
      ? await listGrantsOf(
          ctx.db,
          team.map(({ person_id }) => person_id),
        )
      : []
  const mayEnd = can(actor, 'team.end_membership', { ...toCompetitionSubject(competition), region: code })
  return {
    competition: { name: competition.name, slug: competition.slug, zone: competition.zone },
    ward,
    team: team.map((member) => ({
      grant: member.uid,
      person: member.person_uid,
      account: member.account,
      titleBefore: member.title_before,
      name: member.name,
      titleAfter: member.title_after,
      office: member.office,
      role: member.role,
      from: member.valid_from,
      until: member.revoked_at ?? member.valid_until,
      reason: member.revoked_reason,
      holds: holdsAt(member, now) && member.disabled_at === null,
      mayEnd: mayEnd && member.revoked_at === null,
      mayGetLink:
        holdsAt(member, now) &&
        can(
          actor,
          'person.new_link',
          toSubject(
            member.person_id,
            grants.filter(({ person_id }) => person_id === member.person_id),
            now,
          ),
        ),
    })),
    history: (await listWardHistory(ctx.db, competition.id, code)).map((link) => ({
      uid: link.uid,
      role: link.role as TeamRole | null,
      expired: link.expires_at <= now,
      createdAt: link.created_at,
      creator: link.creator,
      expiresAt: link.expires_at,
      consumedAt: link.consumed_at,
      consumer: link.consumer,
      revokedAt: link.revoked_at,
      declinedAt: link.declined_at,
    })),
  }
}
