import {
  countWaitingByCompetition,
  countWaitingDossiers,
  listWaitingDossiers,
  type QueueFilter,
} from '#db/queries/check-queue'
import { listEntryKecamatan } from '#db/queries/entries'
import type { Actor } from '~/domain/actors'
import { scope } from '~/domain/policy'
import { seeCompetition } from './competition-access.server'
import type { Context } from './context'
import { currentRules } from './rules.server'

export const QUEUE_PAGE = 50

/**
 * The dossiers of a competition that wait for this person's check, the longest first.
 * @throws NotFoundError, ForbiddenError when the actor checks nothing there
 */
export async function viewCheckQueue(
  ctx: Context,
  actor: Actor,
  input: { slug: string; filter: QueueFilter; page: number },
) {
  const competition = await seeCompetition(ctx.db, actor, input.slug, 'dossier.queue')
  const own = scope('dossier.check', actor)
  const now = ctx.now().toISOString()
  const total = await countWaitingDossiers(ctx.db, own, competition.id, input.filter, now)
  const page = Math.min(Math.max(1, input.page), Math.max(1, Math.ceil(total / QUEUE_PAGE)))
  const { rules } = await currentRules(ctx.db, competition.id)
  const rows = await listWaitingDossiers(ctx.db, own, competition.id, input.filter, {
    now,
    limit: QUEUE_PAGE,
    offset: (page - 1) * QUEUE_PAGE,
  })
  return {
    now,
    competition: { slug: competition.slug, name: competition.name, zone: competition.zone },
    categories: rules.categories.map(({ code, name }) => ({ code, name })),
    kecamatan: await listEntryKecamatan(ctx.db, competition.id, own),
    total,
    /** How many are back with their teams. */
    correcting: await countWaitingDossiers(ctx.db, own, competition.id, { state: 'correcting' }, now),
    page,
    waiting: rows.map((row) => ({
      uid: row.uid,
      title: row.title,
      label: row.label,
      ward: row.region_name,
      kecamatan: row.kecamatan_name,
      category: rules.categories.find(({ code }) => code === row.category)?.name ?? row.category,
      revision: row.number,
      receivedAt: row.received_at,
      state: row.state,
      /** When it began to wait; of what its team still corrects, until when it may. */
      since: row.since,
    })),
  }
}

/** How many dossiers wait for the actor's check, by competition. */
export function countChecks(ctx: Context, actor: Actor) {
  return countWaitingByCompetition(ctx.db, scope('dossier.check', actor), ctx.now().toISOString())
}
