import { listResults } from '#db/queries/results'
import type { Context } from './context'

/** Whether there is an official result of this stage, or, without one, of the whole competition. */
export async function isFrozen(
  ctx: Pick<Context, 'db'>,
  competition: { id: number },
  stage: string | null,
): Promise<boolean> {
  return (await listResults(ctx.db, competition.id)).some((result) => result.stage === stage)
}
