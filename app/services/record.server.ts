import { findCompetitionBySlug } from '#db/queries/competitions'
import { findChainHead, listEvents } from '#db/queries/events'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import type { EventBody, EventType } from '~/domain/events'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { type EventSubject, nameSubjects } from './event-subjects.server'
import type { ExplainedFinding } from './verify-report.server'

export const RECORD_PAGE = 25

export interface RecordedEvent {
  seq: number
  type: EventType
  at: string
  by: string
  via: EventBody['via']
  /** What it is about, by the names of today. */
  subjects: EventSubject[]
  rows: number
  hash: string
}

/** One page of a competition's chain, newest first. @throws NotFoundError */
export async function readRecord(ctx: Context, actor: Actor, slug: string, page: number) {
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition) throw new NotFoundError('competition')
  authorizeSight(actor, 'event.view', { id: competition.id, hostRegion: competition.host_region })
  const head = await findChainHead(ctx.db, competition.uid)
  const rows = await listEvents(ctx.db, competition.uid, {
    limit: RECORD_PAGE,
    offset: (page - 1) * RECORD_PAGE,
  })
  const bodies = rows.map(({ body }) => JSON.parse(body) as EventBody)
  const subjects = await nameSubjects(ctx.db, competition.id, bodies)
  const events = rows.map(({ seq, type, at, hash, byName }, index): RecordedEvent => {
    const { by, via, rows: written } = bodies[index] as EventBody
    const about = subjects[index] ?? []
    return {
      ...{ seq, type: type as EventType, at, by: byName ?? by, via, hash },
      subjects: about,
      rows: written.length,
    }
  })
  const { name, zone, uid } = competition
  return { competition: { slug, name, zone, uid }, head: head ?? null, events, total: head?.seq ?? 0 }
}

export interface RecordCheck {
  events: number
  rows: number
  /** What does not fit in this competition's chain, or in rows that no chain names. */
  findings: ExplainedFinding[]
  /** Findings that belong to other chains: their number only. */
  elsewhere: number
  checkedAt: string
}

/** Recomputes every chain and row, and says what concerns this competition. @throws NotFoundError */
export async function checkRecord(ctx: Context, actor: Actor, slug: string): Promise<RecordCheck> {
  const { competition } = await readRecord(ctx, actor, slug, 1)
  const { findings, events, rows } = await ctx.compute.verify()
  const own = findings.filter(({ chain }) => chain === undefined || chain === competition.uid)
  return {
    events,
    rows,
    findings: own,
    elsewhere: findings.length - own.length,
    checkedAt: ctx.now().toISOString(),
  }
}
