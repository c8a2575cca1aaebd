import type { Actor } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import { competitionOf } from './competition-of.server'
import type { Context } from './context'
import { readJudgeStage } from './judging.server'
import { stageRules } from './stage-rules.server'

/**
 * One of the judge's stages with what its sheets ask.
 * @throws NotFoundError when they have nothing to judge in it; StateError `statement_not_signed`
 */
export async function readFieldStage(ctx: Context, actor: Actor, slug: string, code: string) {
  const judged = await readJudgeStage(ctx, actor, slug, code)
  if (!judged.signed) throw new StateError('statement_not_signed')
  const { id } = await competitionOf(ctx.db, slug)
  const { instrument, totalling } = (await stageRules(ctx.db, id, code)).stage
  return { ...judged, instrument, totalling }
}
