import type { Db } from '#db/connect'
import { listAnnouncements } from '#db/queries/announcements'
import { findCompetitionBySlug } from '#db/queries/competitions'
import type { Actor } from '~/domain/actors'
import { publicAnnouncements } from '~/domain/announcements'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { Zone } from '~/domain/time'
import { instantAt, localText } from '~/forms/fields'
import { fingerprint, refuseStale } from './based-on.server'
import { actOnCompetition, seeCompetition, subjectOf } from './competition-access.server'
import type { Context } from './context'
import { transact, type WriteKey } from './transact.server'

interface Text {
  title: string
  body: string
  /** On the competition's clock; null publishes at once. */
  publishesAt: string | null
}

/** Every announcement with all its versions, newest first, for those who run the competition. @throws StateError */
export async function viewAnnouncements(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeCompetition(ctx.db, actor, slug)
  if (competition.opened_at === null) throw new StateError('competition_not_open')
  const rows = await listAnnouncements(ctx.db, competition.id)
  return {
    competition,
    now: ctx.now().toISOString(),
    announcements: [...new Set(rows.map(({ number }) => number))].reverse().map((number) => ({
      number,
      versions: rows.filter((row) => row.number === number).reverse(),
    })),
    mayWrite: can(actor, 'announcement.write', subjectOf(competition)),
  }
}

/** One announcement as its form is filled, and what that is based on. @throws NotFoundError, ForbiddenError, StateError */
export async function viewAnnouncement(ctx: Context, actor: Actor, slug: string, number: number) {
  const { competition, announcements, now } = await viewAnnouncements(ctx, actor, slug)
  await actOnCompetition(ctx.db, actor, slug, 'announcement.write')
  const current = announcements.find((item) => item.number === number)?.versions[0]
  if (!current) throw new NotFoundError('announcement')
  const stored = formOf(current, competition.zone, now)
  return { competition, stored, basedOn: fingerprint(stored) }
}

/** What the form of a correction holds: no time of publication once that has passed. */
const formOf = (
  { title, body, publishesAt }: { title: string; body: string; publishesAt: string },
  zone: Zone,
  now: string,
) => ({ title, body, publishesAt: publishesAt > now ? localText(publishesAt, zone) : null })

/** Word to all, at once or at a time to come. @throws InputError at `publishesAt`, StateError */
export async function writeAnnouncement(
  ctx: Context,
  actor: Actor,
  slug: string,
  text: Text,
  once?: WriteKey,
): Promise<{ number: number }> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'announcement.write')
  const act = { type: 'announcement.written', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const { competition, by } = await load(tx, actor, slug)
    const rows = await listAnnouncements(tx, competition.id)
    const number = (rows.at(-1)?.number ?? 0) + 1
    const now = ctx.now().toISOString()
    const row = await record.insert('announcement', {
      ...{ competition_id: competition.id, number, version: 1, title: text.title, body: text.body },
      ...{ reason: null, publishes_at: publication(text, competition.zone, now) },
      ...{ written_by: by, written_at: now },
    })
    record.refs({ announcement: row.uid, number })
    return { number }
  })
}

/**
 * The next version of an announcement; what everybody could read before stays readable.
 * @param correction `basedOn` is the fingerprint of what its form was filled from
 * @throws InputError; ChangedError when somebody else corrected it meanwhile
 */
export async function correctAnnouncement(
  ctx: Context,
  actor: Actor,
  slug: string,
  number: number,
  correction: Text & { reason: string; basedOn?: string },
  once?: WriteKey,
): Promise<void> {
  const { uid } = await actOnCompetition(ctx.db, actor, slug, 'announcement.write')
  const act = { type: 'announcement.corrected', competition: uid, once } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const { competition, by } = await load(tx, actor, slug)
    const rows = await listAnnouncements(tx, competition.id)
    const current = rows.filter((row) => row.number === number).at(-1)
    if (!current) throw new NotFoundError('announcement')
    const now = ctx.now().toISOString()
    const { title, body, publishesAt } = correction
    const compared = { stored: formOf(current, competition.zone, now), typed: { title, body, publishesAt } }
    refuseStale(correction.basedOn, compared, { choices: [] })
    const row = await record.insert('announcement', {
      ...{ competition_id: competition.id, number, version: current.version + 1 },
      ...{ title, body, reason: correction.reason },
      publishes_at: publication(correction, competition.zone, now),
      ...{ written_by: by, written_at: now },
    })
    record.refs({ announcement: row.uid, number })
  })
}

/** What everybody may read now. @throws NotFoundError for a competition that is not open */
export async function listPublicAnnouncements(ctx: Context, slug: string) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  const rows = await listAnnouncements(ctx.db, competition.id)
  const { name, year, zone } = competition
  return {
    competition: { slug, name, year, zone },
    announcements: publicAnnouncements(rows, ctx.now().toISOString()),
  }
}

async function load(tx: Db, actor: Actor, slug: string) {
  const competition = await findCompetitionBySlug(tx, slug)
  if (!competition || actor.id === null) throw new NotFoundError('competition')
  if (competition.opened_at === null) throw new StateError('competition_not_open')
  return { competition, by: actor.id }
}

function publication({ publishesAt }: Text, zone: Zone, now: string): string {
  const at = instantAt(publishesAt, zone)
  if (at !== null && at <= now) throw inputError('publishesAt', 'time_passed')
  return at ?? now
}
