import { listAgenda, listAgendaEntries } from '#db/queries/agenda'
import { findCompetitionBySlug } from '#db/queries/competitions'
import type { Actor } from '~/domain/actors'
import {
  type AgendaItem,
  type AgendaVersion,
  type AgendaViewer,
  agendaFor,
  EVERYBODY,
  gatherAgenda,
  meetingEnd,
} from '~/domain/agenda'
import { ForbiddenError, NotFoundError } from '~/domain/errors'
import type { CalendarEvent } from '~/domain/icalendar'
import { can } from '~/domain/policy'
import { judgeViewer } from './agenda-judges.server'
import { appearanceNumbers } from './appearance-numbers.server'
import { type CompetitionRow, subjectOf } from './competition-access.server'
import type { Context } from './context'

const headOf = ({ slug, name, year, zone }: CompetitionRow) => ({ slug, name, year, zone })

async function findOpen(ctx: Context, slug: string) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition?.opened_at) throw new NotFoundError('competition')
  return competition
}

/** What everybody may read. @throws NotFoundError for a competition that is not open */
export async function listPublicAgenda(ctx: Context, slug: string) {
  const competition = await findOpen(ctx, slug)
  const items = gatherAgenda(await listAgenda(ctx.db, competition.id))
  return {
    competition: headOf(competition),
    now: ctx.now().toISOString(),
    items: agendaFor(items, EVERYBODY),
    entryNames: {},
  }
}

/**
 * What concerns this person, as the member or helper of a team (`team`) or as a judge (`judge`).
 * @throws NotFoundError; ForbiddenError for whoever is neither
 */
export async function viewOwnAgenda(ctx: Context, actor: Actor, slug: string, as: 'team' | 'judge') {
  const competition = await findOpen(ctx, slug)
  const subject = subjectOf(competition)
  const permission = as === 'team' ? 'question.ask' : 'independence.sign'
  if (!can(actor, permission, subject)) throw new ForbiddenError(permission)
  const entries = await listAgendaEntries(ctx.db, competition.id)
  const rows = await listAgenda(ctx.db, competition.id)
  const viewer: AgendaViewer =
    as === 'team'
      ? { ...EVERYBODY, team: true, entries: ownEntries(actor, competition, entries) }
      : await judgeViewer(ctx, actor, competition, rows)
  const items = agendaFor(gatherAgenda(rows), viewer)
  const numbers = await appearanceNumbers(ctx.db, competition.id)
  const named = new Set(items.flatMap(({ current }) => current.entries))
  return {
    competition: headOf(competition),
    now: ctx.now().toISOString(),
    items,
    entryNames: Object.fromEntries(
      entries
        .filter(({ uid }) => named.has(uid))
        .map(({ uid, label, regionName }) => [uid, `${label} ${regionName}`]),
    ) as Record<string, string>,
    appearance: Object.fromEntries(Object.entries(numbers).filter(([uid]) => named.has(uid))),
  }
}

type Entry = Awaited<ReturnType<typeof listAgendaEntries>>[number]

function ownEntries(actor: Actor, competition: CompetitionRow, entries: readonly Entry[]) {
  const isOwn = ({ region }: Entry) => {
    const ward = { ...subjectOf(competition), region }
    return can(actor, 'dossier.write', ward) || can(actor, 'marks.verify', ward)
  }
  return new Set(entries.filter(isOwn).map(({ uid }) => uid))
}

/** Meetings as events of a calendar file; what they are called there is the caller's. */
export function calendarEvents(
  items: readonly AgendaItem[],
  { host, slug }: { host: string; slug: string },
  describe: (version: AgendaVersion) => string,
): CalendarEvent[] {
  return items.map(({ current }) => ({
    uid: `${slug}-agenda-${current.number}@${host}`,
    sequence: current.version - 1,
    stamp: current.writtenAt,
    startsAt: current.startsAt,
    endsAt: meetingEnd(current),
    summary: current.title,
    location: current.place,
    description: describe(current),
    url: current.mapUrl,
    cancelled: current.cancelled,
  }))
}
