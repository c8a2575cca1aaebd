import { listScoredRegions } from '#db/queries/judge-sight'
import { StateError } from '~/domain/errors'
import { contains } from '~/domain/regions'
import type { Context } from './context'
import type { Tx } from './transact.server'

interface Team {
  competition_id: number | null
  region_code: string | null
}

/**
 * Nobody joins the team of an entry that they are to score, or whose sheet they have sent.
 * @throws StateError `judges_this_ward`
 */
export async function refuseJudgeOfWard(
  tx: Tx,
  ctx: Context,
  personId: number,
  { competition_id: competition, region_code: ward }: Team,
): Promise<void> {
  if (competition === null || ward === null) return
  const regions = await listScoredRegions(tx, personId, competition, ctx.now().toISOString())
  if (regions.some(({ region }) => contains(ward, region))) throw new StateError('judges_this_ward')
}
