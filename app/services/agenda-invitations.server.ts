import { listAgendaEntries, listJudgesNow, listTeamMembers } from '#db/queries/agenda'
import type { Actor } from '~/domain/actors'
import { type AgendaVersion, concerns } from '~/domain/agenda'
import { StateError } from '~/domain/errors'
import type { PersonName } from '~/domain/people'
import { loadActor } from './actors.server'
import { viewAgendaItem } from './agenda.server'
import { judgeViewer } from './agenda-judges.server'
import { actOnCompetition, type CompetitionRow } from './competition-access.server'
import type { Context } from './context'
import { type Letter, queueMail } from './outbox.server'
import { transact, type WriteKey } from './transact.server'

/** Somebody who is invited, as the attendance list names them. */
export interface Invitee extends PersonName {
  uid: string
  /** Kelurahan or institution. */
  from: string
  /** The seat of a judge, or what a member of a team is there. */
  role: { seat: string } | { member: 'responsible' | 'drafter' }
}

/** Everybody that a meeting is for, once each: the teams by kelurahan, then the judges in the order of their seats. */
export async function listInvitees(
  ctx: Context,
  competition: CompetitionRow,
  version: AgendaVersion,
): Promise<Invitee[]> {
  const people = [
    ...(version.audience === 'judges' ? [] : await teamsOf(ctx, competition, version)),
    ...(version.audience === 'judges' || version.audience === 'entries'
      ? await judgesOf(ctx, competition, version)
      : []),
  ]
  return [...new Map(people.toReversed().map((person) => [person.uid, person])).values()].toReversed()
}

async function teamsOf(ctx: Context, competition: CompetitionRow, version: AgendaVersion) {
  const entries = (await listAgendaEntries(ctx.db, competition.id)).filter(
    ({ uid }) => version.audience !== 'entries' || version.entries.includes(uid),
  )
  const wards = new Map(entries.map(({ region, regionName }) => [region, regionName]))
  if (wards.size === 0) return []
  const members = await listTeamMembers(ctx.db, competition.id, [...wards.keys()], ctx.now().toISOString())
  return members.map(({ uid, titleBefore, name, titleAfter, role, region }): Invitee => {
    const member = role === 'responsible' ? 'responsible' : 'drafter'
    const from = wards.get(region ?? '') ?? ''
    return { uid, titleBefore, name, titleAfter, from, role: { member } }
  })
}

async function judgesOf(ctx: Context, competition: CompetitionRow, version: AgendaVersion) {
  const invitees: Invitee[] = []
  for (const { id, uid, titleBefore, name, titleAfter, seat, organization } of await listJudgesNow(
    ctx.db,
    competition.id,
    ctx.now().toISOString(),
  )) {
    const judge = version.audience === 'entries' ? await loadActor(ctx, id) : null
    const isInvited =
      version.audience === 'judges' ||
      (judge !== null &&
        concerns({ ...version, published: true }, await judgeViewer(ctx, judge, competition, [version])))
    if (isInvited)
      invitees.push({ uid, titleBefore, name, titleAfter, from: organization ?? '', role: { seat } })
  }
  return invitees
}

/** A meeting with those it is for, and how many of them a mail would reach. @throws NotFoundError, StateError */
export async function viewInvitation(ctx: Context, actor: Actor, slug: string, number: number) {
  const view = await viewAgendaItem(ctx, actor, slug, number)
  const invitees = await listInvitees(ctx, view.competition, view.item.current)
  return { ...view, invitees, mailEnabled: ctx.mail.enabled }
}

/**
 * Puts the invitation to everybody it is for into the outbox.
 * @param write the letter to one person
 * @throws StateError `mail_not_possible`, `agenda_not_published`, `agenda_cancelled`
 */
export async function mailInvitations(
  ctx: Context,
  actor: Actor,
  slug: string,
  number: number,
  write: (view: Awaited<ReturnType<typeof viewInvitation>>, person: Invitee) => Letter,
  once?: WriteKey,
): Promise<{ sent: number }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'agenda.write')
  const view = await viewInvitation(ctx, actor, slug, number)
  const { current } = view.item
  if (current.cancelled) throw new StateError('agenda_cancelled')
  if (!current.published) throw new StateError('agenda_not_published')
  const act = { type: 'agenda.invited', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    let sent = 0
    for (const person of view.invitees)
      if (await queueMail(ctx, person.uid, write(view, person), tx)) sent += 1
    if (sent === 0) throw new StateError('mail_not_possible')
    record.refs({ number, version: current.version, people: sent })
    return { sent }
  })
}
