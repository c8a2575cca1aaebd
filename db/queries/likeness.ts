import type { Insertable } from 'kysely'
import type { ListScope } from '~/domain/policy'
import type { Db } from '../connect'
import type { LikenessTable } from '../schema'
import { whereInScope } from './scope'

/** Puts a new comparison in the place of the former one. */
export async function replaceLikenesses(
  db: Db,
  run: { competition_id: number; compared: number; finished_at: string },
  pairs: readonly Omit<Insertable<LikenessTable>, 'competition_id'>[],
): Promise<void> {
  const { competition_id } = run
  await db.deleteFrom('likeness').where('competition_id', '=', competition_id).execute()
  for (const pair of pairs)
    await db
      .insertInto('likeness')
      .values({ competition_id, ...pair })
      .execute()
  const row = { ...run, found: pairs.length }
  await db
    .insertInto('likeness_run')
    .values(row)
    .onConflict((conflict) => conflict.column('competition_id').doUpdateSet(row))
    .execute()
}

export function findLikenessRun(db: Db, competitionId: number) {
  return db
    .selectFrom('likeness_run')
    .selectAll()
    .where('competition_id', '=', competitionId)
    .executeTakeFirst()
}

/** Pairs of which this scope shows both dossiers; what it shows only one of says nothing of the other. */
function pairsIn(db: Db, competitionId: number, scope: ListScope) {
  return db
    .selectFrom('likeness')
    .innerJoin('competition', 'competition.id', 'likeness.competition_id')
    .innerJoin('dossier as one', 'one.id', 'likeness.first_id')
    .innerJoin('dossier as two', 'two.id', 'likeness.second_id')
    .innerJoin('entry as oneEntry', 'oneEntry.id', 'one.entry_id')
    .innerJoin('entry as twoEntry', 'twoEntry.id', 'two.entry_id')
    .innerJoin('dossier_search as oneText', 'oneText.dossier_id', 'one.id')
    .innerJoin('dossier_search as twoText', 'twoText.dossier_id', 'two.id')
    .where('likeness.competition_id', '=', competitionId)
    .where((eb) =>
      eb.and(
        (['oneEntry', 'twoEntry'] as const).map((entry) =>
          whereInScope(eb, scope, {
            competition: `${entry}.competition_id`,
            host: 'competition.host_region',
            ward: `${entry}.region_code`,
          }),
        ),
      ),
    )
    .select([
      'likeness.words',
      'likeness.title_permille',
      'one.uid as first_uid',
      'oneText.title as first_title',
      'oneText.prose as first_prose',
      'oneEntry.label as first_label',
      'oneEntry.region_name as first_ward',
      'oneEntry.kecamatan_name as first_kecamatan',
      'two.uid as second_uid',
      'twoText.title as second_title',
      'twoText.prose as second_prose',
      'twoEntry.label as second_label',
      'twoEntry.region_name as second_ward',
      'twoEntry.kecamatan_name as second_kecamatan',
    ])
}

/** The most copied words first. */
export function listLikenesses(
  db: Db,
  competitionId: number,
  scope: ListScope,
  page: { limit: number; offset: number },
) {
  return pairsIn(db, competitionId, scope)
    .clearSelect()
    .select([
      'likeness.words',
      'likeness.title_permille',
      'one.uid as first_uid',
      'oneText.title as first_title',
      'oneEntry.label as first_label',
      'oneEntry.region_name as first_ward',
      'oneEntry.kecamatan_name as first_kecamatan',
      'two.uid as second_uid',
      'twoText.title as second_title',
      'twoEntry.label as second_label',
      'twoEntry.region_name as second_ward',
      'twoEntry.kecamatan_name as second_kecamatan',
    ])
    .orderBy('likeness.words', 'desc')
    .orderBy('likeness.title_permille', 'desc')
    .orderBy('likeness.first_id')
    .orderBy('likeness.second_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countLikenesses(db: Db, competitionId: number, scope: ListScope): Promise<number> {
  const { count } = await pairsIn(db, competitionId, scope)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** One pair with the texts that were compared, by the public ids of both. */
export function findLikeness(
  db: Db,
  competitionId: number,
  scope: ListScope,
  { first, second }: { first: string; second: string },
) {
  return pairsIn(db, competitionId, scope)
    .where('one.uid', '=', first)
    .where('two.uid', '=', second)
    .executeTakeFirst()
}
