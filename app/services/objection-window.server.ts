import type { Actor } from '~/domain/actors'
import { addDays } from '~/domain/calendar'
import { inputError } from '~/domain/errors'
import { toInstant, toLocal } from '~/domain/time'
import type { Context } from './context'
import { type ResultNumber, requireStep } from './result-state.server'
import { transact, type WriteKey } from './transact.server'

/**
 * Opens the window for objections to a result, until 23.59 of that day: at least as many whole days as the rules say.
 * @throws InputError for a day that is too soon; StateError as `requireStep`
 */
export async function openObjectionWindow(
  ctx: Context,
  actor: Actor,
  place: ResultNumber,
  { until }: { until: string },
  once?: WriteKey,
): Promise<{ until: string }> {
  return transact(ctx, actor, { type: 'result.status_changed', once }, async (tx, record) => {
    const { competition, result, days } = await requireStep(tx, ctx, actor, place, 'masa_sanggah')
    const now = ctx.now().toISOString()
    if (until < addDays(toLocal(now, competition.zone).date, days))
      throw inputError('until', 'window_too_short', { days })
    const closes = toInstant({ date: until, time: '23.59' }, competition.zone)
    await record.update('official_result', result.id, {
      ...{ status: 'masa_sanggah', objections_opened_at: now, objections_until: closes },
    })
    record.chain(competition.uid)
    record.refs({ result: result.uid, number: result.number, status: 'masa_sanggah' })
    return { until: closes }
  })
}
