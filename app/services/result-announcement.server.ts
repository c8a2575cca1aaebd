import type { Actor } from '~/domain/actors'
import { inputError } from '~/domain/errors'
import { instantAt } from '~/forms/fields'
import type { AnnouncementFields } from '~/forms/results'
import { requestApproval } from './approval-requests.server'
import type { Context } from './context'
import { type ResultNumber, requireStep } from './result-state.server'
import { transact, type WriteKey } from './transact.server'

/** What the second person decides about. */
export interface AnnouncementPayload {
  result: string
  number: number
  /** `2026-06-24` */
  announcedOn: string
  embargoUntil: string | null
}

/**
 * Asks a second person to announce a result from a day on, and where an embargo is given not before it ends.
 * @throws InputError for a day before the Keputusan; StateError as `requireStep`, `approval_pending`
 */
export async function requestAnnouncement(
  ctx: Context,
  actor: Actor,
  place: ResultNumber,
  { date, embargo }: AnnouncementFields,
  once?: WriteKey,
): Promise<{ approval: string }> {
  return transact(ctx, actor, { type: 'approval.requested', once }, async (tx, record) => {
    const { competition, result } = await requireStep(tx, ctx, actor, place, 'diumumkan')
    if (date < (result.decreeDate ?? '')) throw inputError('date', 'announced_before_decree')
    const payload: AnnouncementPayload = {
      ...{ result: result.uid, number: result.number, announcedOn: date },
      embargoUntil: instantAt(embargo, competition.zone),
    }
    record.chain(competition.uid)
    record.refs({ result: result.uid })
    const approval = await requestApproval(ctx, tx, record, actor, {
      ...{ competitionId: competition.id, act: 'result.announce', subject: result.uid, payload },
    })
    return { approval: approval.uid }
  })
}
