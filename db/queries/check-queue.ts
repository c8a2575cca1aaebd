import { type SqlBool, sql } from 'kysely'
import type { QueueState } from '~/domain/check-queue'
import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from './scope'

export interface QueueFilter {
  category?: string | undefined
  kecamatan?: string | undefined
  /** All that wait for their checker when none is named. */
  state?: QueueState | undefined
  /** Part of the ward's name, of the label or of the title. */
  text?: string | undefined
}

/** Until when the team of a returned dossier may correct it; a time given later for all or for it counts too. */
const correctUntil = sql<string>`max(
  (SELECT until FROM correction_request WHERE dossier_id = dossier.id ORDER BY id DESC LIMIT 1),
  coalesce((SELECT max(until) FROM extension WHERE entry_id = entry.id AND target = 'submission'), ''),
  coalesce((SELECT new_at FROM schedule_change WHERE competition_id = entry.competition_id
    AND target = 'submission' AND bound = 'closes' ORDER BY id DESC LIMIT 1), ''))`

const MINUTE = 60_000

/** The minute that a time names is over. */
const isOver = (now: string) =>
  sql<SqlBool>`substr(${correctUntil}, 1, 16) <= ${new Date(Date.parse(now) - MINUTE).toISOString().slice(0, 16)}`

const present = (now: string) => sql<QueueState>`CASE
  WHEN dossier.state = 'submitted' THEN CASE revision.number WHEN 1 THEN 'new' ELSE 'corrected' END
  WHEN ${isOver(now)} THEN 'late' ELSE 'correcting' END`

const since = sql<string>`CASE dossier.state WHEN 'submitted' THEN revision.received_at ELSE ${correctUntil} END`

/** Dossiers that are in the hands of their checker or back with their team, with their latest revision. */
function inCheck(db: Db, scope: ListScope) {
  return (
    db
      .selectFrom('dossier')
      .innerJoin('entry', 'entry.id', 'dossier.entry_id')
      .innerJoin('competition', 'competition.id', 'entry.competition_id')
      .innerJoin('dossier_revision as revision', (join) =>
        join.onRef('revision.dossier_id', '=', 'dossier.id').on((eb) =>
          eb(
            'revision.number',
            '=',
            eb
              .selectFrom('dossier_revision as later')
              .select((inner) => inner.fn.max<number>('later.number').as('number'))
              .whereRef('later.dossier_id', '=', 'dossier.id'),
          ),
        ),
      )
      .where('dossier.state', 'in', ['submitted', 'returned'])
      // Whoever takes part no more waits for nothing; what meetings decided is not told yet.
      .where(
        sql<SqlBool>`coalesce((SELECT to_state FROM entry_state WHERE entry_id = entry.id
          AND plenary_id IS NULL ORDER BY id DESC LIMIT 1), '')
        NOT IN ('tidak_lolos', 'gugur', 'mengundurkan_diri', 'tidak_hadir')`,
      )
      .where('competition.archived_at', 'is', null)
      .where((eb) =>
        whereInScope(eb, scope, {
          competition: 'entry.competition_id',
          host: 'competition.host_region',
          ward: 'entry.region_code',
        }),
      )
  )
}

const waiting = (db: Db, scope: ListScope, now: string) =>
  inCheck(db, scope).where(sql<SqlBool>`(dossier.state = 'submitted' OR ${isOver(now)})`)

function waitingIn(
  db: Db,
  scope: ListScope,
  competitionId: number,
  { category, kecamatan, state, text }: QueueFilter,
  now: string,
) {
  let query = (state ? inCheck(db, scope) : waiting(db, scope, now)).where(
    'entry.competition_id',
    '=',
    competitionId,
  )
  if (state) query = query.where(sql<SqlBool>`${present(now)} = ${state}`)
  if (category) query = query.where('dossier.category', '=', category)
  if (kecamatan) query = query.where('entry.kecamatan_code', '=', kecamatan)
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(
      sql<SqlBool>`(entry.region_name LIKE ${like} ESCAPE '\\' OR entry.label LIKE ${like} ESCAPE '\\'
        OR revision.title LIKE ${like} ESCAPE '\\')`,
    )
  }
  return query
}

/** One page of what waits in a competition, the longest first. */
export function listWaitingDossiers(
  db: Db,
  scope: ListScope,
  competitionId: number,
  filter: QueueFilter,
  page: { limit: number; offset: number; now: string },
) {
  return waitingIn(db, scope, competitionId, filter, page.now)
    .select([
      'dossier.uid',
      'dossier.category',
      'entry.label',
      'entry.region_name',
      'entry.kecamatan_name',
      'revision.title',
      'revision.number',
      'revision.received_at',
    ])
    .select([present(page.now).as('state'), since.as('since')])
    .orderBy('since')
    .orderBy('dossier.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countWaitingDossiers(
  db: Db,
  scope: ListScope,
  competitionId: number,
  filter: QueueFilter,
  now: string,
): Promise<number> {
  const { count } = await waitingIn(db, scope, competitionId, filter, now)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many wait in each competition. */
export function countWaitingByCompetition(db: Db, scope: ListScope, now: string) {
  return waiting(db, scope, now)
    .select(['competition.slug', 'competition.name', 'competition.year'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('competition.id')
    .orderBy('competition.id')
    .execute()
}
