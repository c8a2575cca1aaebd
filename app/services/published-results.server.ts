import type { Db } from '#db/connect'
import { listResults, type ResultRow } from '#db/queries/results'
import type { ResultStatus } from '~/domain/results/lifecycle'
import { publishedOf } from '~/domain/results/published'
import type { Zone } from '~/domain/time'
import type { Context } from './context'

/**
 * The result of a stage, or with null the final one, that everybody may see at this moment; null while there is none.
 * What is not given here is nobody's but those who run the competition.
 */
export async function findPublishedResult(
  db: Db,
  { now }: Pick<Context, 'now'>,
  competition: { id: number; zone: Zone },
  stage: string | null,
): Promise<ResultRow | null> {
  const results = (await listResults(db, competition.id)).map((row) => ({
    ...row,
    status: row.status as ResultStatus,
  }))
  return publishedOf(results, stage, competition.zone, now().toISOString())
}
