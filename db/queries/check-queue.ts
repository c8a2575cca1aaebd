import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import { whereInScope } from './scope'

export interface QueueFilter {
  category?: string | undefined
  kecamatan?: string | undefined
}

/** Submitted dossiers that nobody has decided on yet, with their latest revision. */
function waiting(db: Db, scope: ListScope) {
  return db
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
    .where('dossier.state', '=', 'submitted')
    .where('competition.archived_at', 'is', null)
    .where((eb) =>
      whereInScope(eb, scope, {
        competition: 'entry.competition_id',
        host: 'competition.host_region',
        ward: 'entry.region_code',
      }),
    )
}

function waitingIn(db: Db, scope: ListScope, competitionId: number, { category, kecamatan }: QueueFilter) {
  let query = waiting(db, scope).where('entry.competition_id', '=', competitionId)
  if (category) query = query.where('dossier.category', '=', category)
  if (kecamatan) query = query.where('entry.kecamatan_code', '=', kecamatan)
  return query
}

/** One page of what waits in a competition, the longest first. */
export function listWaitingDossiers(
  db: Db,
  scope: ListScope,
  competitionId: number,
  filter: QueueFilter,
  page: { limit: number; offset: number },
) {
  return waitingIn(db, scope, competitionId, filter)
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
    .orderBy('revision.received_at')
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
): Promise<number> {
  const { count } = await waitingIn(db, scope, competitionId, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many wait in each competition. */
export function countWaitingByCompetition(db: Db, scope: ListScope) {
  return waiting(db, scope)
    .select(['competition.slug', 'competition.name', 'competition.year'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('competition.id')
    .orderBy('competition.id')
    .execute()
}
